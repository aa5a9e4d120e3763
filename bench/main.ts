/** Prints ratios measured side by side, and what disclosure control takes; see docs/architecture.md. */
import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {disclosure} from "./disclosure.js";
import {makeMunicipality} from "./made-municipality.js";
import {makeWorkbook} from "./made-workbook.js";
import {compare, runChild, type Measured} from "./run-child.js";

const ROUNDS = 3;
const LONG_ROWS = 5_000_000;
const musterstadt = fileURLToPath(new URL("../data/musterstadt", import.meta.url));

const seconds = ({ms}: Measured) => `${(ms / 1000).toFixed(2)} s`;
const memory = ({bytes}: Measured) => `${(bytes / 2 ** 30).toFixed(2)} GB`;

function print(name: string, goal: string, [own, other]: Measured[], words: readonly [string, string]): void {
  const ratio = own!.ms / other!.ms;
  console.log(
    `${name}: ${ratio.toFixed(ratio < 0.1 ? 3 : 2)} (goal ${goal})  ${words[0]} ${seconds(own!)}  ${words[1]} ${seconds(other!)}  ` +
      `memory ${memory(own!)}, ${memory(other!)}`
  );
}

async function long(folder: string): Promise<void> {
  const csv = await makeMunicipality(join(folder, "stadt"), LONG_ROWS);
  const results = await compare(ROUNDS, [
    () => runChild("first-build", join(folder, "stadt"), join(folder, "work")),
    () => runChild("duckdb-copy", csv, join(folder, "copy.parquet"))
  ]);
  const words = ["CSV of 5 million rows to all tables", "DuckDB's COPY"] as const;
  print("long CSV", "<= 2, memory <= 1.5 GB", results, words);
}

async function excel(folder: string): Promise<void> {
  const file = join(folder, "mappe.xlsx");
  await makeWorkbook(file);
  const results = await compare(ROUNDS, [
    () => runChild("excel-extract", file),
    () => runChild("excel-library", file)
  ]);
  print("Excel sheet", "<= 1.3", results, ["100,000 rows read and harmonised", "read-excel-file alone"]);
}

async function rebuild(folder: string): Promise<void> {
  const work = join(folder, "rebuild");
  const [first, again] = await compare(ROUNDS, [
    () => runChild("first-build", musterstadt, work),
    () => runChild("rebuild", musterstadt, work)
  ]);
  print("rebuild", "<= 0.05", [again!, first!], ["Musterstadt unchanged", "first build"]);
}

const folder = await mkdtemp(join(tmpdir(), "quartierslabor-bench-"));
try {
  await long(folder);
  await excel(folder);
  await rebuild(folder);
  await disclosure(folder);
} finally {
  await rm(folder, {recursive: true, force: true});
}
