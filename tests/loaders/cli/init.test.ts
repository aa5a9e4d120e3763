import {existsSync} from "node:fs";
import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {PassThrough} from "node:stream";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import writeXlsxFile from "write-excel-file/node";
import {askOnTerminal, takeGuesses} from "../../../loaders/cli/ask.js";
import {UsageError} from "../../../loaders/cli/usage-error.js";
import {projectRoot} from "../../../loaders/site/project.js";
import {testFolder, type TestFolder} from "../fetch/municipality-folder.js";
import {runCli} from "./run-cli.js";

const GEOMETRY = join(projectRoot(), "data/musterstadt/geo/quartiere.shp");
const TABLE = join(projectRoot(), "data/musterstadt/extracts/einwohner.csv");

let folder: TestFolder;

beforeEach(async () => {
  folder = await testFolder();
});

afterEach(() => folder.remove());

function init(...args: readonly string[]) {
  return runCli(["init", "neustadt", ...args], {cwd: folder.path});
}

/** Two areas by name and a column of counts, below a title. */
async function workbook(name: string, sheet = "Daten"): Promise<string> {
  const {features} = JSON.parse(await readFile(await areas(), "utf8")) as {
    features: {properties: {NAME: string}}[];
  };
  const rows = features.map(({properties}, index) => [properties.NAME, 20 + index]);
  const data = [["Kinder in Tageseinrichtungen"], [], ["Ortsteil", "Kinder"], ...rows].map((row) =>
    row.map((value) => ({value, type: typeof value === "number" ? Number : String}))
  );
  const file = join(folder.path, name);
  await writeXlsxFile(data as never, {sheet}).toFile(file);
  return file;
}

async function areas(): Promise<string> {
  const square = (west: number, NR: string, NAME: string) => ({
    type: "Feature",
    properties: {NR, NAME},
    geometry: {
      type: "Polygon",
      coordinates: [[...[0, 1, 2, 3, 0].map((i) => corner(west, i))]]
    }
  });
  const features = [square(9, "01", "Bad Nord"), square(9.01, "02", "St. Süd")];
  return folder.put("ortsteile.geojson", JSON.stringify({type: "FeatureCollection", features}));
}

function corner(west: number, i: number): [number, number] {
  return [west + (i === 1 || i === 2 ? 0.01 : 0), 54 + (i > 1 ? 0.01 : 0)];
}

