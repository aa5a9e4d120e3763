import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {codedCsv, type CodedRows} from "../../../loaders/read/coded-csv.js";
import {readCsv} from "../../../loaders/read/csv.js";
import {readBytes} from "../../../loaders/read/read-bytes.js";
import {SHARED_BYTES} from "../../../loaders/read/scan-parts.js";

/** Rows of 20 to 60 bytes, among them quoted, blank, short and long ones, with both kinds of line ends. */
function manyLines(): string {
  let seed = 5;
  const roll = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
  const lines = Array.from({length: 520_000}, (_, index) => {
    const area = String(10_000 + (index % 700)).padStart(6, "0");
    const row = `${area};2019-${index % 12};"Einwohner ""alle""";${roll(9000)};Straße ${index % 97}`;
    const chance = roll(50_000);
    if (chance === 0) return "\r\n";
    return chance === 1 ? `${area};x\n` : chance < 4 ? `${row};;9\n` : `${row}${chance % 2 ? "\r" : ""}\n`;
  });
  return `Nr.;Stand;Merkmal;Wert;Ort\n${lines.join("")}`;
}

/** The cells of a column, row by row. */
function cellsOf({columns, parts}: CodedRows, column: number): string[] {
  const {texts, parts: own} = columns[column]!;
  return parts.flatMap((length, part) => {
    const {numbers, codes} = own[part]!;
    return Array.from(numbers.subarray(0, length), (number) => texts[codes[number]!]!);
  });
}

describe("a large CSV file, scanned on several threads", () => {
  let folder: string;
  let bytes: Uint8Array;

  const open = async (name: string, content: Uint8Array | string) => {
    await writeFile(join(folder, name), content);
    return readBytes(join(folder, name));
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "coded-"));
    bytes = await open("a.csv", manyLines());
  });
  afterAll(() => rm(folder, {recursive: true}));

  it("has the cells, rows and remarks of the ordinary way", async () => {
    expect(bytes.length).toBeGreaterThan(SHARED_BYTES);
    expect(bytes.buffer).toBeInstanceOf(SharedArrayBuffer);
    const rows = (await codedCsv(bytes, "a.csv")!.columns(1, [3, 0, 3, 4]))!;
    const plain = readCsv(bytes, "a.csv");
    expect(rows.parts.length).toBeGreaterThan(3);
    expect(rows.length).toBe(plain.rows.length - 1);
    for (const [index, column] of [3, 0, 3, 4].entries()) {
      const expected = plain.rows.slice(1).map((row) => row[column] ?? "");
      expect(cellsOf(rows, index).every((cell, at) => cell === expected[at])).toBe(true);
    }
    expect([...rows.remarks.values()]).toEqual(plain.remarks);
    for (const [index, {row}] of rows.remarks) {
      expect(row).toBe(index + 2);
      expect(rows.row(index)).toEqual(plain.rows[index + 1]);
    }
  });

  it("has the same codes as on one thread, and leaves broken quoting to the ordinary way", async () => {
    const shared = (await codedCsv(bytes, "a.csv")!.columns(1, [0, 2]))!;
    const alone = (await codedCsv(new Uint8Array(bytes), "a.csv")!.columns(1, [0, 2]))!;
    expect(alone.parts).toHaveLength(1);
    expect(shared.columns.map(({texts}) => texts)).toEqual(alone.columns.map(({texts}) => texts));
    const end = Buffer.from('010000;2019-1;"Einwohner\nalle";5;Weg\n');
    const broken = await open("b.csv", Buffer.concat([bytes, end]));
    expect(await codedCsv(broken, "b.csv")!.columns(1, [0])).toBeNull();
  });
});
