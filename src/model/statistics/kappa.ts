/** How much a disagreement counts: all the same, by its distance in classes, or by the distance squared. */
export type KappaWeights = "unweighted" | "linear" | "quadratic";

/**
 * Cohen's kappa: agreement of two classifications of the same areas beyond what their class sizes alone give; 1 is full
 * agreement, 0 what chance gives. Unweighted (Cohen 1960), linear (Cohen 1968, Cicchetti & Allison 1971) or quadratic weights
 * (Fleiss & Cohen 1973) over classes in order.
 *
 * @param table areas by class in the first (rows) and second (columns) classification, square, classes in the same order
 * @returns null where there is no answer: no areas, or both have all of them in one and the same class
 */
export function kappa(table: readonly (readonly number[])[], weights: KappaWeights): number | null {
  const sum = (values: readonly number[]) => values.reduce((total, x) => total + x, 0);
  const rows = table.map(sum);
  const columns = table.map((_, j) => sum(table.map((row) => row[j]!)));
  const n = sum(rows);
  const total = (count: (i: number, j: number) => number) =>
    sum(table.flatMap((row, i) => row.map((_, j) => disagreement(i, j, weights) * count(i, j))));
  const expected = total((i, j) => rows[i]! * columns[j]!);
  return n === 0 || expected === 0 ? null : 1 - (n * total((i, j) => table[i]![j]!)) / expected;
}

function disagreement(i: number, j: number, weights: KappaWeights): number {
  if (weights === "unweighted") return i === j ? 0 : 1;
  return weights === "linear" ? Math.abs(i - j) : (i - j) ** 2;
}
