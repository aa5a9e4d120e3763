import {Command, InvalidArgumentError, Option} from "commander";
import type {Method, Normalisation} from "../../src/model/method.js";
import type {Assumption, ClassRobustness, Robustness, RobustnessOptions} from "../../src/model/robustness.js";
import {ASSUMPTIONS, ROBUSTNESS_DEFAULTS} from "../../src/model/robustness.js";
import {robustness} from "../../src/queries/robustness.js";
import {openDatabase} from "../duckdb.js";
import {withRunOptions} from "./classify.js";
import type {RunOptions} from "./classification-run.js";
import {loadRun, readRun} from "./classification-run.js";
import {drawnRates} from "./drawn-rates.js";
import type {DenominatorFlags} from "./rate-cells.js";
import {positive, withDenominators} from "./rate-cells.js";
import {UsageError} from "./usage-error.js";
import type {OutputColumns, OutputRow} from "./write-rows.js";
import {checkOutput, writeRows} from "./write-rows.js";

export interface RobustnessFlags
  extends
    RunOptions,
    DenominatorFlags,
    Omit<RobustnessOptions, "normalisations" | "assumptions" | "sensitivity"> {
  readonly assumptions: readonly Assumption[];
  readonly normalisations: readonly Normalisation[];
  readonly out?: string;
  readonly sensitivity?: string;
  readonly quick?: boolean;
}

/** From which share of the variants on a class counts as sure in the summary. */
const SURE = 0.95;

/** Runs `robustness`: writes the shares per area and the sensitivity, and tells a summary to standard error. */
async function runRobustness(flags: RobustnessFlags): Promise<void> {
  checkOutput(flags.out, "--out");
  checkOutput(flags.sensitivity, "--sensitivity");
  if (flags.quick === true && flags.sensitivity !== undefined) {
    throw new UsageError("robustness: expected either --quick or --sensitivity, got both");
  }
  const note = (text: string) => process.stderr.write(`${text}\n`);
  const run = await readRun(flags, note, Object.values(flags.denominator));
  const database = await openDatabase();
  try {
    const {method, input} = await loadRun(run, database, note);
    const drawn = drawnRates(run, flags, flags.seed);
    const options = {...flags, sensitivity: flags.quick !== true};
    const result = await robustness(method, input, options, drawn, database);
    summary(result, flags).forEach(note);
    await writeRows(areaColumns(method), result.areas.map(areaRow), flags.out, "robustness");
    if (flags.sensitivity !== undefined) {
      await writeRows(
        EFFECT_COLUMNS,
        result.effects.map((effect) => ({...effect})),
        flags.sensitivity,
        "robustness"
      );
    }
  } finally {
    database.close();
  }
}

function summary(
  {areas, effects, assumptions}: Robustness,
  {variants, seed, assumptions: asked}: Pick<RobustnessOptions, "variants" | "seed" | "assumptions">
): string[] {
  const fixed = asked.filter((assumption) => !assumptions.includes(assumption));
  const lines = [
    `robustness: ${variants} variants of ${areas.length} areas, seed ${seed}, varying ${assumptions.join(", ") || "nothing"}`,
    ...(fixed.length === 0
      ? []
      : [`note: no choice left by the method and the values in ${fixed.join(", ")}`])
  ];
  for (const index of ["status", "dynamics", "combined"] as const) {
    const shares = areas.map((area) => area[index]?.kept).filter((kept) => kept !== undefined);
    if (shares.length === 0) continue;
    const sure = shares.filter((kept) => kept >= SURE).length;
    const effect = effects
      .filter((entry) => entry.index === index && entry.total !== null)
      .sort((a, b) => b.total! - a.total!)
      .map(({assumption, first, total}) => `${assumption} ${first!.toFixed(2)} (${total!.toFixed(2)})`);
    lines.push(`${index}: ${sure} of ${shares.length} areas keep their class in 95 % of the variants`);
    if (effect.length > 0)
      lines.push(`  what matters, first-order (total) sensitivity: ${effect.join(", ")}`);
  }
  return lines;
}

