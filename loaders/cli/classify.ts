import {randomUUID} from "node:crypto";
import {readFile, rename, rm, writeFile} from "node:fs/promises";
import {Command} from "commander";
import Papa from "papaparse";
import {parseDocument} from "yaml";
import type {ClassifiedArea} from "../../src/model/classification.js";
import type {Method} from "../../src/model/method.js";
import {MethodError, parseMethod} from "../../src/model/parse-method.js";
import {before, indicatorKeys, tableInput} from "../../src/queries/classification-input.js";
import {classificationQuery, listedAreas} from "../../src/queries/classification.js";
import {decodeClassification} from "../../src/queries/decode-classification.js";
import type {ColumnType} from "../duckdb.js";
import {openDatabase} from "../duckdb.js";
import type {ValuesFile} from "./values-file.js";
import {readIndicatorColumns, readValuesFile} from "./values-file.js";

export interface ClassifyOptions {
  /** Method file (YAML). */
  readonly method: string;
  /** CSV with area_id, optional population and one column per indicator. */
  readonly values: string;
  /** The same for the baseline; needed where the method computes a change. */
  readonly earlier?: string;
  /** Period whose exclusions hold; without it, those of all periods. */
  readonly period?: string;
  /** CSV to write; without it or "-": standard output. */
  readonly out?: string;
  /** Receives notes on what was left out or assumed; by default they go to standard error. */
  readonly note?: (text: string) => void;
}

/**
 * Classifies the areas of a CSV by a method file, with the SQL of the site, and writes `classes.csv`: one row per row of
 * the values, in their order. Nothing is written if there is a mistake.
 *
 * @throws with every mistake of the method file or the values, each with its place
 */
export async function classify(options: ClassifyOptions): Promise<ClassifiedArea[]> {
  const note = options.note ?? ((text: string) => process.stderr.write(`${text}\n`));
  const method = await readMethod(options.method, options.values);
  const period = knownPeriod(method, options.period);
  const values = await readValuesFile(options.values, indicatorKeys(method));
  const earlier = await readEarlier(method, options.earlier);
  notes(method, values, period).forEach(note);
  if (earlier) earlierNotes(values, earlier).forEach(note);
  const areas = await run(applicable(method, values), values, earlier, period);
  zeroNotes(values, areas).forEach(note);
  await write(toCsv(areas), options.out);
  return areas;
}

/** The method; its indicators must be columns of the values, its population is the column "population". */
async function readMethod(file: string, valuesFile: string): Promise<Method> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    const got = error.code === "ENOENT" ? "no such file" : (error.code ?? error.message);
    throw new Error(`method: the file cannot be read; expected a YAML file, got ${got} (${file})`);
  });
  const columns = await readIndicatorColumns(valuesFile);
  const population = parseDocument(text).getIn(["areas", "population"]);
  try {
    return parseMethod(text, file, new Set([...columns, String(population)]));
  } catch (error) {
    if (!(error instanceof MethodError) || !error.message.includes("unknown indicator")) throw error;
    const got = `${columns.join(", ") || "none"} (${valuesFile}, row 1)`;
    const hint = `values: an indicator of the method is not among the columns; expected one column for each, got ${got}`;
    throw new Error(`${error.message}\n${hint}`, {cause: error});
  }
}

function knownPeriod(method: Method, period: string | undefined): string | null {
  const known = method.editions.map((edition) => edition.period);
  if (period === undefined) return known.length === 1 ? known[0]! : null;
  if (known.includes(period)) return period;
  throw new Error(`classify: unknown --period; expected one of ${known.join(", ")}, got "${period}"`);
}

async function readEarlier(method: Method, file: string | undefined): Promise<ValuesFile | null> {
  const keys = indicatorKeys(method, "change");
  if (keys.length > 0 && file === undefined) {
    const why = `method "${method.id}" computes the change of ${keys.join(", ")}`;
    throw new Error(`classify: ${why}; expected --earlier FILE with the values of the baseline, got nothing`);
  }
  if (keys.length === 0 && file !== undefined) {
    throw new Error(
      `classify: method "${method.id}" computes no change; expected no --earlier, got "${file}"`
    );
  }
  return file === undefined ? null : readValuesFile(file, keys);
}

/** The method as far as the values allow: without a population column, the minimum population is not applied. */
function applicable(method: Method, values: ValuesFile): Method {
  if (values.hasPopulation) return method;
  return {...method, areas: {...method.areas, minimumPopulation: null}};
}

