import type {Kind} from "./places.js";
import {drawing, seriesOf, type Series, type Subject} from "./series.js";

export const ROOT_KEYS = ["migration", "wohndauer5"] as const;
export type RootKey = (typeof ROOT_KEYS)[number];

/** Share of people who have lived at the same address for five years and more. */
const SETTLED: Readonly<Record<Kind, number>> = {
  altstadt: 0.46,
  gruenderzeit: 0.49,
  szene: 0.46,
  studierende: 0.33,
  arbeiter: 0.53,
  zeilen: 0.63,
  grosssiedlung: 0.6,
  gartenstadt: 0.73,
  hang: 0.71,
  dorf: 0.75,
  neubau: 0.7,
  gewerbe: 0.3
};

/** People with a history of immigration (foreigners among them), and people long at the same address. */
export function rootsOf(subject: Subject): Series<RootKey> {
  const {quarter, residents} = subject;
  const drawMigration = drawing(quarter, "migration", 0.08);
  const drawSettled = drawing(quarter, "settled", 0.03);
  return seriesOf(ROOT_KEYS, subject, ({people, need, t}) => {
    const germans = people.total - people.foreigners;
    const abroad = people.total === 0 ? 0 : people.foreigners / people.total;
    const rate = (0.045 + 0.4 * abroad + 0.025 * Math.min(need, 3)) * (1 + 0.018 * t);
    // Where all is new nobody can have been there for long.
    const before = quarter.kind === "neubau" ? (residents[t - 5]?.total ?? 0) : people.total;
    const wohndauer5 = drawSettled(Math.min(before, people.total), SETTLED[quarter.kind] + 0.003 * t, t);
    return {migration: people.foreigners + drawMigration(germans, rate, t), wohndauer5};
  });
}
