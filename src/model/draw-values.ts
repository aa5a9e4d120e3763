import {binomialSampler} from "./statistics/binomial.js";
import {seededRandom} from "./statistics/seeded-random.js";

/** A rate of one area with the count it is a rate of. */
export interface RateCell {
  readonly area_id: string;
  /** Column of the classification's input. */
  readonly column: string;
  /** From 0 to `per`. */
  readonly value: number;
  /** Whole, above 0. */
  readonly denominator: number;
}

export type DrawnRow = Readonly<Record<string, string | number>>;

/** Streams of the generator below this are used for the variants. */
const FIRST_STREAM = 2 ** 24;

/**
 * Values as chance could have given them: in each draw, the count behind each rate is drawn from the binomial distribution
 * with the area's own rate and denominator. One row per draw and area with `draw` (1, 2, …), `area_id` and the columns of its
 * cells. The same seed gives the same rows, whatever the number of draws.
 *
 * @param per what a rate is a share of, such as 100 for percent
 */
export function* drawValues(
  cells: readonly RateCell[],
  per: number,
  draws: number,
  seed: number
): Generator<DrawnRow, void> {
  const areas = new Map<
    string,
    {column: string; denominator: number; draw: ReturnType<typeof binomialSampler>}[]
  >();
  for (const {area_id, column, value, denominator} of cells) {
    const sampler = binomialSampler(denominator, value / per);
    areas.set(area_id, [...(areas.get(area_id) ?? []), {column, denominator, draw: sampler}]);
  }
  for (let draw = 1; draw <= draws; draw++) {
    const random = seededRandom(seed, FIRST_STREAM + draw);
    for (const [area_id, columns] of areas) {
      const row: Record<string, string | number> = {draw, area_id};
      for (const column of columns) row[column.column] = (per * column.draw(random)) / column.denominator;
      yield row;
    }
  }
}
