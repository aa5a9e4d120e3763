import type {AreaFill} from "../components/link-state.js";
import {
  categoryColours,
  divergingColours,
  OWN_CATEGORIES,
  sequentialColours,
  type Hue
} from "../components/sequential.js";
import {classIndex} from "../model/class-breaks.js";
import {formatNumber} from "../model/format.js";
import {FLAGS, type Flag} from "../model/observation.js";
import type {AreaValue} from "../model/indicator-series.js";
import type {Indicator, Polarity} from "../model/indicator.js";
import {FLAG_WORDS} from "../text/indicator.js";

/** A class of the map: values, or a reason why there is none. */
export interface MapClass {
  /** Position as text ("0"), or the flag; what stands in the address. */
  readonly key: string;
  readonly name: string;
  readonly fill: AreaFill;
}

/** How the values of an indicator are put into classes. */
export interface MapClasses {
  readonly cuts: readonly number[];
  /** From small to large. */
  readonly values: readonly MapClass[];
  readonly gaps: readonly MapClass[];
  /** Key of a value's class. */
  readonly keyOf: (value: AreaValue) => string;
}

const HUES: Readonly<Record<Polarity, Hue>> = {
  higher_is_worse: "need",
  higher_is_better: "good",
  neutral: "plain"
};

const GAP_FILLS: Readonly<Record<Flag, AreaFill>> = {
  suppressed: {pattern: "hatch"},
  below_minimum: {pattern: "dots"},
  missing: {pattern: "outline"},
  not_applicable: {pattern: "outline"}
};

const GAPS: readonly MapClass[] = FLAGS.map((flag) => ({
  key: flag,
  name: FLAG_WORDS[flag],
  fill: GAP_FILLS[flag]
}));

/** Classes between cut points; with a reference that is one of them, two hues meet there. */
export function valueClasses(
  indicator: Indicator,
  cuts: readonly number[],
  reference: number | null = null
): MapClasses {
  const colours =
    reference === null
      ? sequentialColours(cuts.length + 1, HUES[indicator.polarity])
      : around(cuts, reference, indicator.polarity);
  const values = colours.map((colour, i) => ({
    key: String(i),
    name: rangeName(cuts[i - 1], cuts[i], indicator.decimals),
    fill: {colour}
  }));
  return {cuts, values, gaps: GAPS, keyOf: keyFinder((value) => classIndex(value, cuts))};
}

/** Below the reference one hue, from it on another; which one means need follows the polarity. */
function around(cuts: readonly number[], reference: number, polarity: Polarity): readonly string[] {
  const below = cuts.filter((cut) => cut <= reference).length;
  const above = cuts.length + 1 - below;
  return polarity === "higher_is_better"
    ? divergingColours(above, below).toReversed()
    : divergingColours(below, above);
}

/** A class per value; with many, the rarer ones share the last. `counts` says how often each occurs. */
export function categoryClasses(indicator: Indicator, counts: ReadonlyMap<number, number>): MapClasses {
  const all = [...counts.keys()].sort((a, b) => a - b);
  const many = all.length > OWN_CATEGORIES + 1;
  const frequent = [...all].sort((a, b) => counts.get(b)! - counts.get(a)! || a - b).slice(0, OWN_CATEGORIES);
  const own = many ? frequent.sort((a, b) => a - b) : all;
  const colours = categoryColours(own.length + Number(many));
  const names = [
    ...own.map((value) => formatNumber(value, indicator.decimals)),
    ...(many ? [`übrige (${formatNumber(all.length - own.length)} Ausprägungen)`] : [])
  ];
  const places = new Map(own.map((value, i) => [value, i]));
  return {
    cuts: [],
    values: names.map((name, i) => ({key: String(i), name, fill: {colour: colours[i]!}})),
    gaps: GAPS,
    keyOf: keyFinder((value) => places.get(value) ?? own.length)
  };
}

function keyFinder(place: (value: number) => number): MapClasses["keyOf"] {
  return ({value, flag}) => (value === null ? (flag ?? "missing") : String(place(value)));
}

/** "unter 5", "5 bis unter 8,2", "ab 8,2"; "alle Werte" for a single class. */
function rangeName(from: number | undefined, to: number | undefined, decimals: number): string {
  const text = (value: number) =>
    formatNumber(value, Math.min(Math.max(decimals, digitsOf(value)), decimals + 1));
  if (from === undefined && to === undefined) return "alle Werte";
  if (from === undefined) return `unter ${text(to!)}`;
  return to === undefined ? `ab ${text(from)}` : `${text(from)} bis unter ${text(to)}`;
}

function digitsOf(cut: number): number {
  return /\.(\d+)$/.exec(String(cut))?.[1]?.length ?? 0;
}
