import {existsSync} from "node:fs";
import {basename, relative} from "node:path";
import type {Command} from "commander";
import type {InitOptions, InitPlan} from "../init/plan.js";
import type {Ask} from "../init/question.js";
import type {StoredTables} from "../tables/table-store.js";
import {interruptible} from "./interruptible.js";
import {createProgress} from "./progress.js";
import {UsageError} from "./usage-error.js";

type InitFlags = Omit<InitOptions, "folder">;

const examples = `
Examples:
  quartierslabor init ../unsere-stadt --geometry stadtteile.shp --table einwohner.xlsx
  quartierslabor init ../flensburg --geometry stadtteile.zip --table einwohner.csv --level "Stadtteil, Stadtteile" --year 2023

On a terminal, what no flag answers is asked (five questions at most, each with a guess); elsewhere the guesses are taken.
The folder is written when its tables could be made; then \`quartierslabor start FOLDER\` shows the first map.`;

/** Adds `init`: a municipality's folder from boundaries and a table. */
export function addInit(program: Command): void {
  program
    .command("init")
    .summary("make a municipality's folder from boundaries and one table")
    .description("Make a municipality's folder from a file with boundaries and one Excel or CSV table.")
    .argument("<folder>", "folder to make; a new or empty one")
    .requiredOption("--geometry <file>", "boundaries: .shp, .zip, .gpkg or .geojson")
    .requiredOption("--table <file>", "values by area: .xlsx, .xls, .ods or .csv")
    .option("--name <text>", "name of the municipality")
    .option("--level <names>", 'what an area is called, and several: "Stadtteil, Stadtteile"')
    .option("--key <column>", "column of the boundaries with the keys that the table uses")
    .option("--year <year>", "year of the values, or the column it stands in")
    .option("--values <columns>", "columns with values, separated by ;")
    .option("--sheet <name>", "sheet of the workbook (default: the one that has the areas)")
    .option("--area <column>", "column of the table with the areas (default: the one that has them)")
    .option("--layer <name>", "layer of a .zip or .gpkg that has several")
    .addHelpText("after", examples)
    .action(run);
}

async function run(folder: string, flags: InitFlags): Promise<void> {
  for (const [flag, file] of Object.entries({geometry: flags.geometry, table: flags.table}))
    if (!existsSync(file))
      throw new UsageError(`init: no such file; expected one for --${flag}, got "${file}"`);
  const [{planMunicipality}, {expectEmpty, makeFolder}, {workDir}, {describeReport}] = await Promise.all([
    import("../init/plan.js"),
    import("../init/make-folder.js"),
    import("../site/project.js"),
    import("./describe-report.js")
  ]);
  await expectEmpty(folder);
  const plan = await withAnswers((ask) => planMunicipality({folder, ...flags}, ask));
  const {onProgress, end} = createProgress(process.stderr);
  try {
    const tables = await interruptible(() => makeFolder(plan, folder, {workDir: workDir(), onProgress}));
    end();
    process.stdout.write(
      `${describePlan(plan, tables)}\n\n${describeReport(tables.report)}\n${next(folder)}`
    );
  } finally {
    end();
  }
}

async function withAnswers<T>(work: (ask: Ask) => Promise<T>): Promise<T> {
  const {askOnTerminal, takeGuesses} = await import("./ask.js");
  if (process.stdin.isTTY !== true || process.stderr.isTTY !== true) return work(takeGuesses);
  const {ask, close} = askOnTerminal(process.stdin, process.stderr);
  try {
    return await work(ask);
  } finally {
    close();
  }
}

/** How the files were understood. */
function describePlan(
  {name, level, geometry, table, period, values}: InitPlan,
  {info}: StoredTables
): string {
  const {delivery, area, key, found} = table.match;
  const sheet = delivery.sheet === null ? "" : `, sheet ${delivery.sheet}`;
  const part = ({column, pattern}: InitPlan["geometry"]["key"]) =>
    pattern === null ? column : `${column} (the part that ${pattern} holds)`;
  const time = period.kind === "fixed" ? period.period : `from ${period.column} (${period.format})`;
  return [
    `${name} (${info.municipality.id}), ${geometry.areas} ${geometry.areas === 1 ? level.title : level.plural}`,
    `  boundaries: ${basename(geometry.path)}: key from ${part(key)}, name from ${part(geometry.name)}`,
    `  table: ${delivery.file}${sheet}: areas from ${area.heading} (${found} of ${geometry.areas} found), period ${time}`,
    `  values: ${values.map(({heading, key}) => `${heading} → ${key}`).join(", ")}`
  ].join("\n");
}

function next(folder: string): string {
  const shown = relative(process.cwd(), folder) || ".";
  return `The folder is ${shown}. Next:\n  quartierslabor start ${shown}\n`;
}
