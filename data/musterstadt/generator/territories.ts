import type {Barrier} from "./landscape.js";
import type {Mesh} from "./mesh.js";
import {noise} from "./noise.js";
import {distance, segmentsCross, type Point} from "./plane.js";

/** Binary heap of (cost, item), cheapest first. */
function createQueue(): {
  push: (cost: number, item: number) => void;
  pop: () => {cost: number; item: number} | null;
} {
  const heap: {cost: number; item: number}[] = [];
  const swap = (i: number, j: number): void => {
    [heap[i], heap[j]] = [heap[j]!, heap[i]!];
  };
  const push = (cost: number, item: number): void => {
    heap.push({cost, item});
    for (let i = heap.length - 1; i > 0 && heap[(i - 1) >> 1]!.cost > heap[i]!.cost; i = (i - 1) >> 1) {
      swap(i, (i - 1) >> 1);
    }
  };
  const sink = (i: number): void => {
    const cheapest = [i, 2 * i + 1, 2 * i + 2]
      .filter((j) => j < heap.length)
      .reduce((best, j) => (heap[j]!.cost < heap[best]!.cost ? j : best), i);
    if (cheapest === i) return;
    swap(i, cheapest);
    sink(cheapest);
  };
  const pop = (): {cost: number; item: number} | null => {
    const top = heap[0] ?? null;
    const last = heap.pop();
    if (last !== undefined && heap.length > 0) {
      heap[0] = last;
      sink(0);
    }
    return top;
  };
  return {push, pop};
}

/** A function that says what it costs to step over all barriers between two places. */
function crossingCosts(barriers: readonly Barrier[]): (from: Point, to: Point) => number {
  const size = 0.25;
  const key = (x: number, y: number): string => `${Math.floor(x / size)} ${Math.floor(y / size)}`;
  const segments = new Map<string, {a: Point; b: Point; crossing: number}[]>();
  for (const {line, crossing} of barriers) {
    line.slice(1).forEach((b, i) => {
      const a = line[i]!;
      for (let x = Math.min(a[0], b[0]) - size; x <= Math.max(a[0], b[0]) + size; x += size) {
        for (let y = Math.min(a[1], b[1]) - size; y <= Math.max(a[1], b[1]) + size; y += size) {
          segments.set(key(x, y), [...(segments.get(key(x, y)) ?? []), {a, b, crossing}]);
        }
      }
    });
  }
  return (from, to) =>
    (segments.get(key((from[0] + to[0]) / 2, (from[1] + to[1]) / 2)) ?? [])
      .filter(({a, b}) => segmentsCross(from, to, a, b))
      .reduce((sum, {crossing}) => sum + crossing, 0);
}

/** How hard the ground is to cross: uneven, so that boundaries wander. */
function roughness([x, y]: Point): number {
  return Math.max(
    0.12,
    1 + 1.0 * noise(x, y, 1.7, 11) + 1.1 * noise(x, y, 0.55, 23) + 0.6 * noise(x, y, 0.27, 41)
  );
}

/**
 * Gives every cell of the mesh to the seed from which it is reached at the lowest cost (Dijkstra 1959 from all seeds at
 * once). Territories are connected, and their boundaries keep to rivers, railways, streams and roads.
 * Returns the seed's index for each cell.
 */
export function divideLand(mesh: Mesh, barriers: readonly Barrier[], seeds: readonly Point[]): Int32Array {
  const costOfCrossing = crossingCosts(barriers);
  const ground = mesh.points.map(roughness);
  const owner = new Int32Array(mesh.points.length).fill(-1);
  const costs = new Float64Array(mesh.points.length).fill(Infinity);
  const queue = createQueue();
  seeds.forEach(([x, y], seed) => {
    const cell = mesh.delaunay.find(x, y);
    owner[cell] = seed;
    costs[cell] = 0;
    queue.push(0, cell);
  });
  for (let next = queue.pop(); next !== null; next = queue.pop()) {
    const {cost, item: cell} = next;
    if (cost > costs[cell]!) continue;
    const from = mesh.points[cell]!;
    for (const neighbour of mesh.delaunay.neighbors(cell)) {
      const to = mesh.points[neighbour]!;
      const total =
        cost + distance(from, to) * ((ground[cell]! + ground[neighbour]!) / 2) + costOfCrossing(from, to);
      if (total >= costs[neighbour]!) continue;
      costs[neighbour] = total;
      owner[neighbour] = owner[cell]!;
      queue.push(total, neighbour);
    }
  }
  return owner;
}
