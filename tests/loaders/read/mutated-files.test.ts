import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {DeliveryMap} from "../../../loaders/harmonise/delivery-map.js";
import {areaIndex} from "../../../loaders/harmonise/area-index.js";
import {measureTable} from "../../../loaders/harmonise/measure-table.js";
import {InputError} from "../../../loaders/problem.js";
import {readCsv} from "../../../loaders/read/csv.js";
import {decodeText} from "../../../loaders/read/decode-text.js";
import type {RawTable} from "../../../loaders/read/raw-table.js";
import {readWorkbook} from "../../../loaders/read/workbook.js";
import {catalogueOf, extractOf, sourceOf} from "../harmonise/fixtures.js";
import {damageBytes, damageText, damageXml} from "./mutations/damage.js";
import {csvForm, csvText, encode, trimmed, workbook, type WorkbookType} from "./mutations/files.js";
import {grid, GRID_AREAS, HEADER_ROW, mutateGrid, VALUE_HEADINGS, type Grid} from "./mutations/grid.js";
import {chance} from "./mutations/random.js";

/** Files per kind of damage; together more than 2,000. */
const ROUNDS = 170;
/** No file of a few kilobytes may take longer. */
const LONGEST_MS = 5_000;

const areas = areaIndex(GRID_AREAS);
const catalogue = catalogueOf(["alle", "count"], ["alo", "count"], ["alter", "value"]);
const extract = extractOf(VALUE_HEADINGS, {
  header: {row: HEADER_ROW, rows: 1, data: HEADER_ROW + 1},
  decimal: ","
});
const source = sourceOf({kind: "column", column: "Stichtag", format: "TT.MM.JJJJ", as: "JJJJ"});

/** Every row of a table is used or reported, every used one with all its values; or the table is refused with reason. */
function accountFor(table: RawTable): "refused" | "read" {
  const result = orRefused(() =>
    measureTable(table, extract, source, {areas, catalogue, delivered: new DeliveryMap()})
  );
  if (result === null) return "refused";
  const {measurements, report} = result;
  expect(report.read).toBe(report.used + report.reported);
  expect(report.read).toBe(Math.max(0, table.rows.length - HEADER_ROW));
  const unused = report.entries.filter(({used}) => !used).map(({row}) => row);
  expect(new Set(unused).size).toBe(report.reported);
  const elsewhere = report.entries.filter(({reason}) => reason === "duplicate_value").length;
  expect(measurements.length + elsewhere).toBe(3 * report.used);
  return "read";
}

/** null where it throws what a user can act upon: a problem with the file's name. Everything else is thrown on. */
function orRefused<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.problems.length).toBeGreaterThan(0);
    for (const {domain, problem, file} of error.problems) {
      expect([domain, problem, file].every((text) => text.length > 0)).toBe(true);
    }
    return null;
  }
}

async function openOrRefused(bytes: Uint8Array, name: string): Promise<readonly RawTable[] | null> {
  try {
    return await readWorkbook(bytes, name);
  } catch (error) {
    return orRefused(() => {
      throw error;
    });
  }
}

/** Lines of a text, however they end. */
function countLines(text: string): number {
  const breaks = text.match(/\r\n?|\n/g)?.length ?? 0;
  return breaks + (text === "" || /[\r\n]$/.test(text) ? 0 : 1);
}

/** Lines that a table's rows stand for: a cell may hold several. */
function linesOf({rows}: RawTable): number {
  const breaks = rows.flat().map((cell) => (typeof cell === "string" ? cell.split("\n").length - 1 : 0));
  return rows.length + breaks.reduce((sum, each) => sum + each, 0);
}

interface Tally {
  readonly read: number;
  readonly refused: number;
}

/** Runs a check on many seeds; returns how many files were read, and how many were refused. */
async function forManySeeds(
  offset: number,
  check: (random: ReturnType<typeof chance>) => "read" | "refused" | Promise<"read" | "refused">
): Promise<Tally> {
  const tally = {read: 0, refused: 0};
  for (let seed = offset; seed < offset + ROUNDS; seed++) {
    const start = performance.now();
    try {
      tally[await check(chance(seed))]++;
    } catch (error) {
      throw new Error(`seed ${seed}`, {cause: error});
    }
    expect(performance.now() - start, `seed ${seed}`).toBeLessThan(LONGEST_MS);
  }
  return tally;
}

