import {Command} from "commander";
import type {ClassifiedArea} from "../../src/model/classification.js";
import type {Method} from "../../src/model/method.js";
import {classificationQuery, partColumn} from "../../src/queries/classification.js";
import {decodeClassification} from "../../src/queries/decode-classification.js";
import {openDatabase} from "../duckdb.js";
import {certaintyColumns} from "./certainty-columns.js";
import type {ClassificationRun, RunOptions} from "./classification-run.js";
import {loadRun, readRun} from "./classification-run.js";
import type {DenominatorFlags} from "./rate-cells.js";
import {positive, withDenominators} from "./rate-cells.js";
import type {ValuesFile} from "./values-file.js";
import type {OutputColumns, OutputRow} from "./write-rows.js";
import {checkOutput, writeRows} from "./write-rows.js";

export interface ClassifyOptions extends RunOptions, Partial<DenominatorFlags> {
  /** CSV, Parquet or JSON to write; without it or "-": CSV to standard output. */
  readonly out?: string;
  /** Whether the result also has each indicator's value and score. */
  readonly scores?: boolean;
  /** False discovery rate over the areas for the change of an indicator with denominators. */
  readonly fdr?: number;
  /** Receives notes on what was left out or assumed; by default they go to standard error. */
  readonly note?: (text: string) => void;
}

/**
 * Classifies the areas of a table by a method file, with the SQL of the site, and writes the classes: one row per row of
 * the values, in their order. Nothing is written if there is a mistake.
 *
 * @throws with every mistake of the method file or the values, each with its place
 */
export async function classify(options: ClassifyOptions): Promise<ClassifiedArea[]> {
  checkOutput(options.out, "--out");
  const note = options.note ?? ((text: string) => process.stderr.write(`${text}\n`));
  const {denominator = {}, per = 100, fdr = 0.05} = options;
  const run = await readRun(options, note, Object.values(denominator));
  const areas = await classifyRun(run, note);
  zeroNotes(run.values, areas).forEach(note);
  const certainty = certaintyColumns(run, areas, {denominator, per, fdr});
  certainty.notes.forEach(note);
  const scores = options.scores === true;
  const columns = {...columnsOf(run.method, scores), ...certainty.columns};
  const rows = areas.map((area) => ({...rowOf(area, scores), ...certainty.cells.get(area.area_id)}));
  await writeRows(columns, rows, options.out, "classify");
  return areas;
}

/** The classified areas, in the order of the values. */
export async function classifyRun(
  run: ClassificationRun,
  note: (text: string) => void
): Promise<ClassifiedArea[]> {
  const database = await openDatabase();
  try {
    const {method, input} = await loadRun(run, database, note);
    const areas = decodeClassification(await database.run(classificationQuery(method, input)), method);
    const byId = new Map(areas.map((area) => [area.area_id, area]));
    return run.values.rows.map(({area_id}) => byId.get(area_id)!);
  } finally {
    database.close();
  }
}

function zeroNotes(values: ValuesFile, areas: readonly ClassifiedArea[]): string[] {
  const zeros = values.rows.filter(
    ({values: row}, i) =>
      areas[i]!.excluded === null && row.size > 1 && [...row.values()].every((x) => x === 0)
  );
  if (zeros.length === 0) return [];
  const ids = zeros.map(({area_id}) => area_id).join(", ");
  return [`note: areas with 0 in every indicator; leave cells blank where 0 means "not computed": ${ids}`];
}

function columnsOf(method: Method, scores: boolean): OutputColumns {
  const indices = (["status", "dynamics"] as const).flatMap((name) =>
    (method[name]?.indicators ?? []).flatMap(({key}) => [
      partColumn(name, key, "value"),
      partColumn(name, key, "score")
    ])
  );
  return {
    area_id: "STRING",
    status_index: "DOUBLE",
    status_class: "STRING",
    dynamics_index: "DOUBLE",
    dynamics_class: "STRING",
    combined_class: "STRING",
    excluded: "STRING",
    ...(scores ? Object.fromEntries(indices.map((column) => [column, "DOUBLE" as const])) : {})
  };
}

function rowOf(area: ClassifiedArea, scores: boolean): OutputRow {
  const parts = (["status", "dynamics"] as const).flatMap((name) =>
    area[name].flatMap(({key, value, score}): [string, number | null][] => [
      [partColumn(name, key, "value"), value],
      [partColumn(name, key, "score"), score]
    ])
  );
  return {
    area_id: area.area_id,
    status_index: area.status_index,
    status_class: area.status_class,
    dynamics_index: area.dynamics_index,
    dynamics_class: area.dynamics_class,
    combined_class: area.combined_class,
    excluded: area.excluded,
    ...(scores ? Object.fromEntries(parts) : {})
  };
}

/** Options that every command that classifies has. */
export function withRunOptions(command: Command): Command {
  return command
    .requiredOption("--method <file>", "method file (YAML)")
    .requiredOption(
      "--values <file>",
      "CSV (UTF-8) or Parquet: area_id, optional population, a column per indicator"
    )
    .option("--earlier <file>", "the same for the baseline, where the method computes a change")
    .option("--id <column>", "column with the key of the area", "area_id")
    .option("--period <period>", "edition whose exclusions hold (default: those of all editions)");
}

/** The command `classify`, to be added to the program. */
export const classifyCommand = withDenominators(withRunOptions(new Command("classify")), "no intervals")
  .description("Classify the areas of a table by a method file, with the same SQL as the site")
  .option("--scores", "also write the value and the score of each indicator")
  .option("--fdr <share>", "false discovery rate over the areas, for changes beyond chance", positive, 0.05)
  .option("--out <file>", '.csv, .parquet or .json to write (default: CSV to standard output; also "-")')
  .addHelpText(
    "after",
    `
Example:
  quartierslabor classify --method data/berlin/methods/mss-berlin-2019.yaml --period 2019 \\
    --values values.csv --out classes.csv

A blank cell is a missing value: the area is excluded, as are areas below the method's minimum population and those on
its exclusion list. The result has the columns area_id, status_index, status_class, dynamics_index, dynamics_class,
combined_class and excluded (below_minimum, listed, missing, or blank). With denominators it also
has the 95 % interval of each rate (Wilson) and, for a method that computes a change, that of the change and whether it
exceeds chance. Ready methods are in the folder methods/.`
  )
  .action(async (options: ClassifyOptions) => {
    await classify(options);
  });
