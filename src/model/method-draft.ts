import type {
  AreaExclusion,
  ClassName,
  CutPoint,
  Direction,
  IndexDefinition,
  Method,
  MethodIndicator
} from "./method.js";
import type {IndexName} from "./robustness.js";
import {moveShare, sharesOf} from "./weight-shares.js";

/** Reason that stands with areas left out in the laboratory. */
export const LEFT_OUT = "Im Methodenlabor ausgelassen.";

/** Why a draft cannot be computed. */
export type DraftProblem = "no-indicator" | "no-weight" | "cut-order" | "negative-scores" | "component";

/** A draft that computes what it says: indicators of weight 0 count for nothing and are left out. */
export function effectiveMethod(draft: Method): Method {
  const effective = (index: IndexDefinition): IndexDefinition =>
    index.weights === undefined && index.indicators.some(({weight}) => weight === 0)
      ? {...index, indicators: index.indicators.filter(({weight}) => weight > 0)}
      : index;
  return {...draft, status: effective(draft.status), dynamics: draft.dynamics && effective(draft.dynamics)};
}

/** What is wrong with a draft before anything is computed, the first problem of each index. */
export function draftProblems(
  draft: Method
): readonly {readonly index: IndexName; readonly problem: DraftProblem}[] {
  return (["status", "dynamics"] as const).flatMap((index) => {
    const definition = draft[index];
    const problem = definition && indexProblem(definition);
    return problem ? [{index, problem}] : [];
  });
}

function indexProblem({
  indicators,
  weights,
  cuts,
  aggregate,
  normalise
}: IndexDefinition): DraftProblem | null {
  if (indicators.length === 0) return "no-indicator";
  if (weights === undefined && indicators.every(({weight}) => weight === 0)) return "no-weight";
  if (weights !== undefined && indicators.length < 2) return "component";
  if (aggregate === "geometric-mean" && normalise.startsWith("z-")) return "negative-scores";
  const points = cuts.kind === "values" ? cuts.points : [];
  const ordered = points.every(({at}, i) => Number.isFinite(at) && (i === 0 || points[i - 1]!.at < at));
  return ordered ? null : "cut-order";
}

/** The index with one more indicator, of average weight. */
export function withIndicator(index: IndexDefinition, key: string, direction: Direction): IndexDefinition {
  const {indicators} = index;
  if (indicators.some((one) => one.key === key)) return index;
  const total = indicators.reduce((sum, {weight}) => sum + weight, 0);
  const weight = total > 0 ? total / indicators.length : 1;
  return {...index, indicators: [...indicators, {key, direction, weight}]};
}

export function withoutIndicator(index: IndexDefinition, key: string): IndexDefinition {
  return {...index, indicators: index.indicators.filter((one) => one.key !== key)};
}

export function withDirection(index: IndexDefinition, key: string, direction: Direction): IndexDefinition {
  return changed(index, (one) => (one.key === key ? {...one, direction} : one));
}

/** Gives an indicator a share from 0 to 100 of all weights, whose sum stays; see `moveShare`. */
export function withShare(
  index: IndexDefinition,
  key: string,
  share: number,
  locked: ReadonlySet<string>
): IndexDefinition {
  const {indicators} = index;
  const place = indicators.findIndex((one) => one.key === key);
  const weights = indicators.map(({weight}) => weight);
  const total = weights.reduce((sum, weight) => sum + weight, 0) || indicators.length;
  const fixed = new Set([...indicators.keys()].filter((i) => locked.has(indicators[i]!.key)));
  const shares = moveShare(sharesOf(weights), place, share, fixed);
  return changed(index, (one, i) => ({...one, weight: tidy((shares[i]! * total) / 100)}));
}

/** Weights that are found from the values, or stated: then all the same. */
export function withWeightRule(index: IndexDefinition, found: boolean): IndexDefinition {
  const equal = changed(index, (one) => ({...one, weight: 1}));
  if (found) return {...equal, weights: "first-principal-component"};
  return Object.fromEntries(
    Object.entries(equal).filter(([key]) => key !== "weights")
  ) as unknown as IndexDefinition;
}

/** Twelve decimals: what adding and dividing leaves behind is none of the reader's choices. */
const tidy = (x: number): number => Number(x.toFixed(12));

function changed(
  index: IndexDefinition,
  change: (indicator: MethodIndicator, i: number) => MethodIndicator
): IndexDefinition {
  return {...index, indicators: index.indicators.map(change)};
}

/** Moves one fixed cut point; the order is not changed. */
export function withCut(index: IndexDefinition, place: number, at: number): IndexDefinition {
  if (index.cuts.kind !== "values") return index;
  const points = index.cuts.points.map((point, i) => (i === place ? {...point, at} : point));
  return {...index, cuts: {kind: "values", points}};
}

/**
 * The index with other cut rules or another number of classes. As many classes as the reference has keep its names.
 *
 * @param values the index's values now: fixed cut points that do not exist yet divide them into groups of equal size
 */
export function withClasses(
  index: IndexDefinition,
  reference: IndexDefinition,
  kind: IndexDefinition["cuts"]["kind"],
  count: number,
  values: readonly number[]
): IndexDefinition {
  const classes = classNames(reference, count);
  if (kind !== "values") return {...index, classes, cuts: {kind}};
  const kept = [index.cuts, reference.cuts].find(
    (cuts) => cuts.kind === "values" && cuts.points.length === count - 1
  );
  return {...index, classes, cuts: kept ?? {kind: "values", points: evenCuts(values, count)}};
}

function classNames({classes}: IndexDefinition, count: number): readonly ClassName[] {
  if (classes.length === count) return classes;
  return Array.from({length: count}, (_, i) => ({
    code: String(i + 1),
    name: `Klasse ${i + 1} von ${count}`
  }));
}

/** Cut points, rounded to two decimals, that divide values into groups of about equal size. */
export function evenCuts(values: readonly number[], count: number): readonly CutPoint[] {
  const sorted = [...values].sort((a, b) => a - b);
  const points: CutPoint[] = [];
  for (let i = 1; i < count; i++) {
    const wanted = sorted[Math.min(sorted.length - 1, Math.floor((i * sorted.length) / count))] ?? i;
    const rounded = Math.round(wanted * 100) / 100;
    const last = points.at(-1)?.at ?? -Infinity;
    points.push({at: rounded > last ? rounded : Number((last + 0.01).toFixed(2)), equal: "lower"});
  }
  return points;
}

/** Areas that the reader leaves out, besides those of the reference. */
export function leftOut(draft: Method): readonly string[] {
  return draft.areas.exclude.find(({reason}) => reason === LEFT_OUT)?.areas ?? [];
}

export function withLeftOut(draft: Method, areas: readonly string[]): Method {
  const others = draft.areas.exclude.filter(({reason}) => reason !== LEFT_OUT);
  const own: AreaExclusion[] =
    areas.length === 0 ? [] : [{areas: [...areas].sort(), periods: null, reason: LEFT_OUT}];
  return {...draft, areas: {...draft.areas, exclude: [...others, ...own]}};
}