const EFFECT_COLUMNS: OutputColumns = {
  index: "STRING",
  assumption: "STRING",
  first: "DOUBLE",
  total: "DOUBLE"
};

const indicesOf = (method: Method) =>
  method.dynamics === null ? (["status"] as const) : (["status", "dynamics", "combined"] as const);

function areaColumns(method: Method): OutputColumns {
  const columns = indicesOf(method).flatMap((index): [string, "STRING" | "DOUBLE"][] => [
    [`${index}_class`, "STRING"],
    [`${index}_kept`, "DOUBLE"],
    [`${index}_other`, "STRING"]
  ]);
  return {area_id: "STRING", ...Object.fromEntries(columns)};
}

function areaRow({area_id, ...indices}: Robustness["areas"][number]): OutputRow {
  const cells = Object.entries(indices).flatMap(([index, found]: [string, ClassRobustness | null]) =>
    found === null
      ? []
      : [
          [`${index}_class`, found.class],
          [`${index}_kept`, found.kept],
          [`${index}_other`, found.other]
        ]
  );
  return {area_id, ...(Object.fromEntries(cells) as OutputRow)};
}

function wholeNumber(least: number, even = false): (text: string) => number {
  return (text) => {
    const x = Number(text);
    const valid = /^\d+$/.test(text) && x >= least && x < 2 ** 23 && (!even || x % 2 === 0);
    if (!valid)
      throw new InvalidArgumentError(`expected ${even ? "an even" : "a whole"} number from ${least}.`);
    return x;
  };
}

function oneOf<T extends string>(known: readonly T[]): (text: string) => T[] {
  return (text) => {
    const items = text.split(",").map((item) => item.trim());
    const wrong = items.find((item) => !(known as readonly string[]).includes(item));
    if (wrong !== undefined)
      throw new InvalidArgumentError(`expected some of ${known.join(",")}, got "${wrong}".`);
    return items as T[];
  };
}

const defaults = ROBUSTNESS_DEFAULTS;

/** The command `robustness`, to be added to the program. */
export const robustnessCommand = withDenominators(
  withRunOptions(new Command("robustness")),
  "no chance in counts"
)
  .description("Tell for each area in how many plausible variants of a method it keeps its class")
  .option("--variants <n>", "variants to count, an even number", wholeNumber(2, true), defaults.variants)
  .option("--seed <n>", "the same seed gives the same result", wholeNumber(0), defaults.seed)
  .addOption(
    new Option("--assumptions <list>", "what varies")
      .argParser(oneOf(ASSUMPTIONS))
      .default(ASSUMPTIONS, ASSUMPTIONS.join(","))
  )
  .addOption(
    new Option("--normalisations <list>", "normalisations to try besides the stated one")
      .argParser(oneOf(["z-population", "min-max", "percent-rank", "rank-exponential"] as const))
      .default(defaults.normalisations, defaults.normalisations.join(","))
  )
  .option("--concentration <x>", "of the weights around the stated ones", positive, defaults.concentration)
  .option(
    "--shift <x>",
    "how far cut points move, in standard deviations of the index",
    positive,
    defaults.shift
  )
  .option("--quick", "shares only, without the sensitivity")
  .option("--sensitivity <file>", ".csv, .parquet or .json for first-order and total sensitivity")
  .option("--out <file>", '.csv, .parquet or .json to write (default: CSV to standard output; also "-")')
  .addHelpText(
    "after",
    `
Example:
  quartierslabor robustness --method data/berlin/methods/mss-berlin-2019.yaml --period 2019 \\
    --values values.csv --denominator s1=population --out sure.csv --sensitivity matters.csv

Per index the result has the class as stated, the share of the variants that give the same class (0 to 1), and the class
that the others give most often. Assumptions: weights, omission (one indicator left out), normalisation, deviation (sample
instead of population), cuts (moved), chance (binomial, where denominators are given). See docs/methoden.md.`
  )
  .action(runRobustness);
