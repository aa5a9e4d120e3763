import iconv from "iconv-lite";
import {describe, expect, it} from "vitest";
import {areaIndex} from "../../../loaders/harmonise/area-index.js";
import {areaLists} from "../../../loaders/harmonise/area-list.js";
import {areaMatcher} from "../../../loaders/harmonise/area-match.js";
import {cellAt} from "../../../loaders/harmonise/cells.js";
import {deliveredBlocks} from "../../../loaders/harmonise/delivered-blocks.js";
import {DeliveryMap} from "../../../loaders/harmonise/delivery-map.js";
import {EarlierTables, type RowedBlock, type Deliveries} from "../../../loaders/harmonise/earlier-tables.js";
import type {TableReport} from "../../../loaders/harmonise/import-report.js";
import {measureTable} from "../../../loaders/harmonise/measure-table.js";
import {isLong, readLong} from "../../../loaders/harmonise/read-long.js";
import type {Extract} from "../../../loaders/manifest/municipality.js";
import {codedCsv} from "../../../loaders/read/coded-csv.js";
import {readCsv} from "../../../loaders/read/csv.js";
import {AREAS, catalogueOf, extractOf, sourceOf} from "./fixtures.js";

const catalogue = catalogueOf(
  ["alle", "count"],
  ["alo", "count"],
  ["alter", "value"],
  ["quote", "rate", "alo", "alle"]
);
const source = sourceOf({kind: "column", column: "Stand", format: "MM.JJJJ", as: "JJJJ"});
const HEADER = "Nr.;Stand;Merkmal;Wert";

function longExtract(
  more: Partial<Extract> = {},
  map: Readonly<Record<string, string>> | null = null
): Extract {
  const keys = {kind: "column", column: "Merkmal", map: map && new Map(Object.entries(map))} as const;
  return extractOf({}, {values: {column: "Wert", keys}, ...more});
}

const areas = areaIndex(AREAS);
const known = {areas, lists: areaLists(areas), catalogue, matcher: areaMatcher(areas, [])};

/** Every delivered value with its row. */
function cellsOf(blocks: readonly RowedBlock[]) {
  const all = blocks.flatMap(({key, period, cells, rows, groups}) => [
    ...cells.areas.ids.flatMap((id, at) => {
      const {value, flag} = cellAt(cells, at);
      return rows[at]! > 0 ? [[rows[at], key, period, id, value ?? flag]] : [];
    }),
    ...groups.map(({members, cell, row}) => [row, key, period, members.join("+"), cell.value ?? cell.flag])
  ]);
  return all.map((cell) => cell.join(" ")).sort();
}

function sorted({entries, ...rest}: TableReport) {
  const lines = entries.map((entry) => JSON.stringify(entry)).sort();
  return {...rest, lines};
}

const bytesOf = (text: string) => Buffer.from(text);
const linesOf = (...lines: string[]) => `${[HEADER, ...lines].join("\n")}\n`;

function readBulk(bytes: Uint8Array, extract: Extract, earlier = new EarlierTables()) {
  const options = {encoding: extract.encoding ?? undefined, delimiter: extract.delimiter ?? undefined};
  const csv = codedCsv(bytes, "a.csv", options);
  return csv && readLong(csv, extract, source, {...known, earlier});
}

function readOrdinary(bytes: Uint8Array, extract: Extract, earlier = new EarlierTables()) {
  const options = {encoding: extract.encoding ?? undefined, delimiter: extract.delimiter ?? undefined};
  const own = new DeliveryMap();
  const delivered: Deliveries = {
    get: (block, area) => own.get(block, area) ?? earlier.get(block, area),
    set: (block, area, where) => own.set(block, area, where)
  };
  const table = readCsv(bytes, "a.csv", options);
  const {measurements, report} = measureTable(table, extract, source, {...known, delivered});
  const blocks = deliveredBlocks(measurements, known.lists, ({key, level, period, area_id}) =>
    Number(/\d+$/.exec(own.get(`${key} ${level} ${period}`, area_id) ?? "0")?.[0])
  );
  return {blocks, report};
}