describe("quartierslabor init", {timeout: 120_000}, () => {
  test("makes a folder that check finds nothing wrong with", async () => {
    const {code, stdout} = await init("--geometry", GEOMETRY, "--table", TABLE);
    expect(code).toBe(0);
    expect(stdout).toContain("Neustadt (neustadt), 72 Quartiere\n");
    expect(stdout).toContain("boundaries: quartiere.shp: key from QU_NR, name from QU_NAME\n");
    expect(stdout).toContain("areas from Quartier-Nr. (72 of 72 found), period from Stichtag (TT.MM.JJJJ)\n");
    expect(stdout).toMatch(/\nThe folder is neustadt\. Next:\n {2}quartierslabor start neustadt\n$/);
    const files = await readdir(join(folder.path, "neustadt"), {recursive: true});
    expect(files.sort()).toEqual([
      ...["extracts", "extracts/einwohner.csv", "geo"],
      ...["cpg", "dbf", "prj", "shp", "shx"].map((ending) => `geo/quartiere.${ending}`),
      ...["indicators.csv", "kommune.yaml", "methods", "notebooks"]
    ]);
    const check = await runCli(["check", join(folder.path, "neustadt"), "--json"]);
    expect(check.code).toBe(0);
    expect(JSON.parse(check.stdout)).toMatchObject({problems: 0, tables: [{read: 1022, used: 1008}]});
  });

  test("names the schema for editors, from where the folder is", async () => {
    await init("--geometry", GEOMETRY, "--table", TABLE);
    const file = join(folder.path, "neustadt/kommune.yaml");
    const schema = /^# yaml-language-server: \$schema=(.+)\n/.exec(await readFile(file, "utf8"))?.[1];
    expect(existsSync(join(folder.path, "neustadt", schema!))).toBe(true);
  });

  test("reads a workbook with a title, and areas by name", async () => {
    const table = await workbook("kita_2024.xlsx");
    const {code, stdout} = await init("--geometry", await areas(), "--table", table);
    expect({code, stdout}).toMatchObject({code: 0});
    expect(stdout).toContain("2 Ortsteile\n");
    expect(stdout).toContain("sheet Daten: areas from Ortsteil (2 of 2 found), period 2024\n");
    expect(stdout).toContain("values: Kinder → kinder\n");
    expect(stdout).toContain("2 rows read: 2 used, 0 not");
  });

  test("follows the flags instead of its guesses", async () => {
    const table = await workbook("kita.xlsx");
    const flags = [
      ...["--name", "Kleinstadt an der Au", "--level", "Kiez, Kieze", "--key", "NAME"],
      ...["--year", "2023", "--values", "Kinder", "--sheet", "Daten", "--area", "Ortsteil"]
    ];
    const {code, stdout} = await init("--geometry", await areas(), "--table", table, ...flags);
    expect({code, stdout}).toMatchObject({code: 0});
    expect(stdout).toContain("Kleinstadt an der Au (kleinstadt_an_der_au), 2 Kieze\n");
    expect(stdout).toContain("period 2023\n");
  });

  test.each([
    [[], "init: cannot guess: year of the values, or the column it stands in; expected --year, got none"],
    [["--year", "Jahr"], 'unknown year or column; expected Ortsteil, Kinder, got "Jahr" (kita.xlsx)'],
    [["--year", "2023", "--key", "NAM"], "(Did you mean NAME?)"],
    [["--year", "2023", "--key", "NR"], "columns that tell areas apart: NR, NAME"],
    [["--year", "2023", "--sheet", "Date"], "(Did you mean Daten?)"],
    [["--year", "2023", "--area", "Ortsteile"], "(Did you mean Ortsteil?)"],
    [["--year", "2023", "--values", "Kind"], "unknown column with numbers; expected Kinder"],
    [["--year", "2023", "--level", "Kiez"], 'expected "Stadtteil, Stadtteile", got "Kiez"']
  ])("%j: says what is wrong and leaves nothing", async (flags, message) => {
    const table = await workbook("kita.xlsx");
    const {code, stderr} = await init("--geometry", await areas(), "--table", table, ...flags);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect((await readdir(folder.path)).sort()).toEqual(["kita.xlsx", "ortsteile.geojson"]);
  });

  test("leaves nothing behind where the tables cannot be made", async () => {
    const geometry = await folder.put("ortsteile.geojson", "{}");
    const {code, stderr} = await init("--geometry", geometry, "--table", TABLE);
    expect(code).toBe(1);
    expect(stderr).toContain("expected type");
    expect(await readdir(folder.path)).toEqual(["ortsteile.geojson"]);
  });

  test("does not write into a folder with files", async () => {
    await folder.put("neustadt/wichtig.txt", "!");
    const {code, stderr} = await init("--geometry", GEOMETRY, "--table", TABLE);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: init: folder in use; expected a new or empty one/);
  });
});

describe("questions", () => {
  const question = {
    ...{flag: "--year", text: "Year", given: undefined, guess: "2023"},
    parse: (answer: string) => {
      if (/^\d{4}$/.test(answer)) return Number(answer);
      throw new UsageError(`init: no year; expected one, got "${answer}"`);
    }
  };

  test("take Enter for the guess, and ask again after an answer that cannot be", async () => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const {ask, close} = askOnTerminal(input, output);
    input.write("\n");
    expect(await ask(question)).toBe(2023);
    input.write("bald\n");
    input.write("2024\n");
    expect(await ask(question)).toBe(2024);
    input.end();
    await expect(ask(question)).rejects.toThrow("no answer; expected one, or --year");
    close();
    expect(String(output.read())).toBe(
      'Year (--year) [2023]: Year (--year) [2023]: init: no year; expected one, got "bald"\nYear (--year) [2023]: Year (--year) [2023]: '
    );
  });

  test("are not asked where a flag has answered, nor without a terminal", async () => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const {ask, close} = askOnTerminal(input, output);
    expect(await ask({...question, given: "2020"})).toBe(2020);
    close();
    expect(output.read()).toBeNull();
    expect(await takeGuesses(question)).toBe(2023);
    await expect(takeGuesses({...question, guess: null})).rejects.toThrow("expected --year, got none");
  });
});
