import type {Scope} from "../../src/model/build-info.js";
import type {Observation} from "../../src/model/observation.js";
import type {Catalogue} from "../catalogue/catalogue.js";
import {flagCode, flagOf} from "../harmonise/cells.js";
import {groupBy} from "../harmonise/group-by.js";
import type {ObservationBlock} from "../harmonise/observation-block.js";
import type {DisclosureRules} from "../manifest/municipality.js";
import type {Finding} from "./audit.js";
import type {Need} from "./protection-rule.js";

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

const WITHHELD: ReadonlySet<number> = new Set([flagCode("suppressed"), flagCode("below_minimum")]);

interface Before {
  readonly observations: readonly ObservationBlock[];
  readonly catalogue: Catalogue;
  readonly rules: DisclosureRules;
  readonly scope: Scope;
}

/** After disclosure control: blocks in the order they had before. */
interface After {
  readonly blocks: readonly ObservationBlock[];
  readonly needs: ReadonlyMap<string, Need>;
  readonly findings: readonly Finding[];
}

/** The protocol of one run. */
export function disclosureReport(before: Before, {blocks, needs, findings}: After): DisclosureReport {
  const {rules, scope} = before;
  return {
    ...{rule_version: RULE_VERSION, rules, scope},
    indicators: byIndicator(before, blocks),
    cells: [...needs].map(([cell, reason]) => ({cell, reason})),
    withheld: blocks.flatMap(withheldCells),
    audit: scope === "public" ? {attacked: needs.size, findings: findings.length} : null
  };
}

function withheldCells({
  indicator,
  level,
  period,
  areas,
  flags
}: ObservationBlock): DisclosureReport["withheld"] {
  return areas.ids.flatMap((area_id, at) => {
    const flag = WITHHELD.has(flags[at]!) ? flagOf(flags[at]!) : null;
    return flag === null ? [] : [{indicator, level, period, area_id, flag}];
  });
}

/** The first population named is the measure. */
function byIndicator(
  {observations, catalogue, rules}: Before,
  blocks: readonly ObservationBlock[]
): DisclosureReport["indicators"] {
  const population = rules.minimumPopulation[0]?.indicator ?? rules.breakdowns[0]?.total;
  const people = new Map(
    observations
      .filter(({indicator}) => indicator === population)
      .map(({level, period, values}) => [`${level} ${period}`, values])
  );
  const pairs = blocks.map((after, i) => ({after, before: observations[i]!}));
  const shown = pairs.filter(({after}) => catalogue.get(after.indicator)?.indicator.public);
  const groups = groupBy(shown, ({after}) => `${after.indicator} ${after.level}`);
  return [...groups.values()].map((group) => ({
    indicator: group[0].after.indicator,
    level: group[0].after.level,
    values: group.reduce((sum, {after}) => sum + after.flags.length, 0),
    withheld_before: group.reduce((sum, {before}) => sum + countWithheld(before), 0),
    withheld: group.reduce((sum, {after}) => sum + countWithheld(after), 0),
    population_share: populationShare(
      group.map(({after}) => after),
      people
    )
  }));
}

function countWithheld({flags}: ObservationBlock): number {
  return flags.reduce((count, flag) => count + (WITHHELD.has(flag) ? 1 : 0), 0);
}

function populationShare(
  blocks: readonly ObservationBlock[],
  people: ReadonlyMap<string, Float64Array>
): number | null {
  let [all, withheld] = [0, 0];
  for (const {level, period, flags} of blocks) {
    for (const [at, count] of (people.get(`${level} ${period}`) ?? new Float64Array(0)).entries()) {
      if (Number.isNaN(count)) continue;
      all += count;
      if (WITHHELD.has(flags[at]!)) withheld += count;
    }
  }
  return all === 0 ? null : withheld / all;
}
