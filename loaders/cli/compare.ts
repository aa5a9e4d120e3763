import {Command} from "commander";
import type {Agreement, AgreementCell} from "../../src/model/agreement.js";
import {agreementOf, numericOrder} from "../../src/model/agreement.js";
import {agreementQuery, comparedAreasQuery} from "../../src/queries/agreement.js";
import type {Database} from "../duckdb.js";
import {openDatabase} from "../duckdb.js";
import type {RunOptions} from "./classification-run.js";
import type {Classes} from "./read-classes.js";
import {readClasses} from "./read-classes.js";
import {UsageError} from "./usage-error.js";
import type {OutputColumns, OutputRow} from "./write-rows.js";
import {checkOutput, writeRows} from "./write-rows.js";

interface CompareFlags extends Partial<Omit<RunOptions, "method">> {
  readonly columns: readonly string[];
  readonly order?: readonly string[];
  readonly out?: string;
  readonly table?: string;
  readonly summary?: string;
}

interface ComparedColumn extends Agreement {
  readonly column: string;
  readonly cells: readonly AgreementCell[];
}

const DEFAULT_COLUMNS = ["status_class", "dynamics_class", "combined_class"];

/** Runs `compare`: tells a summary to standard error and writes the areas, the agreement table and the summary. */
async function compare(fileA: string, fileB: string, flags: CompareFlags): Promise<void> {
  checkOutput(flags.out, "--out");
  checkOutput(flags.table, "--table");
  checkOutput(flags.summary, "--summary");
  const note = (text: string) => process.stderr.write(`${text}\n`);
  const [a, b] = [await readClasses(fileA, flags, note), await readClasses(fileB, flags, note)];
  const columns = comparable(a, b, flags.columns);
  const database = await openDatabase();
  try {
    await register(database, "a", a, columns);
    await register(database, "b", b, columns);
    const compared: ComparedColumn[] = [];
    for (const column of columns) compared.push(await compareColumn(database, column, a, b, flags.order));
    compared.map(sentence).forEach(note);
    const areas = await database.run(comparedAreasQuery("a", "b", columns));
    await writeRows(areaColumns(columns), areas as OutputRow[], flags.out, "compare");
    if (flags.table !== undefined)
      await writeRows(TABLE, compared.flatMap(tableRows), flags.table, "compare");
    if (flags.summary !== undefined)
      await writeRows(SUMMARY, compared.map(summaryRow), flags.summary, "compare");
  } finally {
    database.close();
  }
}

function comparable(a: Classes, b: Classes, wanted: readonly string[]): string[] {
  const shared = wanted.filter((column) => [a, b].every(({columns}) => columns.includes(column)));
  const missing = wanted === DEFAULT_COLUMNS ? [] : wanted.filter((column) => !shared.includes(column));
  const lacking = missing[0] ?? (shared.length === 0 ? wanted.join(", ") : undefined);
  if (lacking === undefined) return shared;
  const got = [a, b].map(({file, columns}) => `${columns.join(", ")} (${file})`).join(" and ");
  throw new UsageError(`compare: no such column of classes in both; expected ${lacking}, got ${got}`);
}

async function register(
  database: Database,
  name: string,
  {rows}: Classes,
  columns: readonly string[]
): Promise<void> {
  const texts = ["area_id", ...columns].map((column) => [column, "VARCHAR" as const]);
  await database.registerRows(name, Object.fromEntries(texts), rows);
}

async function compareColumn(
  database: Database,
  column: string,
  a: Classes,
  b: Classes,
  order: readonly string[] | undefined
): Promise<ComparedColumn> {
  const rows = await database.run(agreementQuery("a", "b", column));
  const cells = rows.map((row): AgreementCell => ({
    class_a: String(row.class_a),
    class_b: String(row.class_b),
    areas: Number(row.areas)
  }));
  const found = cells.flatMap(({class_a, class_b}) => [class_a, class_b]);
  const known = [order, a.order[column], b.order[column], numericOrder(found)].find(
    (codes) => codes && found.every((code) => codes.includes(code))
  );
  return {column, cells, ...agreementOf(cells, known ?? null)};
}

function sentence({column, areas, changed, agreement, ...kappas}: ComparedColumn): string {
  if (agreement === null) return `${column}: no area has a class in both`;
  const number = (x: number | null) => (x === null ? "–" : x.toFixed(3));
  const weighted =
    kappas.kappa_linear === null
      ? "the classes have no known order: no weighted kappa"
      : `weighted ${number(kappas.kappa_linear)} (linear), ${number(kappas.kappa_quadratic)} (quadratic)`;
  const share = `${(100 * agreement).toFixed(1)} % agree`;
  return `${column}: ${changed} of ${areas} areas differ (${share}); kappa ${number(kappas.kappa)}; ${weighted}`;
}

function areaColumns(columns: readonly string[]): OutputColumns {
  const entries = columns.flatMap((column): [string, "STRING" | "BOOLEAN"][] => [
    [`${column} a`, "STRING"],
    [`${column} b`, "STRING"],
    [`${column} changed`, "BOOLEAN"]
  ]);
  return {area_id: "STRING", ...Object.fromEntries(entries)};
}

const TABLE: OutputColumns = {column: "STRING", class_a: "STRING", class_b: "STRING", areas: "INT32"};

const tableRows = ({column, cells}: ComparedColumn): OutputRow[] => cells.map((cell) => ({column, ...cell}));

const SUMMARY: OutputColumns = {
  column: "STRING",
  areas: "INT32",
  changed: "INT32",
  agreement: "DOUBLE",
  kappa: "DOUBLE",
  kappa_linear: "DOUBLE",
  kappa_quadratic: "DOUBLE"
};

function summaryRow({column, areas, changed, agreement, ...kappas}: ComparedColumn): OutputRow {
  const {kappa, kappa_linear, kappa_quadratic} = kappas;
  return {column, areas, changed, agreement, kappa, kappa_linear, kappa_quadratic};
}

const list = (text: string): string[] => text.split(",").map((item) => item.trim());

/** The command `compare`, to be added to the program. */
export const compareCommand = new Command("compare")
  .description(
    "Compare two classifications of the same areas: files of classes, or methods on the same values"
  )
  .argument("<a>", "CSV or Parquet with area_id and classes, or a method file (.yaml)")
  .argument("<b>", "the same")
  .option("--values <file>", "for methods: CSV (UTF-8) or Parquet with the values, as for classify")
  .option("--earlier <file>", "the same for the baseline, where a method computes a change")
  .option("--id <column>", "column with the key of the area", "area_id")
  .option("--period <period>", "edition whose exclusions hold (default: those of all editions)")
  .option("--columns <list>", "columns of classes to compare", list, DEFAULT_COLUMNS)
  .option(
    "--order <list>",
    "codes from one end to the other, for weighted kappa (default: the method's, or by number)",
    list
  )
  .option("--table <file>", ".csv, .parquet or .json for the agreement table")
  .option("--summary <file>", ".csv, .parquet or .json for agreement, Cohen's kappa and weighted kappa")
  .option(
    "--out <file>",
    'areas with both classes: .csv, .parquet or .json (default: CSV to standard output; also "-")'
  )
  .addHelpText(
    "after",
    `
Examples:
  quartierslabor compare classes-2019.csv classes-2021.csv --out changed.csv
  quartierslabor compare our.yaml their.yaml --values values.csv --table agreement.csv --summary kappa.json`
  )
  .action(compare);
