import type {Scope} from "../../src/model/build-info.js";
import type {Flag, Observation} from "../../src/model/observation.js";
import {groupBy} from "../harmonise/group-by.js";
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

const WITHHELD: ReadonlySet<Flag> = new Set(["suppressed", "below_minimum"]);

/** The protocol of one run. */
export function disclosureReport(
  input: Pick<DisclosureInput, "observations" | "catalogue" | "rules">,
  {rows, needs, findings}: Withheld,
  scope: Scope
): DisclosureReport {
  const withheld = rows.filter(isWithheld);
  return {
    rule_version: RULE_VERSION,
    rules: input.rules,
    scope,
    indicators: byIndicator(input, rows),
    cells: [...needs].map(([cell, reason]) => ({cell, reason})),
    withheld: withheld.map(({indicator, level, period, area_id, flag}) => {
      return {indicator, level, period, area_id, flag};
    }),
    audit: scope === "public" ? {attacked: needs.size, findings: findings.length} : null
  };
}

function isWithheld({flag}: Observation): boolean {
  return flag !== null && WITHHELD.has(flag);
}

/** `rows` are the observations after disclosure control, in the same order. The first population named is the measure. */
function byIndicator(
  {observations, catalogue, rules}: Pick<DisclosureInput, "observations" | "catalogue" | "rules">,
  rows: readonly Observation[]
): DisclosureReport["indicators"] {
  const population = rules.minimumPopulation[0]?.indicator ?? rules.breakdowns[0]?.total;
  const people = new Map(
    observations.flatMap((row) =>
      row.indicator === population && row.value !== null ? [[place(row), row.value] as const] : []
    )
  );
  const pairs = rows.map((row, i) => ({row, before: observations[i]!}));
  const shown = pairs.filter(({row}) => catalogue.get(row.indicator)?.indicator.public);
  const groups = groupBy(shown, ({row}) => `${row.indicator} ${row.level}`);
  return [...groups.values()].map((group) => ({
    indicator: group[0]!.row.indicator,
    level: group[0]!.row.level,
    values: group.length,
    withheld_before: group.filter(({before}) => isWithheld(before)).length,
    withheld: group.filter(({row}) => isWithheld(row)).length,
    population_share: populationShare(
      group.map(({row}) => row),
      people
    )
  }));
}

function place({level, period, area_id}: Pick<Observation, "level" | "period" | "area_id">): string {
  return `${level} ${period} ${area_id}`;
}

function populationShare(rows: readonly Observation[], people: ReadonlyMap<string, number>): number | null {
  if (people.size === 0) return null;
  const count = (some: readonly Observation[]) =>
    some.reduce((sum, row) => sum + (people.get(place(row)) ?? 0), 0);
  const all = count(rows);
  return all === 0 ? null : count(rows.filter(isWithheld)) / all;
}
