import type {Scope} from "../../src/model/build-info.js";
import type {Observation} from "../../src/model/observation.js";
import type {DisclosureInput, Withheld} from "./withhold.js";
import type {Need} from "./protection-rule.js";
import type {DisclosureRules} from "../manifest/municipality.js";

/** Version of the rules' meaning; changes whenever the same rules would withhold something else. */
export const RULE_VERSION = "1";

/** What disclosure control has done, for the data protection officer. Never leaves the office; has no counts in it. */
export interface DisclosureReport {
  readonly rule_version: string;
  readonly rules: DisclosureRules | "published";
  readonly scope: Scope;
  /** Indicator by indicator and level: how many values there are, and what became of them. */
  readonly indicators: readonly {
    readonly indicator: string;
    readonly level: string;
    readonly values: number;
    readonly withheld_before: number;
    readonly withheld: number;
    /** Share of the population that lives in areas whose value is withheld, all periods together; null: not known. */
    readonly population_share: number | null;
  }[];
  /** Counts, sums behind rates and remainders that are withheld or protected, each with its reason. */
  readonly cells: readonly {readonly cell: string; readonly reason: Need}[];
  readonly withheld: readonly Pick<Observation, "indicator" | "level" | "period" | "area_id" | "flag">[];
  /** null: not attacked, since the values are published already or stay inside the office. */
  readonly audit: {readonly attacked: number; readonly findings: number} | null;
}

const WITHHELD = new Set(["suppressed", "below_minimum"]);

/** The protocol of one run. `population` is the key of the count of all residents. */
export function disclosureReport(
  {observations, catalogue, rules}: Pick<DisclosureInput, "observations" | "catalogue" | "rules">,
  {rows, needs, findings}: Withheld,
  scope: Scope
): DisclosureReport {
  const population = rules.minimumPopulation[0]?.indicator ?? rules.breakdowns[0]?.total;
  const people = new Map(
    observations.flatMap(({indicator, value, ...at}) =>
      indicator === population && value !== null ? [[place(at), value] as const] : []
    )
  );
  const groups = new Map<string, {rows: Observation[]; before: number}>();
  rows.forEach((row, i) => {
    const key = `${row.indicator} ${row.level}`;
    const group = groups.get(key) ?? {rows: [], before: 0};
    groups.set(key, group);
    group.rows.push(row);
    if (WITHHELD.has(observations[i]!.flag ?? "")) group.before++;
  });
  const shown = [...groups.values()].filter(
    ({rows: [first]}) => catalogue.get(first!.indicator)?.indicator.public
  );
  const withheld = rows.filter(({flag}) => WITHHELD.has(flag ?? ""));
  return {
    rule_version: RULE_VERSION,
    rules,
    scope,
    indicators: shown.map(({rows: own, before}) => ({
      indicator: own[0]!.indicator,
      level: own[0]!.level,
      values: own.length,
      withheld_before: before,
      withheld: own.filter(({flag}) => WITHHELD.has(flag ?? "")).length,
      population_share: populationShare(own, people)
    })),
    cells: [...needs].map(([cell, reason]) => ({cell, reason})),
    withheld: withheld.map(({indicator, level, period, area_id, flag}) => ({
      indicator,
      level,
      period,
      area_id,
      flag
    })),
    audit: scope === "public" ? {attacked: needs.size, findings: findings.length} : null
  };
}

function place({level, period, area_id}: Pick<Observation, "level" | "period" | "area_id">): string {
  return `${level} ${period} ${area_id}`;
}

function populationShare(rows: readonly Observation[], people: ReadonlyMap<string, number>): number | null {
  if (people.size === 0) return null;
  const count = (some: readonly Observation[]) =>
    some.reduce((sum, row) => sum + (people.get(place(row)) ?? 0), 0);
  const all = count(rows);
  return all === 0 ? null : count(rows.filter(({flag}) => WITHHELD.has(flag ?? ""))) / all;
}
