import {csv, projectFile} from "../../classification-helpers.js";

/**
 * Homicides in 78 counties around St. Louis and which counties border: the data sets `stl_hom` and `stl.gal` that PySAL's documentation
 * computes its examples with (libpysal, BSD 3-clause; counts by the US National Center for Health Statistics).
 */
export function stLouis() {
  const rows = csv(projectFile("tests/fixtures/statistics/st-louis.csv"));
  return {
    ids: rows.map((row) => row.area!),
    rate: rows.map((row) => Number(row.homicide_rate_1988_1993)),
    counts: rows.map((row) => ({
      numerator: Number(row.homicides_1979_1984),
      denominator: Number(row.population_1979_1984)
    })),
    neighbours: rows.map((row) => row.neighbours!.split(" ").map((id) => Number(id) - 1))
  };
}

/** The ten areas of PySAL's data sets `desmith.txt` and `desmith.gal`. */
export const DE_SMITH = {
  ids: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"],
  values: [2.24, 3.1, 4.55, -5.15, -4.39, 0.46, 5.54, 9.02, -2.09, -3.06],
  neighbours: [
    [2, 4],
    [1, 5],
    [4, 7],
    [1, 3, 5, 8],
    [2, 4, 6, 9],
    [5, 10],
    [3, 8],
    [4, 7, 9],
    [5, 8, 10],
    [6, 9]
  ].map((list) => list.map((id) => id - 1))
} as const;

/** Runs a generator to its end. */
export function finish<T>(run: Generator<void, T>): T {
  for (;;) {
    const {done, value} = run.next();
    if (done === true) return value;
  }
}
