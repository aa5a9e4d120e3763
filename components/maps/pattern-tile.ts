/** Distance of the lines and the dots, in pixels of the page; as of the patterns of a drawing. */
const STEPS = {hatch: 6 * Math.SQRT2, dots: 6} as const;

/** What a canvas repeats as hatching or dots: whole pixels, so that it stays sharp. `ratio`: pixels per pixel of the page. */
export function patternTile(
  kind: keyof typeof STEPS,
  {ground, ink}: {readonly ground: string; readonly ink: string},
  ratio: number
): HTMLCanvasElement {
  const step = STEPS[kind];
  const tile = document.createElement("canvas");
  tile.width = tile.height = Math.max(1, Math.round(step * ratio));
  const context = tile.getContext("2d")!;
  context.scale(tile.width / step, tile.width / step);
  context.fillStyle = ground;
  context.fillRect(0, 0, step, step);
  context.fillStyle = context.strokeStyle = ink;
  if (kind === "hatch") drawLines(context, step);
  else drawDots(context);
  return tile;
}

/** One from corner to corner, and its neighbours, which reach over the other corners. */
function drawLines(context: CanvasRenderingContext2D, step: number): void {
  context.lineWidth = 1.1;
  for (const from of [-step, 0, step]) {
    context.beginPath();
    context.moveTo(from - 1, step + 1);
    context.lineTo(from + step + 1, -1);
    context.stroke();
  }
}

function drawDots(context: CanvasRenderingContext2D): void {
  for (const at of [1.5, 4.5]) {
    context.beginPath();
    context.arc(at, at, 0.9, 0, 2 * Math.PI);
    context.fill();
  }
}
