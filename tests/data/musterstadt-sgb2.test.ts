import {describe, expect, it} from "vitest";
import {withheldKeys, type CountNode} from "../../data/musterstadt/generator/suppression.js";
import {musterstadtFile, readEinwohner, readSgb2, type ExtractCell} from "./read-musterstadt.js";
import {readFileSync} from "node:fs";

const sheets = await readSgb2();
const COLUMNS = 7 * 14;
const FIRST_ROW = 4;

/** Cells of a sheet's areas by key. */
function cellsOf(sheet: string): ReadonlyMap<string, readonly ExtractCell[]> {
  const rows = sheets.get(sheet)!.slice(FIRST_ROW, -4);
  return new Map(rows.map((row) => [String(row[0]), row.slice(2)]));
}

const levels = ["Stadt", "Bezirke", "Stadtteile", "Quartiere"].map(cellsOf);
const [city, districts, , quarters] = levels as [
  ReadonlyMap<string, readonly ExtractCell[]>,
  ReadonlyMap<string, readonly ExtractCell[]>,
  ReadonlyMap<string, readonly ExtractCell[]>,
  ReadonlyMap<string, readonly ExtractCell[]>
];

function partsOf(key: string, level: number): readonly string[] {
  return [...(levels[level + 1]?.keys() ?? [])].filter((part) => level === 0 || part.startsWith(key));
}

/** The number that a cell tells; null where it is withheld. */
function told(cell: ExtractCell | undefined): number | null {
  if (cell === "*") return null;
  return cell === "-" ? 0 : Number(cell);
}

describe("the benefit extract", () => {
  it("has one sheet per level with title, two header rows and footnotes", () => {
    expect([...sheets.keys()]).toEqual(["Quartiere", "Stadtteile", "Bezirke", "Stadt"]);
    for (const rows of sheets.values()) {
      expect(rows[0]![0]).toBe("Grundsicherung und Arbeitslosigkeit in Musterstadt, Stichtag 31.12.");
      expect(rows[1]!.every((cell) => cell === null)).toBe(true);
      expect(rows[2]!.filter((cell) => cell !== null)).toEqual([
        "Nr.",
        "Gebiet",
        "Arbeitslose",
        "darunter langzeitarbeitslos",
        "Personen in Bedarfsgemeinschaften",
        "darunter nicht arbeitslos",
        "darunter unter 15 Jahren",
        "Bedarfsgemeinschaften",
        "darunter von Alleinerziehenden"
      ]);
      const years = Array.from({length: COLUMNS}, (_, i) => 2012 + (i % 14));
      expect(rows[3]!.slice(2)).toEqual(years);
      expect(rows.slice(-4).map((row) => row[0])).toEqual([
        null,
        "* Zahlenwert aus Gründen der Geheimhaltung nicht ausgewiesen",
        "- genau null",
        "Quelle: Statistik der Arbeitsagentur Musterstadt (fiktiv)"
      ]);
    }
    expect(levels.map((level) => level.size)).toEqual([1, 6, 24, 72]);
  });

  it("merges header cells over both rows and over the years", async () => {
    const {strFromU8, unzipSync} = await import("fflate");
    const archive = unzipSync(readFileSync(musterstadtFile("extracts/sgb2.xlsx")));
    const sheet = strFromU8(archive["xl/worksheets/sheet1.xml"]!);
    const merged = [...sheet.matchAll(/<mergeCell ref="([^"]+)"/g)].map(([, ref]) => ref);
    expect(merged).toEqual(expect.arrayContaining(["A3:A4", "B3:B4", "C3:P3", "CI3:CV3"]));
    expect(merged).toHaveLength(9);
  });

  it("holds whole numbers from 10, '*' and '-' only", () => {
    for (const level of levels) {
      for (const cells of level.values()) {
        expect(cells).toHaveLength(COLUMNS);
        for (const cell of cells) {
          if (typeof cell === "number") expect(Number.isInteger(cell) && cell >= 10).toBe(true);
          else expect(["*", "-"]).toContain(cell);
        }
      }
    }
    const all = [...quarters.values()].flat();
    expect(all.filter((cell) => cell === "*").length).toBeGreaterThan(200);
    expect(all.filter((cell) => cell === "*").length).toBeLessThan(1000);
    expect(all).toContain("-");
  });

  it("shows the city and its Bezirke in full", () => {
    for (const level of [city, districts]) expect([...level.values()].flat()).not.toContain("*");
  });

  it("adds up over the levels where nothing is withheld, and never beyond", () => {
    for (const level of [0, 1, 2]) {
      for (const [key, cells] of levels[level]!) {
        cells.forEach((cell, column) => {
          const parts = partsOf(key, level).map((part) => told(levels[level + 1]!.get(part)![column]));
          const sum = parts.reduce<number>((all, part) => all + (part ?? 0), 0);
          if (told(cell) === null) return;
          if (parts.includes(null)) expect(sum).toBeLessThan(told(cell)!);
          else expect(sum).toBe(told(cell));
        });
      }
    }
  });

  it("lets no withheld cell be found by subtracting or adding", () => {
    for (let column = 0; column < COLUMNS; column++) {
      expect(revealed(column), `column ${column}`).toEqual([]);
    }
  });

  it("fits the register: no more people on benefits than there are", () => {
    const rows = readEinwohner().rows.filter((row) => row[1] !== "");
    for (const row of rows) {
      const year = Number(row[0]!.slice(-4)) - 2012;
      const cells = quarters.get(row[1]!)!;
      const [alo, long, sgb2, notUnemployed, children, households, single] = Array.from({length: 7}, (_, i) =>
        told(cells[i * 14 + year])
      );
      const [total, u3, u6, u15, u18, u25, u65] = row.slice(3, 10).map(Number);
      const pairs = [
        [long, alo],
        [notUnemployed, sgb2],
        [children, notUnemployed],
        [households, sgb2],
        [single, households],
        [sgb2, total],
        [children, u3! + u6! + u15!],
        [alo, u18! + u25! + u65!]
      ] as const;
      for (const [part, whole] of pairs) {
        if (part != null && whole != null) expect(part).toBeLessThanOrEqual(whole);
      }
    }
  });
});

