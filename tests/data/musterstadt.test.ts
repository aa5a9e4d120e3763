import {execFileSync} from "node:child_process";
import {mkdtempSync, readFileSync, readdirSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {createRandom} from "../../data/musterstadt/generator/prng.js";
import {musterstadtFile, readEinwohner, readShapes} from "./read-musterstadt.js";

const generator = musterstadtFile("generator");

describe("the generator", () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "musterstadt-"));
    // Another time zone and language than the ones the committed files were made with.
    execFileSync(process.execPath, ["--import", "tsx", join(generator, "main.ts"), "--out", folder], {
      env: {...process.env, TZ: "Pacific/Kiritimati", LC_ALL: "tr_TR.UTF-8"},
      cwd: musterstadtFile("../.."),
      stdio: "pipe"
    });
  }, 60_000);

  afterAll(() => rmSync(folder, {recursive: true}));

  it.each(["extracts", "geo", "poi"])("writes the committed files of %s again, byte for byte", (part) => {
    const names = readdirSync(join(folder, part)).sort();
    expect(names).toEqual(readdirSync(musterstadtFile(part)).sort());
    for (const name of names) {
      const [again, committed] = [join(folder, part, name), musterstadtFile(`${part}/${name}`)].map((path) =>
        readFileSync(path)
      );
      expect(again!.equals(committed!), `${part}/${name}`).toBe(true);
    }
  });

  it("uses no function whose last bits differ between engines, no clock and no unseeded chance", () => {
    const allowed = new Set(["floor", "round", "min", "max", "abs", "sqrt", "imul"]);
    for (const name of readdirSync(generator).filter((file) => file.endsWith(".ts"))) {
      const source = readFileSync(join(generator, name), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
      const used = [...source.matchAll(/\bMath\.(\w+)/g)].map(([, fn]) => fn!);
      expect(
        used.filter((fn) => !allowed.has(fn)),
        name
      ).toEqual([]);
      expect(source, name).not.toMatch(/\*\*|Date\.now|new Date\(\)|localeCompare|toLocale/);
    }
  });

  it("explains itself and refuses unknown options", () => {
    const run = (option: string): string =>
      execFileSync(process.execPath, ["--import", "tsx", join(generator, "main.ts"), option], {
        cwd: musterstadtFile("../.."),
        encoding: "utf8",
        stdio: "pipe"
      });
    expect(run("--help")).toContain("Example:");
    expect(() => run("--uot")).toThrow(/--uot/);
  });
});

describe("random numbers", () => {
  it("repeat for a seed and differ between seeds", () => {
    const draw = (seed: string): readonly number[] => Array.from({length: 5}, createRandom(seed).next);
    expect(draw("a")).toEqual(draw("a"));
    expect(draw("a")).not.toEqual(draw("b"));
  });

  it("have the mean and spread of a standard normal", () => {
    const {normal} = createRandom("normal");
    const values = Array.from({length: 20_000}, normal);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(variance - 1)).toBeLessThan(0.05);
  });
});

describe("the register extract", () => {
  const {header, rows} = readEinwohner();
  const numbers = (row: readonly string[]): readonly number[] => row.slice(3, 12).map(Number);

  it("is Windows-1252 with semicolons, CRLF and decimal comma", () => {
    const bytes = readFileSync(musterstadtFile("extracts/einwohner.csv"));
    const text = bytes.toString("latin1");
    expect(text.startsWith("Stichtag;Quartier-Nr.;Quartier;Einwohner insgesamt;unter 3 Jahre;")).toBe(true);
    expect(text).toContain("65 Jahre und älter;Ausländer;Durchschnittsalter\r\n");
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(rows.every((row) => /^\d\d,\d$/.test(row[12]!))).toBe(true);
  });

  it("has 72 quarters and a total row for each of 14 reporting dates", () => {
    expect(header).toHaveLength(13);
    expect(rows).toHaveLength(14 * 73);
    rows.forEach((row, i) => {
      expect(row[0]).toBe(`31.12.${2012 + Math.floor(i / 73)}`);
      if (i % 73 === 72) expect(row.slice(1, 3)).toEqual(["", "Musterstadt insgesamt"]);
      else expect(row[1]).toMatch(/^0[1-6]\d{4}$/);
    });
  });

  it("adds up: age groups to the total, quarters to the city", () => {
    for (const row of rows) {
      const [total, ...parts] = numbers(row);
      expect(parts.slice(0, 7).reduce((sum, value) => sum + value, 0)).toBe(total);
      expect(parts[7]).toBeLessThanOrEqual(total!);
    }
    for (let year = 0; year < 14; year++) {
      const quarters = rows.slice(year * 73, year * 73 + 72).map(numbers);
      const sums = quarters[0]!.map((_, column) => quarters.reduce((sum, row) => sum + row[column]!, 0));
      expect(sums).toEqual(numbers(rows[year * 73 + 72]!));
    }
  });

  it("names the quarters as the boundaries do, with umlauts and ß", async () => {
    const shapes = await readShapes("quartiere");
    const named = shapes.map(({attributes}) => [attributes.QU_NR, attributes.QU_NAME]);
    expect(rows.slice(0, 72).map((row) => row.slice(1, 3))).toEqual(named);
    const names = named.map(([, name]) => name);
    expect(new Set(names).size).toBe(72);
    expect(names.join()).toMatch(/(?=.*ä)(?=.*ö)(?=.*ü)(?=.*ß)(?=.*Ö)/);
  });
});
