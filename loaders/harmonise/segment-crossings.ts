/** Line segments as x1, y1, x2, y2, one after the other. */
export type Segments = Float64Array;

const side = (ax: number, ay: number, bx: number, by: number, x: number, y: number) =>
  Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax));

function cross(s: Segments, a: number, b: number): boolean {
  const [ax, ay, bx, by] = [s[a]!, s[a + 1]!, s[a + 2]!, s[a + 3]!];
  const [cx, cy, dx, dy] = [s[b]!, s[b + 1]!, s[b + 2]!, s[b + 3]!];
  if (Math.max(ay, by) < Math.min(cy, dy) || Math.max(cy, dy) < Math.min(ay, by)) return false;
  const c = side(ax, ay, bx, by, cx, cy);
  const d = side(ax, ay, bx, by, dx, dy);
  if (c * d >= 0) return false;
  return side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) < 0;
}

/**
 * Pairs of segments (their numbers, from 0) that cross in their inside; touching and overlapping ones do not count. Sweep
 * along x: quick for segments that are short compared with the whole.
 */
export function segmentCrossings(segments: Segments): [number, number][] {
  const left = (i: number) => Math.min(segments[4 * i]!, segments[4 * i + 2]!);
  const right = (i: number) => Math.max(segments[4 * i]!, segments[4 * i + 2]!);
  const order = Array.from({length: segments.length / 4}, (_, i) => i).sort(
    (a, b) => left(a) - left(b) || a - b
  );
  const pairs: [number, number][] = [];
  order.forEach((a, position) => {
    const end = right(a);
    for (let next = position + 1; next < order.length; next++) {
      const b = order[next]!;
      if (left(b) > end) return;
      if (cross(segments, 4 * a, 4 * b)) pairs.push([a, b]);
    }
  });
  return pairs;
}

/** The sides of closed rings (first point repeated at the end) as segments. */
export function ringSegments(rings: readonly (readonly (readonly number[])[])[]): Segments {
  const values = rings.flatMap((ring) =>
    ring.slice(1).flatMap((point, i) => [ring[i]![0]!, ring[i]![1]!, point[0]!, point[1]!])
  );
  return Float64Array.from(values);
}
