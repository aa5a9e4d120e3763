import type {
  Cuts,
  Direction,
  Edition,
  IndexDefinition,
  Method,
  Normalisation
} from "../../src/model/method.js";
import type {InputRow} from "../classification-helpers.js";

/** mulberry32: a small seeded generator of numbers in [0, 1). */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const NORMALISATIONS: readonly Normalisation[] = [
  "z-population",
  "z-sample",
  "min-max",
  "percent-rank",
  "rank-exponential",
  "none"
];

export const EDITION: Edition = {period: "2020", baseline: null};

export function method(status: Partial<IndexDefinition> = {}): Method {
  return {
    id: "test",
    version: "1",
    title: "Test",
    source: {title: "Test", url: null, note: null},
    level: "quartier",
    editions: [EDITION],
    areas: {population: null, minimumPopulation: null, exclude: []},
    status: {
      indicators: [{key: "a", direction: "higher_is_worse", weight: 1}],
      change: false,
      normalise: "z-population",
      aggregate: "sum",
      standardise: null,
      cuts: {kind: "values", points: [{at: 0, equal: "lower"}]},
      classes: classes(2),
      ...status
    },
    dynamics: null
  };
}

export const classes = (k: number) =>
  Array.from({length: k}, (_, i) => ({code: String(i), name: `Klasse ${i}`}));

/** A random case: every normalisation, aggregation and cut rule; ties, missing values, constants, single areas. */
export function randomCase(seed: number): {method: Method; rows: InputRow[]} {
  const random = generator(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const keys = ["a", "b", "c", "d"].slice(0, 1 + Math.floor(random() * 4));
  const normalise = NORMALISATIONS[seed % NORMALISATIONS.length]!;
  const k = 2 + Math.floor(random() * 4);
  const points = Array.from({length: k - 1}, (_, i) => ({
    at: i * 0.7 - 0.5,
    equal: pick(["lower", "upper"] as const)
  }));
  const cuts: Cuts = pick([{kind: "values", points}, {kind: "quantiles"}, {kind: "natural-breaks"}] as const);
  const last = pick([
    {standardise: null},
    {standardise: "z-population"},
    {standardise: "z-sample"},
    {standardise: null, round: 3},
    {standardise: "percent-rank", round: 3}
  ] as const);
  // Fractions that end in 5 would be rounded by chance.
  const rounds = "round" in last;
  const status: IndexDefinition = {
    indicators: keys.map((key) => ({
      key,
      direction: pick<Direction>(["higher_is_worse", "higher_is_worse", "higher_is_better"]),
      weight: pick(rounds ? [1, 3] : [1, 1, 0.25, 3])
    })),
    change: false,
    normalise,
    aggregate: pick(
      rounds
        ? ["sum"]
        : normalise.startsWith("z-")
          ? ["sum", "weighted-mean"]
          : ["sum", "weighted-mean", "geometric-mean"]
    ),
    ...last,
    cuts,
    classes: classes(k)
  };
  const n = pick([1, 2, 3, 8, 20, 40, 60]);
  const rounding = pick([0, 1, 12]);
  const constant = random() < 0.1 ? keys[0] : null;
  const gaps = pick([0, 0, 0.1]);
  const rows = Array.from({length: n}, (_, i) => ({
    area_id: String(i).padStart(3, "0"),
    suppressed: i % 2 === 0,
    ...Object.fromEntries(
      keys.map((key) => {
        const x = key === constant ? 4.2 : Number((random() * 20).toFixed(rounding));
        return [key, random() < gaps ? null : x];
      })
    )
  }));
  return {method: method(status), rows};
}
