/**
 * The same path in whole steps of `1 / precision`, each point relative to the one before: a third of the text. Neighbours stay
 * without gaps, because points are rounded before they are subtracted.
 * @param d - only absolute moves, lines and closed rings, as `planeArcs` writes them
 * @returns a path in units of `1 / precision`
 */
export function shortPath(d: string, precision: number): string {
  return d.replace(/M([^MZ]*)(Z?)/g, (_, points: string, close: string) => {
    const places = points
      .split("L")
      .map((point) => point.split(",").map((at) => Math.round(+at * precision)));
    return ring(places as [number, number][], close.toLowerCase());
  });
}

/** Nothing where a ring shrinks to a point. */
function ring([first, ...rest]: readonly (readonly [number, number])[], close: string): string {
  let [x0, y0] = first ?? [0, 0];
  const start = `M${x0} ${y0}l`;
  let steps = "";
  for (const [x, y] of rest) {
    if (x === x0 && y === y0) continue;
    steps += step(x - x0, steps !== "") + step(y - y0, true);
    [x0, y0] = [x, y];
  }
  return steps === "" ? "" : start + steps + close;
}

/** A minus sign separates numbers by itself. */
function step(by: number, isNext: boolean): string {
  return by < 0 || !isNext ? String(by) : ` ${by}`;
}
