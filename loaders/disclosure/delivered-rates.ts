import type {Level} from "../../src/model/area.js";
import type {Catalogue} from "../catalogue/catalogue.js";
import type {AreaIndex} from "../harmonise/area-index.js";
import {flagCode} from "../harmonise/cells.js";
import type {ObservationBlock} from "../harmonise/observation-block.js";
import type {DisclosureRules} from "../manifest/municipality.js";
import {isSmall, sensitiveRange, type Interval} from "./protection-rule.js";

interface Context {
  readonly catalogue: Catalogue;
  readonly levels: readonly Level[];
  readonly areas: AreaIndex;
  readonly rules: DisclosureRules;
}

/** What a rate and its denominator say of the count between them. */
interface Implied extends Interval {
  readonly whole: number;
  isShown: boolean;
}

const SUPPRESSED = flagCode("suppressed");
const MOST_DECIMALS = 9;

/**
 * Rates that are delivered without their count. A rate with its denominator gives the count, the more exactly the more
 * decimals it has and the fewer people there are. Where that could be a small count, or all but a few, and leaves fewer
 * candidates than the rule asks for, the rate is withheld; and further ones, those over the fewest people first, until no
 * sum over areas gives a withheld one back.
 *
 * @param blocks - as delivered
 * @param released - the same in the same order, as other rules let them be published
 * @returns `released` without those rates
 */
export function withholdDeliveredRates(
  blocks: readonly ObservationBlock[],
  released: readonly ObservationBlock[],
  context: Context
): ObservationBlock[] {
  const open = new Map(blocks.map((block, i) => [block, released[i]!]));
  const periods = new Set(blocks.map(({period}) => period));
  for (const {indicator, denominator} of context.rules.deliveredRates) {
    const decimals = decimalsOf(indicator, blocks, context.catalogue);
    for (const period of periods) {
      const here = blocks.filter((block) => block.period === period);
      const rates = here.filter((block) => block.indicator === indicator);
      const implied = new Map(
        rates.map((rate) => [
          rate.level,
          impliedCounts(rate, open.get(rate)!, {blocks: here, denominator, decimals}, context)
        ])
      );
      withholdSiblings(implied, period, context);
      for (const rate of rates) open.set(rate, withoutHidden(open.get(rate)!, implied.get(rate.level)!));
    }
  }
  return [...open.values()];
}

interface Known {
  /** All of the period. */
  readonly blocks: readonly ObservationBlock[];
  readonly denominator: readonly string[];
  readonly decimals: number;
}

/** By area; areas without a rate or a denominator are left out. */
function impliedCounts(
  rate: ObservationBlock,
  {flags}: ObservationBlock,
  {blocks, denominator, decimals}: Known,
  {catalogue, rules}: Context
): Map<string, Implied> {
  const {factor} = catalogue.get(rate.indicator)!.indicator;
  const half = 0.5 * 10 ** -decimals;
  const under = denominator.map((key) =>
    blocks.find(({indicator, level}) => indicator === key && level === rate.level)
  );
  const counts = new Map<string, Implied>();
  rate.areas.ids.forEach((id, at) => {
    const whole = under.reduce((sum, block) => sum + (block?.values[at] ?? NaN), 0);
    const value = rate.values[at]!;
    if (Number.isNaN(whole) || Number.isNaN(value)) return;
    const [low, high] = [((value - half) * whole) / factor, ((value + half) * whole) / factor];
    const seen = {low: Math.max(0, Math.ceil(low - 1e-9)), high: Math.max(0, Math.floor(high + 1e-9))};
    counts.set(id, {...seen, whole, isShown: flags[at] === 0 && !isRevealing(seen, whole, rules)});
  });
  return counts;
}

/** Digits after the comma that an indicator is given with anywhere. */
function decimalsOf(key: string, blocks: readonly ObservationBlock[], catalogue: Catalogue): number {
  const digits = blocks
    .filter(({indicator}) => indicator === key)
    .map(({values}) =>
      values.reduce((most, value) => Math.max(most, String(value).split(".")[1]?.length ?? 0), 0)
    );
  return Math.min(MOST_DECIMALS, Math.max(catalogue.get(key)!.indicator.decimals, ...digits));
}

function isRevealing({low, high}: Interval, whole: number, rules: DisclosureRules): boolean {
  const range = sensitiveRange(rules);
  if (high - low >= range.high - range.low) return false;
  for (let count = low; count <= high; count++) {
    if (isSmall(count, rules)) return true;
    if (rules.complement && count < whole && whole - count < rules.threshold) return true;
  }
  return false;
}

/** Withholds further rates where the sum over an area and the rates of its other parts give a withheld one back. */
function withholdSiblings(
  implied: ReadonlyMap<string, ReadonlyMap<string, Implied>>,
  period: string,
  {levels, areas, rules}: Context
): void {
  const families = levels.flatMap(({key: by}) =>
    levels.flatMap(({key: of}) => {
      const [wholes, parts] = [implied.get(by), implied.get(of)];
      if (of === by || wholes === undefined || parts === undefined) return [];
      return [...areas.childrenAt(of, period, by)].flatMap(([id, children]) => {
        const [sum, members] = [wholes.get(id), children.map(({area_id}) => parts.get(area_id))];
        return sum === undefined || members.includes(undefined) ? [] : [{sum, parts: members as Implied[]}];
      });
    })
  );
  for (let isSettled = false; !isSettled;) {
    const open = families.filter(({sum, parts}) => sum.isShown && isGivenBack(sum, parts, rules));
    for (const {parts} of open) {
      const next = parts.filter((part) => part.isShown).sort((a, b) => a.whole - b.whole)[0];
      if (next !== undefined) next.isShown = false;
    }
    // A whole all of whose parts are withheld would still give their sum.
    for (const {sum, parts} of open) if (!parts.some((part) => part.isShown)) sum.isShown = false;
    isSettled = open.length === 0;
  }
}

/** Whether what a sum leaves for its withheld parts holds too few candidates for one of them. */
function isGivenBack(sum: Interval, parts: readonly Implied[], rules: DisclosureRules): boolean {
  const hidden = parts.filter((part) => !part.isShown);
  if (hidden.length === 0) return false;
  const shown = parts.filter((part) => part.isShown);
  const high = sum.high - shown.reduce((all, part) => all + part.low, 0);
  const low = sum.low - shown.reduce((all, part) => all + part.high, 0);
  const range = sensitiveRange(rules);
  const others = hidden.length - 1;
  const least = Math.max(range.low, others === 0 ? low : 0);
  return high - others * range.low - least < range.high - range.low;
}

function withoutHidden(rate: ObservationBlock, implied: ReadonlyMap<string, Implied>): ObservationBlock {
  const isHidden = rate.areas.ids.map((id, at) => rate.flags[at] === 0 && implied.get(id)?.isShown === false);
  return {
    ...rate,
    values: rate.values.map((value, at) => (isHidden[at] ? NaN : value)),
    flags: rate.flags.map((flag, at) => (isHidden[at] ? SUPPRESSED : flag))
  };
}
