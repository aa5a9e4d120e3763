/** A position in km from the city's south-western corner, east and north; in projected rings, in metres. */
export type Point = readonly [x: number, y: number];

export function distance(a: Point, b: Point): number {
  const [dx, dy] = [a[0] - b[0], a[1] - b[1]];
  return Math.sqrt(dx * dx + dy * dy);
}

function cross(o: Point, a: Point, b: Point): number {
  return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
}

/** Whether the segments ab and cd cross each other. */
export function segmentsCross(a: Point, b: Point, c: Point, d: Point): boolean {
  return cross(a, b, c) * cross(a, b, d) < 0 && cross(c, d, a) * cross(c, d, b) < 0;
}

/** Open curve through corner cutting (Chaikin 1974): the ends stay, every corner is cut at a quarter and three quarters. */
export function cutCorners(line: readonly Point[], times: number): readonly Point[] {
  if (times === 0) return line;
  const cut = line.slice(1).flatMap((end, i): Point[] => {
    const start = line[i]!;
    return [0.25, 0.75].map((t): Point => [
      start[0] + (end[0] - start[0]) * t,
      start[1] + (end[1] - start[1]) * t
    ]);
  });
  return cutCorners([line[0]!, ...cut.slice(1, -1), line.at(-1)!], times - 1);
}
