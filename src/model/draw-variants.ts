import type {IndexDefinition, Method, Normalisation} from "./method.js";
import type {Assumption, IndexName, IndexVariant, RobustnessOptions, Variant} from "./robustness.js";
import {ASSUMPTIONS, indexNames} from "./robustness.js";
import {dirichlet} from "./statistics/dirichlet.js";
import type {Random} from "./statistics/seeded-random.js";
import {seededRandom} from "./statistics/seeded-random.js";

/** One value per assumption, drawn independently of the others. */
interface Draw {
  readonly weights: Readonly<Record<IndexName, readonly number[]>> | null;
  /** From 0 to 1, as the following: where in the list of choices. */
  readonly omission: number | null;
  readonly normalisation: number | null;
  readonly deviation: number | null;
  /** From −1 to 1 per cut point. */
  readonly cuts: Readonly<Record<IndexName, readonly number[]>> | null;
  readonly chance: number | null;
}

/** What the variants need to know besides the method. */
export interface VariantScale {
  /** Standard deviation of the stated index over the areas. */
  readonly deviation: Readonly<Record<IndexName, number>>;
  /** Whether values can be drawn at all. */
  readonly chance: boolean;
}

/** The assumptions among `options.assumptions` for which the method leaves a choice. */
export function varyingAssumptions(
  method: Method,
  options: RobustnessOptions,
  scale: VariantScale
): Assumption[] {
  const indices = indexNames(method).map((name) => method[name]!);
  const leaves: Readonly<Record<Assumption, boolean>> = {
    weights: indices.some(({indicators}) => indicators.length > 1),
    omission: indices.some(({indicators}) => indicators.length > 1),
    normalisation: indices.some((index) => normalisations(index, options).length > 1),
    deviation: indices.some((index) => [index.normalise, index.standardise].some((x) => x?.startsWith("z-"))),
    cuts: options.shift > 0 && indices.some(({cuts}) => cuts.kind === "values"),
    chance: scale.chance
  };
  return ASSUMPTIONS.filter((assumption) => options.assumptions.includes(assumption) && leaves[assumption]);
}

/**
 * The variants of a method for robustness and sensitivity, after Saisana, Saltelli & Tarantola 2005 ("Uncertainty and
 * sensitivity analysis techniques as tools for the quality assessment of composite indicators", JRSS A 168:2): two
 * independent samples, and for each assumption the first sample with this assumption from the second. In each variant every
 * assumption is drawn: weights from a Dirichlet distribution, one indicator or none left out (equally likely), normalisation
 * and kind of standard deviation equally likely, cut points uniformly around the stated ones.
 *
 * Natural breaks must have become values before. The same method and options give the same variants.
 */
export function drawVariants(method: Method, options: RobustnessOptions, scale: VariantScale): Variant[] {
  return [...eachVariant(method, options, scale)];
}

/** The same one at a time, for a page that is not to be held up. */
export function* eachVariant(
  method: Method,
  options: RobustnessOptions,
  scale: VariantScale
): Generator<Variant, void> {
  const varying = varyingAssumptions(method, options, scale);
  const half = Math.floor(options.variants / 2);
  const [a, b]: [Draw[], Draw[]] = [[], []];
  const names = ["a", "b", ...(options.sensitivity ? varying : [])] as const;
  for (const [block, name] of names.entries()) {
    for (let row = 0; row < half; row++) {
      if (name === "a" || name === "b")
        (name === "a" ? a : b).push(drawAll(method, options, varying, 1 + block * half + row));
      const draw = name === "a" ? a[row]! : name === "b" ? b[row]! : {...a[row]!, [name]: b[row]![name]};
      const index = (of: IndexName) => indexVariant(of, method[of]!, draw, options, scale);
      yield {
        variant: 1 + block * half + row,
        sample: name,
        row,
        draw: draw.chance ?? 0,
        status: index("status"),
        dynamics: method.dynamics === null ? null : index("dynamics")
      };
    }
  }
}

function drawAll(
  method: Method,
  options: RobustnessOptions,
  varying: readonly Assumption[],
  stream: number
): Draw {
  const random = seededRandom(options.seed, stream);
  const both = (draw: (index: IndexDefinition) => readonly number[]) => ({
    status: draw(method.status),
    dynamics: method.dynamics === null ? [] : draw(method.dynamics)
  });
  // Everything is drawn in any case: what varies does not depend on what else varies.
  const drawn: Draw = {
    weights: both((index) => drawWeights(index, options.concentration, random)),
    omission: random(),
    normalisation: random(),
    deviation: random(),
    cuts: both(({cuts}) => (cuts.kind === "values" ? cuts.points.map(() => 2 * random() - 1) : [])),
    chance: stream
  };
  const stated: Draw = {
    weights: null,
    omission: null,
    normalisation: null,
    deviation: null,
    cuts: null,
    chance: null
  };
  return {...stated, ...Object.fromEntries(varying.map((assumption) => [assumption, drawn[assumption]]))};
}

function drawWeights({indicators}: IndexDefinition, concentration: number, random: Random): number[] {
  const total = sum(indicators.map(({weight}) => weight));
  const shares = dirichlet(
    indicators.map(({weight}) => (concentration * weight) / total),
    random
  );
  return shares.map((share) => share * total);
}

function indexVariant(
  name: IndexName,
  index: IndexDefinition,
  draw: Draw,
  options: RobustnessOptions,
  scale: VariantScale
): IndexVariant {
  const choices = normalisations(index, options);
  const normalise = draw.normalisation === null ? index.normalise : pick(choices, draw.normalisation);
  const weights = draw.weights?.[name] ?? index.indicators.map(({weight}) => weight);
  const sample = draw.deviation === null ? null : draw.deviation >= 0.5;
  const points = index.cuts.kind === "values" ? index.cuts.points.map(({at}) => at) : [];
  const shift = options.shift * scale.deviation[name];
  return {
    normalise: withDeviation(normalise, sample),
    standardise: index.standardise && withDeviation(index.standardise, sample),
    weights: draw.omission === null ? weights : leaveOut(weights, draw.omission),
    cuts: points.map((at, i) => at + shift * (draw.cuts?.[name][i] ?? 0)).sort((a, b) => a - b)
  };
}

/** The stated normalisation and the others that give an index on the same scale, so that the cut points still mean it. */
function normalisations(index: IndexDefinition, options: RobustnessOptions): Normalisation[] {
  const comparable = index.standardise !== null || index.cuts.kind !== "values";
  if (!comparable || index.normalise === "none") return [index.normalise];
  const others = options.normalisations.filter(
    (other) =>
      withDeviation(other, false) !== withDeviation(index.normalise, false) &&
      !(index.aggregate === "geometric-mean" && other.startsWith("z-"))
  );
  return [index.normalise, ...others];
}

function withDeviation<T extends string>(kind: T, sample: boolean | null): T | "z-sample" | "z-population" {
  if (sample === null || !kind.startsWith("z-")) return kind;
  return sample ? "z-sample" : "z-population";
}

/** Weights without none or one of the indicators; the others share its weight in proportion. */
function leaveOut(weights: readonly number[], where: number): readonly number[] {
  if (weights.length < 2) return weights;
  const omitted = pick([null, ...weights.keys()], where);
  if (omitted === null) return weights;
  const total = sum(weights);
  const rest = total - weights[omitted]!;
  return weights.map((weight, i) => (i === omitted ? 0 : (weight * total) / rest));
}

const pick = <T>(choices: readonly T[], where: number): T => choices[Math.floor(where * choices.length)]!;

const sum = (values: readonly number[]): number => values.reduce((total, x) => total + x, 0);