function notes(method: Method, values: ValuesFile, period: string | null): string[] {
  const {minimumPopulation} = method.areas;
  const ids = new Set(values.rows.map(({area_id}) => area_id));
  const always = new Set(
    method.areas.exclude.filter(({periods}) => periods === null).flatMap(({areas}) => areas)
  );
  const assumed = [...listedAreas(method, period).keys()].filter((id) => ids.has(id) && !always.has(id));
  const {unknown} = values;
  return [
    ...(unknown.length > 0
      ? [`note: columns not used by the method: ${unknown.join(", ")} (${values.file})`]
      : []),
    ...(minimumPopulation !== null && !values.hasPopulation
      ? [
          `note: no column "population": the minimum of ${minimumPopulation} inhabitants is not applied (${values.file})`
        ]
      : []),
    ...(period === null && assumed.length > 0
      ? [`note: no --period: areas excluded in some editions only are left out: ${assumed.join(", ")}`]
      : [])
  ];
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

function earlierNotes(values: ValuesFile, earlier: ValuesFile): string[] {
  const ids = new Set(values.rows.map(({area_id}) => area_id));
  const lost = earlier.rows.filter(({area_id}) => !ids.has(area_id)).length;
  return lost === 0 ? [] : [`note: ${lost} areas of ${earlier.file} are not in ${values.file}`];
}

async function run(
  method: Method,
  values: ValuesFile,
  earlier: ValuesFile | null,
  period: string | null
): Promise<ClassifiedArea[]> {
  const keys = indicatorKeys(method);
  const changed = indicatorKeys(method, "change");
  const then = new Map(earlier?.rows.map((row) => [row.area_id, row.values]));
  const number = (names: readonly string[]) => names.map((name): [string, ColumnType] => [name, "DOUBLE"]);
  const columns = {
    ...Object.fromEntries(["area_id", "name", "parent_id"].map((name) => [name, "VARCHAR" as const])),
    suppressed: "BOOLEAN" as const,
    ...Object.fromEntries(number(["population", ...keys, ...changed.map(before)]))
  };
  const rows = values.rows.map(({area_id, population, values: now}) => ({
    area_id,
    population,
    suppressed: false,
    ...Object.fromEntries(now),
    ...Object.fromEntries(changed.map((key) => [before(key), then.get(area_id)?.get(key) ?? null]))
  }));
  const database = await openDatabase();
  try {
    await database.registerRows("values", columns, rows);
    const query = classificationQuery(method, tableInput(method, "values", period));
    const areas = decodeClassification(await database.run(query), method);
    const byId = new Map(areas.map((area) => [area.area_id, area]));
    return values.rows.map(({area_id}) => byId.get(area_id)!);
  } finally {
    database.close();
  }
}

const decimals = (x: number | null): string => (x === null ? "" : x.toFixed(9).replace(/^-(0\.0*)$/, "$1"));

function toCsv(areas: readonly ClassifiedArea[]): string {
  const rows = areas.map((area) => ({
    area_id: area.area_id,
    status_index: decimals(area.status_index),
    status_class: area.status_class ?? "",
    dynamics_index: decimals(area.dynamics_index),
    dynamics_class: area.dynamics_class ?? "",
    combined_class: area.combined_class ?? "",
    excluded: area.excluded ?? ""
  }));
  return `${Papa.unparse(rows, {newline: "\n"})}\n`;
}

async function write(csv: string, out: string | undefined): Promise<void> {
  if (out === undefined || out === "-") {
    process.stdout.write(csv);
    return;
  }
  const temporary = `${out}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, csv);
    await rename(temporary, out);
  } catch (cause) {
    await rm(temporary, {force: true});
    const got = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`classify: the result cannot be written; expected a writable file, got ${got}`, {cause});
  }
}

/** The command `classify`, to be added to the program. */
export const classifyCommand = new Command("classify")
  .description("Classify the areas of a CSV by a method file, with the same SQL as the site")
  .requiredOption("--method <file>", "method file (YAML)")
  .requiredOption("--values <file>", "CSV (UTF-8): area_id, optional population, one column per indicator")
  .option("--earlier <file>", "the same for the baseline, where the method computes a change")
  .option("--period <period>", "edition whose exclusions hold (default: those of all editions)")
  .option("--out <file>", 'CSV to write (default: standard output; also "-")')
  .addHelpText(
    "after",
    `
Example:
  quartierslabor classify --method data/berlin/methods/mss-berlin-2019.yaml --period 2019 \\
    --values values.csv --out classes.csv

A blank cell is a missing value: the area is excluded, as are areas below the method's minimum population and those on
its exclusion list. The result has the columns area_id, status_index, status_class, dynamics_index, dynamics_class,
combined_class and excluded (below_minimum, listed, missing, or blank).`
  )
  .action(async (options: ClassifyOptions) => {
    await classify(options);
  });
