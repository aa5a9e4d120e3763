const SWEEPS = 100;
const SMALLEST = 1e-15;

/** The largest eigenvalue of a symmetric matrix, the next one, and the unit eigenvector of the largest. */
export interface FirstEigenvector {
  readonly value: number;
  readonly next: number;
  readonly vector: readonly number[];
}

/**
 * The largest eigenvalue and its eigenvector, by the cyclic Jacobi method (Jacobi 1846; Golub & Van Loan, Matrix
 * Computations, 4th ed., section 8.5), which is exact to rounding for the small matrices of a few indicators. The vector
 * has length 1 and a sum that is not negative.
 *
 * @param matrix symmetric, finite, at least 2 × 2
 */
export function firstEigenvector(matrix: readonly (readonly number[])[]): FirstEigenvector {
  const n = matrix.length;
  const a = matrix.map((row) => [...row]);
  const vectors = a.map((_, i) => a.map((_, j) => Number(i === j)));
  for (let sweep = 0; sweep < SWEEPS && offDiagonal(a) > SMALLEST; sweep++) {
    for (let p = 0; p < n - 1; p++) for (let q = p + 1; q < n; q++) rotate(a, vectors, p, q);
  }
  const order = a.map((_, i) => i).sort((i, j) => a[j]![j]! - a[i]![i]!);
  const [first, second] = [order[0]!, order[1]!];
  const vector = vectors.map((row) => row[first]!);
  const sign = vector.reduce((sum, x) => sum + x, 0) < 0 ? -1 : 1;
  return {value: a[first]![first]!, next: a[second]![second]!, vector: vector.map((x) => sign * x)};
}

function offDiagonal(a: readonly (readonly number[])[]): number {
  const squares = a.flatMap((row, i) => row.filter((_, j) => j !== i).map((x) => x * x));
  return Math.sqrt(squares.reduce((sum, x) => sum + x, 0));
}

/** Turns rows and columns p and q so that a[p][q] becomes 0. */
function rotate(a: number[][], vectors: number[][], p: number, q: number): void {
  if (a[p]![q] === 0) return;
  const theta = (a[q]![q]! - a[p]![p]!) / (2 * a[p]![q]!);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  const turn = (row: number[]) => {
    const [x, y] = [row[p]!, row[q]!];
    row[p] = c * x - s * y;
    row[q] = s * x + c * y;
  };
  a.forEach(turn);
  for (let k = 0; k < a.length; k++) {
    const [x, y] = [a[p]![k]!, a[q]![k]!];
    a[p]![k] = c * x - s * y;
    a[q]![k] = s * x + c * y;
  }
  vectors.forEach(turn);
}
