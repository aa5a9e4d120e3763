import type {Mesh} from "./mesh.js";
import type {Point} from "./plane.js";

/** A stretch of boundary between two territories (left and right of its direction), from node to node. */
export interface Arc {
  readonly line: readonly Point[];
  readonly left: number;
  readonly right: number;
  readonly start: number;
  readonly end: number;
}

interface Step {
  readonly to: number;
  readonly left: number;
  readonly right: number;
}

/** Boundary edges of the mesh: per Voronoi vertex (a triangle of the Delaunay triangulation) the steps that leave it. */
function boundarySteps(mesh: Mesh, owner: (cell: number) => number): Map<number, readonly Step[]> {
  const {triangles, halfedges} = mesh.delaunay;
  const steps = new Map<number, readonly Step[]>();
  halfedges.forEach((opposite, edge) => {
    if (opposite < 0) return;
    const from = owner(triangles[edge]!);
    const to = owner(triangles[edge % 3 === 2 ? edge - 2 : edge + 1]!);
    if (from === to) return;
    const vertex = Math.floor(edge / 3);
    // The step leads from this edge's triangle into the neighbouring one, between the cells at the edge's two ends.
    const step = {to: Math.floor(opposite / 3), left: to, right: from};
    steps.set(vertex, [...(steps.get(vertex) ?? []), step]);
  });
  return steps;
}

function circumcentre(mesh: Mesh, triangle: number): Point {
  const [a, b, c] = [0, 1, 2].map(
    (corner) => mesh.points[mesh.delaunay.triangles[triangle * 3 + corner]!]!
  ) as [Point, Point, Point];
  const [dx, dy, ex, ey] = [b[0] - a[0], b[1] - a[1], c[0] - a[0], c[1] - a[1]];
  const [bl, cl, d] = [dx * dx + dy * dy, ex * ex + ey * ey, 2 * (dx * ey - dy * ex)];
  return [a[0] + (ey * bl - dy * cl) / d, a[1] + (dx * cl - ex * bl) / d];
}

/** Follows one boundary from a node to the next one. */
function follow(
  steps: Map<number, readonly Step[]>,
  node: number,
  first: Step
): {path: number[]; end: number} {
  const path = [node, first.to];
  for (;;) {
    const at = path.at(-1)!;
    const onward = steps.get(at)!;
    if (onward.length !== 2 || at === node) return {path, end: at};
    const before = path.at(-2)!;
    path.push(onward.find(({to}) => to !== before)!.to);
  }
}

/** All boundaries between territories as arcs, each exactly once. Assumes that every boundary meets a node (no enclaves). */
export function traceArcs(mesh: Mesh, owner: (cell: number) => number): readonly Arc[] {
  const steps = boundarySteps(mesh, owner);
  return [...steps.entries()]
    .filter(([, leaving]) => leaving.length !== 2)
    .flatMap(([node, leaving]) =>
      leaving.flatMap((first) => {
        if (first.left > first.right) return [];
        const {path, end} = follow(steps, node, first);
        const line = path.map((vertex) => circumcentre(mesh, vertex));
        return [{line, left: first.left, right: first.right, start: node, end}];
      })
    );
}
