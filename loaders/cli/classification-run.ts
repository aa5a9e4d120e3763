import {readFile} from "node:fs/promises";
import {parseDocument} from "yaml";
import type {Method} from "../../src/model/method.js";
import {MethodError, parseMethod} from "../../src/model/parse-method.js";
import type {ClassificationInput} from "../../src/queries/classification-input.js";
import {before, indicatorKeys, tableInput} from "../../src/queries/classification-input.js";
import {listedAreas} from "../../src/queries/classification.js";
import type {ComponentWeights} from "../../src/queries/component-weights.js";
import {withComponentWeights} from "../../src/queries/component-weights.js";
import type {ColumnType, Database} from "../duckdb.js";
import type {ValuesFile} from "./values-file.js";
import {readIndicatorColumns, readValuesFile} from "./values-file.js";

/** What every command that classifies is called with. */
export interface RunOptions {
  /** Method file (YAML). */
  readonly method: string;
  /** CSV or Parquet with area_id, optional population and one column per indicator. */
  readonly values: string;
  /** The same for the baseline; needed where the method computes a change. */
  readonly earlier?: string;
  /** Whether `earlier` is passed over where the method computes no change, instead of being a mistake. */
  readonly earlierIfNeeded?: boolean;
  /** Column with the key of the area, "area_id" by default. */
  readonly id?: string;
  /** Period whose exclusions hold; without it, those of all periods. */
  readonly period?: string;
}

/** A method and the values it is to run on, both read and checked. */
export interface ClassificationRun {
  /** The method as far as the values allow: without population, its minimum population is not applied. */
  readonly method: Method;
  readonly values: ValuesFile;
  readonly earlier: ValuesFile | null;
  readonly period: string | null;
}

/**
 * Reads method and values. `note` receives what was left out or assumed.
 *
 * @param extra columns to read besides the indicators
 * @throws with every mistake of the method file or the values, each with its place
 */
export async function readRun(
  options: RunOptions,
  note: (text: string) => void,
  extra: readonly string[] = []
): Promise<ClassificationRun> {
  const method = await readMethod(options);
  const period = knownPeriod(method, options.period);
  const wanted = wantedColumns(indicatorKeys(method), extra);
  const values = await readValuesFile(options.values, wanted, options.id);
  const earlier = await readEarlier(method, options, extra);
  notes(method, values, period).forEach(note);
  if (earlier) earlierNotes(values, earlier).forEach(note);
  return {method: applicable(method, values), values, earlier, period};
}

/** "population" is read in any case. */
const wantedColumns = (keys: readonly string[], extra: readonly string[]): string[] =>
  [...new Set([...keys, ...extra])].filter((key) => key !== "population");

/** Makes the values a table of the database and finds weights that the method leaves to the values. */
export async function loadRun(
  run: ClassificationRun,
  database: Database,
  note: (text: string) => void
): Promise<{method: Method; input: ClassificationInput}> {
  await registerValues(run, database);
  const input = tableInput(run.method, "values", run.period);
  const {method, found} = await withComponentWeights(run.method, input, database.run);
  found.map(weightNote).forEach(note);
  return {method, input};
}

function weightNote({index, weights, explained}: ComponentWeights): string {
  const list = [...weights].map(([key, weight]) => `${key} ${weight.toFixed(4)}`).join(", ");
  const share = `${(100 * explained).toFixed(1)} % of the variance`;
  return `note: weights of ${index} by first principal component (${share}): ${list}`;
}

/** The method; its indicators must be columns of the values, its population is the column "population". */
async function readMethod({method: file, values: valuesFile, id}: RunOptions): Promise<Method> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    const got = error.code === "ENOENT" ? "no such file" : (error.code ?? error.message);
    throw new Error(`method: the file cannot be read; expected a YAML file, got ${got} (${file})`);
  });
  const columns = await readIndicatorColumns(valuesFile, id);
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

async function readEarlier(
  method: Method,
  {earlier: file, earlierIfNeeded = false, id}: RunOptions,
  extra: readonly string[]
): Promise<ValuesFile | null> {
  const keys = indicatorKeys(method, "change");
  if (keys.length > 0 && file === undefined) {
    const why = `method "${method.id}" computes the change of ${keys.join(", ")}`;
    throw new Error(`classify: ${why}; expected --earlier FILE with the values of the baseline, got nothing`);
  }
  if (keys.length === 0 && file !== undefined && !earlierIfNeeded) {
    throw new Error(
      `classify: method "${method.id}" computes no change; expected no --earlier, got "${file}"`
    );
  }
  return file === undefined || keys.length === 0
    ? null
    : readValuesFile(file, wantedColumns(keys, extra), id);
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
      ? [`note: columns not used by the method: ${shortList(unknown)} (${values.file})`]
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

function earlierNotes(values: ValuesFile, earlier: ValuesFile): string[] {
  const ids = new Set(values.rows.map(({area_id}) => area_id));
  const lost = earlier.rows.filter(({area_id}) => !ids.has(area_id)).length;
  return lost === 0 ? [] : [`note: ${lost} areas of ${earlier.file} are not in ${values.file}`];
}

async function registerValues(
  {method, values, earlier}: ClassificationRun,
  database: Database
): Promise<void> {
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
    ...Object.fromEntries(keys.map((key) => [key, now.get(key) ?? null])),
    ...Object.fromEntries(changed.map((key) => [before(key), then.get(area_id)?.get(key) ?? null]))
  }));
  await database.registerRows("values", columns, rows);
}

const shortList = (names: readonly string[]): string =>
  names.length > 20 ? `${names.slice(0, 20).join(", ")} and ${names.length - 20} more` : names.join(", ");
