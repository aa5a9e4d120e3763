import * as ss from "simple-statistics";
import type {CutPoint, IndexDefinition, Normalisation} from "../../src/model/method.js";

/**
 * A second implementation of an index, written plainly with simple-statistics to check the SQL against.
 * `columns`: the values of all eligible areas per indicator. Null: there is no answer.
 */
export function referenceIndex(index: IndexDefinition, columns: readonly number[][]): number[] | null {
  const round = (x: number) =>
    index.round === undefined
      ? x
      : (Math.sign(x) * Math.round(Math.abs(x) * 10 ** index.round)) / 10 ** index.round;
  const scores = columns.map((column, i) => {
    const better = index.indicators[i]!.direction === "higher_is_better";
    return referenceScores(
      index.normalise,
      column.map((x) => (better ? -x : x))
    )?.map(round);
  });
  if (scores.some((column) => column === undefined)) return null;
  const weights = index.indicators.map(({weight}) => weight);
  const totals = columns[0]!.map((_, area) =>
    referenceTotal(
      index.aggregate,
      scores.map((column) => column![area]!),
      weights
    )
  );
  if (totals.some((x) => x === null)) return null;
  const rounded = (totals as number[]).map(round);
  return index.standardise === null
    ? rounded
    : (referenceScores(index.standardise, rounded, 1e-12)?.map(round) ?? null);
}

function referenceScores(normalise: Normalisation, x: number[], tolerance?: number): number[] | null {
  const smallest = tolerance ?? 1e-12 * Math.max(...x.map(Math.abs));
  const n = x.length;
  switch (normalise) {
    case "z-population":
    case "z-sample": {
      if (n < 2) return null;
      const sd = normalise === "z-population" ? ss.standardDeviation(x) : ss.sampleStandardDeviation(x);
      return sd > smallest ? x.map((value) => ss.zScore(value, ss.mean(x), sd)) : null;
    }
    case "min-max": {
      const range = ss.max(x) - ss.min(x);
      return range > smallest ? x.map((value) => (value - ss.min(x)) / range) : null;
    }
    case "percent-rank":
      return n < 2 ? null : x.map((value) => x.filter((other) => other < value).length / (n - 1));
    case "rank-exponential":
      return x.map((value) => {
        const rank = 1 + x.filter((other) => other > value).length;
        return -23 * Math.log(1 - ((n - rank + 1) / n) * (1 - Math.exp(-100 / 23)));
      });
    case "none":
      return x;
  }
}

function referenceTotal(
  aggregate: IndexDefinition["aggregate"],
  scores: number[],
  weights: number[]
): number | null {
  if (aggregate === "geometric-mean") {
    if (scores.some((score) => score < 0)) return null;
    const product = scores.map((score, i) => score ** weights[i]!).reduce((a, b) => a * b, 1);
    return product ** (1 / ss.sum(weights));
  }
  const sum = ss.sum(scores.map((score, i) => score * weights[i]!));
  return aggregate === "sum" ? sum : sum / ss.sum(weights);
}

/** Number of the class (0 = least need) by fixed cut points. */
export function referenceValueClass(points: readonly CutPoint[], x: number): number {
  return points.filter(({at, equal}) => (equal === "upper" ? x >= at : x > at)).length;
}

/** Numbers of the classes by the quantile rule: places counted from the most need, ties share the lowest place. */
export function referenceQuantileClasses(k: number, x: readonly number[]): number[] {
  return x.map((value) => {
    const place = 1 + x.filter((other) => other > value).length;
    return k - 1 - Math.floor(((place - 1) * k) / x.length);
  });
}

/** Sum of squared deviations from the means of the classes. */
export function deviance(x: readonly number[], classes: readonly number[]): number {
  const groups = new Map<number, number[]>();
  x.forEach((value, i) => groups.set(classes[i]!, [...(groups.get(classes[i]!) ?? []), value]));
  return ss.sum([...groups.values()].map((group) => ss.sumNthPowerDeviations(group, 2)));
}
