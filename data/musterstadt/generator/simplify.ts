import {distance, type Point} from "./plane.js";

/** Distance of p from the segment ab. */
function distanceToSegment(p: Point, a: Point, b: Point): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length));
  return distance(p, [a[0] + t * dx, a[1] + t * dy]);
}

/** Leaves out points nearer than `tolerance` to the line without them (Douglas–Peucker 1973). Ends stay. */
export function simplify(line: readonly Point[], tolerance: number): readonly Point[] {
  const [first, last] = [line[0]!, line.at(-1)!];
  let farthest = 0;
  let most = 0;
  line.forEach((point, i) => {
    const away = distanceToSegment(point, first, last);
    if (away > most) [farthest, most] = [i, away];
  });
  if (most <= tolerance) return [first, last];
  return [
    ...simplify(line.slice(0, farthest + 1), tolerance).slice(0, -1),
    ...simplify(line.slice(farthest), tolerance)
  ];
}