/** Reads a file both ways, expects the same, and returns it. */
function readBoth(bytes: Uint8Array, extract = longExtract(), earlier = new EarlierTables()) {
  const bulk = readBulk(bytes, extract, earlier)!;
  const ordinary = readOrdinary(bytes, extract, earlier);
  expect(cellsOf(bulk.blocks)).toEqual(cellsOf(ordinary.blocks));
  expect(sorted(bulk.report)).toEqual(sorted(ordinary.report));
  expect(bulk.report.read).toBe(bulk.report.used + bulk.report.reported);
  return {cells: cellsOf(bulk.blocks), report: bulk.report};
}

const plain = ["11;01.2021;alle;1.200", "12;01.2021;alle;34", "21;01.2021;alter;43,7", "11;06.2020;alo;*"];

describe("readLong", () => {
  it("reads what the ordinary way reads: numbers, signs, thousands, decimal commas", () => {
    const {cells, report} = readBoth(bytesOf(linesOf(...plain, "12;01.2020;alo;-", "21;01.2020;alter;...")));
    expect(cells).toEqual([
      "2 alle 2021 11 1200",
      "3 alle 2021 12 34",
      "4 alter 2021 21 43.7",
      "5 alo 2020 11 suppressed",
      "6 alo 2020 12 0",
      "7 alter 2020 21 missing"
    ]);
    expect(report).toMatchObject({read: 6, used: 6, no_value: {suppressed: 1, missing: 1}});
  });

  it("reports what the ordinary way reports: unknown, doubled, unreadable, blank, total, ragged, cut off", () => {
    const rows = [
      ...[...plain, ...plain].slice(0, 7),
      ...["1l;01.2021;alle;5", "22;01.2021;alle;5", "22;01.2020;alle;5", "Neustadt;01.2020;alle;7"],
      ...["11;01.2021;alo;etwa 7", "12;01.2021;alo;1,5", "21;01.2021;alo;-4", "21;13.2021;alo;4"],
      ...["12;01.2021;einwohner;4", "21;01.2021;quote;4", ";01.2021;alle;insgesamt", ";;;", "", "* geheim"],
      ...[
        "11;01.2019;alle;(12)",
        "12;01.2019;alle;1;2",
        "21;01.2019;alle",
        "11;01.2018;alle;5;",
        "011;01.2018;alo;5"
      ],
      ...["11;01.2017;alle;5", "12;01.2017;alle;5", "21;01.2017;alle;5", "22;01.2017;alle;5"],
      ...["11;01.2016;alle;5", "12;01.2016;alle;5", "21;01.2016;alle;5", "22;01.2016;alle;5"]
    ];
    const {report} = readBoth(bytesOf(`${linesOf(...rows)}11;01.2015;alle;5`));
    const reasons = new Set(report.entries.map(({reason}) => reason));
    const expected = [
      "unknown_area",
      "duplicate",
      "matched",
      "unreadable",
      "not_a_count",
      "no_period",
      "blank"
    ];
    for (const reason of [
      ...expected,
      "unknown_indicator",
      "other_vintage",
      "ragged",
      "unreliable",
      "open_end"
    ]) {
      expect(reasons, reason).toContain(reason);
    }
  });

  it.each(["utf-8", "windows-1252", "iso-8859-15", "utf-16le", "utf-16be"] as const)(
    "reads %s",
    (encoding) => {
      const map = {Ältere: "alter", "Alle Leute": "alle"};
      const lines = ["11;01.2021;Ältere;43,7", "12;01.2021;Alle Leute;5", "Höfen;01.2021;Ältere;4,5"];
      const bytes = iconv.encode(
        linesOf(...lines, ...lines.map((line) => line.replace("2021", "2020"))),
        encoding,
        {
          addBOM: true
        }
      );
      const {cells, report} = readBoth(
        bytes,
        longExtract({encoding: encoding === "utf-8" ? null : encoding}, map)
      );
      expect(cells).toContain("2 alter 2021 11 43.7");
      expect(report.entries.filter(({reason}) => reason === "unknown_area").map(({row}) => row)).toEqual([
        4, 7
      ]);
    }
  );

  it("reads quotes, CR LF, other delimiters, headers further down and a file without a last line end", () => {
    const quoted = [
      '"11";"01.2021";"alle";"1.200"',
      '12;"01.2021";alle;"3"',
      '"1""1";01.2021;alle;3',
      ...plain
    ];
    readBoth(bytesOf(linesOf(...quoted).replaceAll("\n", "\r\n")));
    readBoth(bytesOf(linesOf(...plain).replaceAll(";", "\t")));
    const below = longExtract({header: {row: 3, rows: 1, data: 4}});
    readBoth(bytesOf(`Titel;;;\n;;;\n${linesOf(...plain, ...plain)}`), below);
    readBoth(bytesOf(linesOf(...plain).slice(0, -1)));
  });

  it("leaves files that are not plain CSV to the ordinary way", () => {
    for (const odd of ['"11;01.2021;alle;5', '"1\n1";01.2021;alle;5', '"11"x;01.2021;alle;5']) {
      expect(readBulk(bytesOf(linesOf(...plain, ...plain, odd)), longExtract())).toBeNull();
    }
    for (const text of [
      `sep=;\n${linesOf(...plain)}`,
      linesOf(...plain).replaceAll("\n", "\r"),
      `${linesOf(...plain)}\0`
    ]) {
      expect(readBulk(bytesOf(text), longExtract())).toBeNull();
    }
    expect(isLong(longExtract(), source)).toBe(true);
    expect(isLong(longExtract(), {...source, format: "workbook"})).toBe(false);
    expect(isLong(extractOf({Alle: "alle"}), source)).toBe(false);
  });

  it("never guesses the decimal mark, and refuses headings that are missing, as the ordinary way does", () => {
    const unclear = bytesOf(linesOf("11;01.2021;alle;1.200", "12;01.2021;alle;1.300"));
    const missing = bytesOf("Nr.;Stand;Wert\n11;01.2021;5\n12;01.2021;5\n");
    for (const bytes of [unclear, missing]) {
      const message = /^extract: .+/.exec(errorOf(() => readOrdinary(bytes, longExtract())))?.[0];
      expect(errorOf(() => readBulk(bytes, longExtract()))).toContain(message);
    }
  });

  it("knows what earlier tables delivered", () => {
    const earlier = new EarlierTables();
    const first = readBulk(bytesOf(linesOf(...plain)), longExtract({decimal: ","}))!;
    earlier.add({file: "b.csv", sheet: null}, first.blocks);
    expect(earlier.overlaps(first.blocks)).toBe(true);
    const {report, cells} = readBoth(
      bytesOf(linesOf(plain[0]!, "21;01.2021;alle;6", "21;01.2019;alle;7")),
      longExtract({decimal: ","}),
      earlier
    );
    expect(cells).toEqual(["3 alle 2021 21 6", "4 alle 2019 21 7"]);
    expect(report.entries[0]).toMatchObject({row: 2, reason: "duplicate", used: false});
    expect(report.entries[0]?.detail).toContain("delivered before: b.csv, row 2");
  });

  it("lists the first of very many entries and counts all", () => {
    const rows = Array.from({length: 2500}, (_, index) => `9${index};01.2021;alle;5`);
    const {report} = readBulk(bytesOf(linesOf(...rows, ...plain)), longExtract())!;
    expect(report).toMatchObject({read: 2504, used: 4, reported: 2500, omitted: {unknown_area: 1500}});
    expect(report.entries).toHaveLength(1000);
  });

  it("reads 400 damaged files as the ordinary way does", () => {
    let seed = 7;
    const roll = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
    const damage = [
      "",
      "x",
      "-",
      "11",
      "1,5",
      "insgesamt",
      "01.2020",
      "13.2021",
      " ",
      "*",
      "alo",
      "2 1",
      "Hafen",
      "(3)",
      "22"
    ];
    const good = ["11", "12", "21"].flatMap((area) =>
      ["2019", "2020", "2021"].map((year) => [area, `01.${year}`, "alle", "120"])
    );
    for (let round = 0; round < 400; round++) {
      const rows = good.map((row) => [...row]);
      for (let hits = roll(8); hits >= 0; hits--) rows[roll(9)]![roll(4)] = damage[roll(damage.length)]!;
      if (roll(3) === 0) rows[roll(9)]!.length = roll(5);
      if (roll(4) === 0) rows.push([...rows[roll(9)]!]);
      readBoth(bytesOf(linesOf(...rows.map((row) => row.join(";")))), longExtract({decimal: ","}));
    }
  });
});

function errorOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return String((error as Error).message);
  }
  return "";
}
