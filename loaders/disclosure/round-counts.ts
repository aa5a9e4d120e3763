import type {Observation} from "../../src/model/observation.js";
import type {Catalogue} from "../catalogue/catalogue.js";

/**
 * Counts rounded to the nearest multiple of `base`, each by itself, and rates computed from their rounded counts; nothing
 * else changes. The rounding of the Statistik der Bundesagentur für Arbeit and of the 2011 and 2022 censuses works
 * likewise. A rate over nobody is not applicable.
 */
export function roundCounts(
  observations: readonly Observation[],
  catalogue: Catalogue,
  base: number
): Observation[] {
  const round = (count: number | null) => (count === null ? null : Math.round(count / base) * base);
  return observations.map((row): Observation => {
    const entry = catalogue.get(row.indicator);
    if (entry?.type === "count") return row.value === null ? row : {...row, value: round(row.value)};
    if (entry?.type !== "rate") return row;
    const [numerator, denominator] = [round(row.numerator), round(row.denominator)];
    const counts = {numerator, denominator};
    if (row.value === null || numerator === null || denominator === null) return {...row, ...counts};
    if (denominator === 0) return {...row, ...counts, value: null, flag: "not_applicable"};
    return {...row, ...counts, value: (entry.indicator.factor * numerator) / denominator};
  });
}