/**
 * Withheld cells of a column that a reader can work out. Sums nest, so what can be worked out follows from remainders:
 * a shown sum less everything shown below it is the sum of its hidden quarters that lie under no lower shown sum.
 */
function revealed(column: number): readonly string[] {
  const isHidden = (key: string, level: number): boolean => levels[level]!.get(key)![column] === "*";
  const hiddenQuarters = (key: string, level: number): readonly string[] => {
    if (level === 3) return isHidden(key, 3) ? [key] : [];
    return partsOf(key, level).flatMap((part) => hiddenQuarters(part, level + 1));
  };
  /** Hidden quarters below an area that no shown sum below it covers. */
  const remainder = (key: string, level: number): readonly string[] =>
    partsOf(key, level).flatMap((part) => {
      if (level + 1 === 3) return isHidden(part, 3) ? [part] : [];
      return isHidden(part, level + 1) ? remainder(part, level + 1) : [];
    });
  return [0, 1, 2].flatMap((level) =>
    [...levels[level]!.keys()].flatMap((key) => {
      if (isHidden(key, level)) return hiddenQuarters(key, level).length === 0 ? [key] : [];
      const rest = remainder(key, level);
      // One hidden quarter is the remainder itself; one hidden part that holds the whole remainder is, too.
      const hiddenParts = partsOf(key, level).filter((part) => isHidden(part, level + 1));
      return rest.length === 1 || hiddenParts.length === 1 ? [key] : [];
    })
  );
}

describe("withholding", () => {
  const area = (key: string, ...parts: readonly (CountNode | number)[]): CountNode => {
    const nodes = parts.map((part, i) =>
      typeof part === "number" ? {key: `${key}${i + 1}`, count: part, parts: []} : part
    );
    return {key, count: nodes.reduce((sum, {count}) => sum + count, 0), parts: nodes};
  };
  const withheld = (node: CountNode): readonly string[] => [...withheldKeys(node)].sort();

  it("keeps 1 to 9 back and shows zero and 10", () => {
    expect(withheld(area("a", 0, 1, 9, 10, 40))).toEqual(["a2", "a3"]);
  });

  it("adds the next larger part where one alone could be subtracted", () => {
    expect(withheld(area("a", 5, 30, 12, 0))).toEqual(["a1", "a3"]);
    expect(withheld(area("a", 5, 30, 12, 4))).toEqual(["a1", "a4"]);
  });

  it("adds one where the sum tells all: only ones, or only nines", () => {
    expect(withheld(area("a", 1, 1, 30, 12))).toEqual(["a1", "a2", "a4"]);
    expect(withheld(area("a", 9, 9, 30, 12))).toEqual(["a1", "a2", "a4"]);
  });

  it("keeps a small sum back with its parts, and a second sum with one of its own", () => {
    const city = area("c", area("x", 3, 0), area("y", 50, 20, 30), area("z", 90, 80));
    expect(withheld(city)).toEqual(["x", "x1", "y", "y2"]);
  });

  it("needs nothing where all is large", () => {
    expect(withheld(area("c", area("x", 30, 10), area("y", 0, 20)))).toEqual([]);
  });
});
