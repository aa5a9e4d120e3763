import {copyFile, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import writeXlsxFile from "write-excel-file/node";
import {projectRoot} from "../../loaders/site/project.js";
import {runCli} from "../loaders/cli/run-cli.js";
import {sharedData} from "../shared-data.js";

const GUIDE = join(projectRoot(), "docs/neue-kommune.md");
const TABLE = "Einwohner nach Alter.xlsx";

const COLUMNS: readonly (readonly [string, string])[] = [
  ["year", "Jahr"],
  ["district_id", "Nr."],
  ["district_name", "Stadtteil"],
  ["age_under_18", "unter 18 Jahre"],
  ["age_18_to_under_30", "18 bis unter 30 Jahre"],
  ["age_30_to_under_45", "30 bis unter 45 Jahre"],
  ["age_45_to_under_65", "45 bis unter 65 Jahre"],
  ["age_65_to_under_80", "65 bis unter 80 Jahre"],
  ["age_80_and_above", "80 Jahre und älter"]
];

type Row = Readonly<Record<string, string>>;

/** A command of the guide and what the guide says that it prints. */
export interface Step {
  readonly command: string;
  readonly output: string;
}

/** The console blocks of the guide. */
export async function guideSteps(): Promise<readonly Step[]> {
  const text = await readFile(GUIDE, "utf8");
  return [...text.matchAll(/```console\n\$ quartierslabor (.*)\n([\s\S]*?)```/g)].map(
    ([, command, output]) => ({command: command!, output: output!})
  );
}

/** The rows that the guide adds to the catalogue. */
async function catalogueRows(): Promise<string> {
  return /```csv\n([\s\S]*?)```/.exec(await readFile(GUIDE, "utf8"))![1]!;
}

/** The two files that the guide begins with, in `folder`. */
export async function putFiles(folder: string): Promise<void> {
  await copyFile(sharedData("flensburg/flensburg_stadtteile.zip"), join(folder, "flensburg_stadtteile.zip"));
  await writeTable(join(folder, TABLE), await officialRows());
}

async function officialRows(): Promise<readonly Row[]> {
  const text = await readFile(sharedData("flensburg/fl_age_groups_by_district.csv"), "utf8");
  const [head, ...lines] = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(","));
  return lines.map((cells) => Object.fromEntries(head!.map((name, i) => [name, cells[i]!])));
}

/** Rows of a further year: one area with a key that does not exist, one value twice as high. */
function withNextYear(rows: readonly Row[]): readonly Row[] {
  const next = rows
    .filter(({year}) => year === "2022")
    .map((row) => {
      const doubled = row.district_id === "4" ? {age_under_18: String(2 * Number(row.age_under_18))} : {};
      const wrong = row.district_id === "13" ? {district_id: "14"} : {};
      return {...row, year: "2023", ...doubled, ...wrong} as Row;
    });
  return [...rows, ...next];
}

async function writeTable(file: string, rows: readonly Row[]): Promise<void> {
  const title = [{value: "Einwohnerinnen und Einwohner nach Alter, Stadt Flensburg"}];
  const head = COLUMNS.map(([, heading]) => ({value: heading}));
  const body = rows.map((row) =>
    COLUMNS.map(([name]) => {
      const text = name === "district_name";
      return {value: text ? row[name] : Number(row[name]), type: text ? String : Number};
    })
  );
  await writeXlsxFile([title, [], head, ...body] as never, {sheet: "Altersgruppen"}).toFile(file);
}

/** What happens in the folder before a step, by its number from 0. */
function edits(folder: string): Readonly<Record<number, () => Promise<void>>> {
  const file = (name: string) => join(folder, "flensburg", name);
  const edit = async (name: string, change: (text: string) => string) =>
    writeFile(file(name), change(await readFile(file(name), "utf8")));
  const delivery = async (change: (rows: readonly Row[]) => readonly Row[]) =>
    writeTable(file(`extracts/${TABLE}`), change(await officialRows()));
  return {
    5: () => delivery(withNextYear),
    6: async () => {
      await delivery((rows) => rows);
      await edit("kommune.yaml", (text) => text.replaceAll("level: stadtteil\n", "level: stadteil\n"));
    },
    7: () =>
      edit("kommune.yaml", (text) =>
        text
          .replaceAll("level: stadteil\n", "level: stadtteil\n")
          .replace('"unter 18 Jahre"', '"unter 18 Jahren"')
      ),
    8: async () => {
      await edit("kommune.yaml", (text) => text.replace('"unter 18 Jahren"', '"unter 18 Jahre"'));
      const rows = await catalogueRows();
      await edit("indicators.csv", (text) => text + rows);
    },
    9: () => edit("indicators.csv", (text) => text.replace(";einwohner;100", ";einwoner;100")),
    10: () => edit("indicators.csv", (text) => text.replace(";einwoner;100", ";einwohner;100"))
  };
}

/** Runs the guide's commands one after the other in `folder`; what they print, without progress. `start` is left out. */
export async function playGuide(folder: string): Promise<readonly Step[]> {
  const before = edits(folder);
  const played: Step[] = [];
  for (const [number, step] of (await guideSteps()).entries()) {
    await before[number]?.();
    played.push(step.command.startsWith("start") ? step : await play(step.command, folder));
  }
  return played;
}

async function play(command: string, cwd: string): Promise<Step> {
  const words = command.match(/"[^"]*"|\S+/g) ?? [];
  const {stdout, stderr} = await runCli(
    words.map((word) => word.replaceAll('"', "")),
    {cwd}
  );
  const errors = stderr.slice(Math.max(0, stderr.search(/^error: /m)));
  return {command, output: stdout || errors};
}