describe("mutated CSV files", () => {
  it("keep every row when cells, rows and columns are wrong, in every encoding", async () => {
    const tally = await forManySeeds(1_000, (random) => {
      const rows = mutateGrid(grid(false), random, false);
      const form = csvForm(random);
      const encoding = form.encoding === "iso-8859-15" ? "iso-8859-15" : undefined;
      const table = orRefused(() => readCsv(encode(csvText(rows, form), form), "a.csv", {encoding}));
      if (table === null) return "refused";
      const isBlank = (row: Grid[number]) => row.every((cell) => cell === null || cell === "");
      const last = rows.findLastIndex((row) => row.length > 1 || !isBlank(row)) + 1;
      expect(table.rows.length).toBeGreaterThanOrEqual(last);
      return accountFor(table);
    });
    expect(tally.read).toBeGreaterThan(ROUNDS / 3);
  });

  it.each([2_000, 2_500])(
    "lose no line when quotes, delimiters and line breaks are wrong (%i)",
    async (offset) => {
      const tally = await forManySeeds(offset, (random) => {
        const form = csvForm(random);
        const text = damageText(csvText(grid(false), form), random);
        const bytes = encode(text, form);
        const table = orRefused(() => readCsv(bytes, "a.csv", {delimiter: form.delimiter}));
        if (table === null) return "refused";
        expect(linesOf(table)).toBe(countLines(decodeText(bytes).text));
        return accountFor(table);
      });
      expect(tally.read).toBeGreaterThan(0);
    }
  );

  it.each([3_000, 3_500])("survive damaged bytes (%i)", async (offset) => {
    const tally = await forManySeeds(offset, (random) => {
      const form = csvForm(random);
      const bytes = damageBytes(encode(csvText(grid(false), form), form), random);
      const table = orRefused(() => readCsv(bytes, "a.csv"));
      return table === null ? "refused" : accountFor(table);
    });
    expect(tally.refused).toBeGreaterThan(0);
  });
});

const types: readonly WorkbookType[] = ["xlsx", "ods", "biff8"];

describe.each(types)("mutated %s files", (type) => {
  const whole = workbook(grid(true), type);

  it("give back every cell when cells, rows and columns are wrong", async () => {
    const tally = await forManySeeds(4_000, async (random) => {
      const rows = mutateGrid(grid(true), random, true);
      const [table] = await readWorkbook(workbook(rows, type), `a.${type}`);
      expect(table?.rows.map((row) => row.map(comparable))).toEqual(
        trimmed(rows).map((row) => row.map(comparable))
      );
      return accountFor(table!);
    });
    expect(tally.read).toBeGreaterThan(ROUNDS / 3);
  });

  it.each([5_000, 5_500])("are refused or whole when bytes are damaged (%i)", async (offset) => {
    const tally = await forManySeeds(offset, async (random) => {
      const tables = await openOrRefused(damageBytes(whole, random), `a.${type}`);
      if (tables === null) return "refused";
      if (type !== "biff8") expect(tables[0]?.rows).toEqual(trimmed(grid(true)));
      return tables[0] === undefined ? "refused" : accountFor(tables[0]);
    });
    expect(tally.refused).toBeGreaterThan(ROUNDS / 3);
  });
});

describe("office files with mutated XML", () => {
  const office = (["xlsx", "ods"] as const).map((type) => workbook(grid(true), type));
  const real = ["sheet.xlsx", "sheet.ods"].map((name) =>
    readFileSync(new URL(`../../fixtures/read/${name}`, import.meta.url))
  );

  it.each([6_000, 6_500, 7_000])("account for every row or are refused (%i)", async (offset) => {
    const tally = await forManySeeds(offset, async (random) => {
      const tables = await openOrRefused(
        damageXml(random.pick([...office, ...office, ...real]), random),
        "a"
      );
      if (tables?.[0] === undefined) return "refused";
      return accountFor(tables[0]);
    });
    expect(tally.refused).toBeGreaterThan(ROUNDS / 5);
  });
});

/** Dates are numbers of days in files that were written without a format for them. */
function comparable(cell: unknown): unknown {
  if (cell === null || cell === undefined) return null;
  return cell instanceof Date ? Math.round(cell.getTime() / 86_400_000) + 25_569 : cell;
}
