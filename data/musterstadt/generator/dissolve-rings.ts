import type {Ring} from "./geography.js";
import type {Point} from "./plane.js";

/**
 * The outline of areas that lie together, from their clockwise rings: an edge that two of them share, walked there and
 * back, is inside. Throws where the outline is not one ring.
 */
export function dissolveRings(rings: readonly Ring[]): Ring {
  const edges = rings.flatMap((ring) =>
    ring.slice(1).map((end, i): readonly [Point, Point] => [ring[i]!, end])
  );
  const walked = new Set(edges.map(([a, b]) => `${String(a)} ${String(b)}`));
  const outer = edges.filter(([a, b]) => !walked.has(`${String(b)} ${String(a)}`));
  const next = new Map(outer.map(([start, end]) => [String(start), end]));
  const first = outer[0]![0];
  const outline: Point[] = [first];
  do outline.push(next.get(String(outline.at(-1)))!);
  while (String(outline.at(-1)) !== String(first) && outline.length <= outer.length);
  if (outline.length !== outer.length + 1) {
    throw new Error(
      `geography: outline in pieces; expected one ring of ${outer.length} edges, got ${outline.length - 1}`
    );
  }
  return outline;
}
