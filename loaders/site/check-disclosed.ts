import {readdir, readFile} from "node:fs/promises";
import {basename, extname, join} from "node:path";
import {parquetMetadata, parquetReadObjects} from "hyparquet";
import {compressors} from "hyparquet-compressors";
import type {Observation} from "../../src/model/observation.js";
import type {DisclosureReport} from "../disclosure/disclosure-report.js";

/** What must not be found in a public site. */
export interface Secrets {
  /** Indicators that are not public. */
  readonly internal: readonly {readonly key: string; readonly title: string}[];
  readonly withheld: DisclosureReport["withheld"];
  /** Names of the files that were delivered, and their rows as texts of cells. */
  readonly extracts: readonly {readonly file: string; readonly rows: readonly (readonly string[])[]}[];
}

const TEXT = /\.(html|js|mjs|css|json|geojson|csv|tsv|txt|md|svg|xml|yaml|yml|map)$/i;
/** Packages and Framework's own code, which know nothing of a municipality. */
const FOREIGN = /^(_npm|_node|_observablehq|_jsr)\//;
const SHORTEST_TITLE = 8;
const FEWEST_CELLS = 4;

/**
 * Reads every file of a finished public site as an outsider would, and searches it for indicators that are not public,
 * values that are withheld, rows of the delivered files and their names.
 *
 * @throws naming each file and what is in it, never a value
 */
export async function checkDisclosed(out: string, secrets: Secrets): Promise<void> {
  const entries = await readdir(out, {recursive: true, withFileTypes: true});
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({parentPath, name}) =>
      join(parentPath, name)
        .slice(out.length + 1)
        .replaceAll("\\", "/")
    )
    .sort();
  const rows = new Set(secrets.extracts.flatMap((extract) => extract.rows.flatMap(rowMark)));
  const findings: string[] = [];
  for (const file of files) {
    const report = (what: string) => void findings.push(`disclosure: ${file} ${what}`);
    checkName(file, secrets, report);
    if (extname(file) === ".parquet") await checkParquet(await readFile(join(out, file)), secrets, report);
    else if (TEXT.test(file) && !FOREIGN.test(file)) {
      checkText(await readFile(join(out, file), "utf8"), secrets, rows, report);
    }
  }
  if (findings.length > 0) throw new Error(findings.join("\n"));
}

type Report = (what: string) => void;

function checkName(file: string, {extracts}: Secrets, report: Report): void {
  // Framework puts a hash into names of attached files: einwohner.1a2b3c4d.csv
  const name = basename(file).replace(/\.[0-9a-f]{8}(?=\.\w+$)/, "");
  const found = extracts.find((extract) => basename(extract.file) === name);
  if (found !== undefined)
    report(`is named like a delivered file; expected no extract in a public site, got "${name}"`);
}

function checkText(
  text: string,
  {internal, extracts}: Secrets,
  rows: ReadonlySet<string>,
  report: Report
): void {
  for (const {key, title} of internal) {
    const isNamed =
      ['"', "'", "`"].some((quote) => text.includes(quote + key + quote)) || text.includes(`>${key}<`);
    const isTitled = title.length >= SHORTEST_TITLE && text.includes(title);
    if (isNamed || isTitled) report(`names an internal indicator; expected no trace of it, got "${key}"`);
  }
  for (const {file} of extracts) {
    const name = basename(file);
    if (text.includes(name)) report(`names a delivered file; expected no trace of it, got "${name}"`);
  }
  if (rows.size === 0) return;
  const lines = text.split(/\r?\n|\\n|\]\s*,\s*\[|\}\s*,\s*\{|<tr[^>]*>/);
  const found = lines.filter((line) =>
    cellsMark(line.split(/[;,\t|]|<[^>]*>/)).some((mark) => rows.has(mark))
  ).length;
  if (found > 0) report(`has rows of a delivered file; expected none, got ${found}`);
}

/** A row as one text, the same for every separator, quotation and markup; none for rows with few cells or few numbers. */
function rowMark(cells: readonly string[]): string[] {
  return cellsMark(cells.flatMap((cell) => cell.split(/[;,\t|]/)));
}

function cellsMark(cells: readonly string[]): string[] {
  if (cells.length < FEWEST_CELLS) return [];
  const clean = cells.map((cell) => cell.replace(/[\s"'[\]{}]/g, "")).filter((cell) => cell !== "");
  return clean.filter((cell) => /^\d/.test(cell)).length < FEWEST_CELLS ? [] : [clean.join(";")];
}

async function checkParquet(bytes: Buffer, {internal, withheld}: Secrets, report: Report): Promise<void> {
  const file = new Uint8Array(bytes).buffer;
  const columns = parquetMetadata(file).schema.map(({name}) => name);
  const names = new Set(internal.map(({key}) => key));
  const key = columns.includes("indicator") ? "indicator" : columns.includes("key") ? "key" : null;
  if (key === null) return;
  const rows = (await parquetReadObjects({file, compressors})) as unknown as (Observation & {key?: string})[];
  const named = new Set(rows.flatMap((row) => (names.has(row[key] ?? "") ? [row[key]] : [])));
  for (const each of named) report(`names an internal indicator; expected no trace of it, got "${each}"`);
  if (!columns.includes("area_id")) return;
  const secret = new Set(withheld.map(place));
  const open = rows.filter((row) => secret.has(place(row)) && (row.value ?? row.numerator ?? null) !== null);
  if (open.length > 0) report(`has values that are withheld; expected none, got ${open.length}`);
}

function place({
  indicator,
  level,
  period,
  area_id
}: Pick<Observation, "indicator" | "level" | "period" | "area_id">) {
  return `${indicator} ${level} ${period} ${area_id}`;
}
