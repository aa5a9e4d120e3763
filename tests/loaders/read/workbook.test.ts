import {readFileSync} from "node:fs";
import * as XLSX from "@e965/xlsx";
import {strFromU8, strToU8, unzipSync, zipSync} from "fflate";
import {describe, expect, it} from "vitest";
import {readWorkbook} from "../../../loaders/read/workbook.js";

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/read/${name}`, import.meta.url));
const day = new Date(Date.UTC(2020, 11, 31));

/** An office file with texts of its parts replaced. */
function edited(bytes: Uint8Array, part: string, ...[from, to]: [string | RegExp, string]): Uint8Array {
  const parts = unzipSync(bytes);
  const xml = strFromU8(parts[part] ?? new Uint8Array());
  expect(xml.search(from)).toBeGreaterThanOrEqual(0);
  return zipSync({...parts, [part]: strToU8(xml.replace(from, to))});
}

const sheet1 = "xl/worksheets/sheet1.xml";
const rowsOf = async (bytes: Uint8Array) => (await readWorkbook(bytes, "a"))[0]?.rows;

describe.each(["sheet.xlsx", "sheet.xls", "sheet.ods"])(
  "readWorkbook of %s, saved by LibreOffice",
  (name) => {
    it("reads texts, dates, booleans, stored results and errors of all sheets where they stand", async () => {
      const tables = await readWorkbook(fixture(name), name);
      expect(tables.map(({sheet, file}) => [sheet, file])).toEqual([
        ["Stadtteile", name],
        ["Hilfsblatt", name]
      ]);
      const [, , header, years, first, second, ...rest] = tables[0]?.rows ?? [];
      expect(header).toEqual(["Nr.", "Gebiet", "Stand", "Kinder", null, "Anteil", "geprüft", "Summe"]);
      expect(years).toEqual([null, null, null, 2019, 2020, 2020]);
      expect(first).toEqual(["0101", "Süd – Mühle", day, 120, "1 234,5", 0.125, true, 120.125]);
      expect(second?.slice(2)).toEqual([day, "*", "-", 0.5, false, "#N/A"]);
      expect(second?.[1]).toMatch(/^Alt +stadt\nzweite Zeile$/);
      expect(rest).toEqual([[], [], [], ["* geheim zu halten"]]);
    });

    it("remarks on what a spreadsheet program hides, merges or shows as per cent", async () => {
      const [table, second] = await readWorkbook(fixture(name), name);
      const places = table?.remarks?.map(({kind, row, column}) => [kind, row, column]);
      expect(places).toEqual([
        ["hidden", null, 3],
        ...[1, 2, 3].map((column) => ["merged", 3, column]),
        ["percent", null, 6],
        ["percent", null, 8],
        ["hidden", 6, null]
      ]);
      expect(second?.remarks).toEqual([{kind: "hidden", row: null, column: null, detail: "hidden sheet"}]);
    });
  }
);

describe("readWorkbook", () => {
  it("says what a file looks like that is none", async () => {
    const cases = [
      ["", "an empty file"],
      ["Nr.;Gebiet\n", "a text file; say format: csv to read it as one"],
      ["<html><table>", "a web page with another ending; save it as .xlsx"],
      ['<?xml version="1.0"?><Workbook/>', "an XML file"],
      ["%PDF\0", "something else"]
    ] as const;
    for (const [text, got] of cases) {
      await expect(readWorkbook(Buffer.from(text), "a.xls")).rejects.toThrow(
        `workbook: not readable; expected an .xlsx, .xls or .ods spreadsheet, got ${got} (a.xls)`
      );
    }
  });

  it("tells a formula without stored result from a blank cell", async () => {
    const bytes = edited(fixture("sheet.xlsx"), sheet1, /(<\/f>)<v>120.125<\/v>/, "$1");
    expect((await rowsOf(bytes))?.[4]?.[7]).toBe("#NOT CALCULATED");
  });

  it("keeps what is no number where a number should be as text, to be reported", async () => {
    const bytes = edited(fixture("sheet.xlsx"), sheet1, "<v>2019</v>", "<v>1.#INF</v>");
    expect((await rowsOf(bytes))?.[3]?.[3]).toBe("1.#INF");
    const ods = edited(fixture("sheet.ods"), "content.xml", 'office:value="2019"', 'office:value="x"');
    expect((await rowsOf(ods))?.[3]?.[3]).toBe("2019");
  });

  it("takes an empty text that a formula gives for a blank cell", async () => {
    const [from, to] = [/<c r="H5"[^>]*>(<f[^>]*>[^<]*<\/f>)<v>120.125<\/v>/, '<c r="H5" t="str">$1<v></v>'];
    expect((await rowsOf(edited(fixture("sheet.xlsx"), sheet1, from, to)))?.[4]).toHaveLength(7);
    const open = edited(fixture("sheet.xlsx"), sheet1, from, '<c r="H5">$1<v></v>');
    expect((await rowsOf(open))?.[4]?.[7]).toBe("#NOT CALCULATED");
    const formula = /(<table:table-cell[^>]*table:formula="[^"]*D5[^"]*")[^>]*>.*?<\/table:table-cell>/;
    const ods = (rest: string) =>
      edited(fixture("sheet.ods"), "content.xml", formula, `$1>${rest}</table:table-cell>`);
    expect((await rowsOf(ods("<text:p/>")))?.[4]).toHaveLength(7);
    expect((await rowsOf(ods("")))?.[4]?.[7]).toBe("#NOT CALCULATED");
  });

  it("finds parts whose names are written in other letters or with backslashes", async () => {
    const parts = unzipSync(fixture("sheet.xlsx"));
    const renamed = Object.entries(parts).map(
      ([name, part]) => [name.toUpperCase().replaceAll("/", "\\"), part] as const
    );
    const upper = zipSync(Object.fromEntries(renamed));
    expect(await rowsOf(upper)).toEqual(await rowsOf(fixture("sheet.xlsx")));
  });

  it("says nothing of columns hidden beyond the table", async () => {
    const beyond = '<cols><col min="9" max="16384" hidden="1"/></cols><sheetData>';
    const bytes = edited(
      edited(fixture("sheet.xlsx"), sheet1, /<cols>.*<\/cols>/, ""),
      sheet1,
      "<sheetData>",
      beyond
    );
    const [table] = await readWorkbook(bytes, "a");
    expect(table?.remarks?.filter(({kind, column}) => kind === "hidden" && column !== null)).toEqual([]);
  });

  it("reads inline texts, escapes and dates written as such", async () => {
    const cell = '<c r="D5" t="inlineStr"><is><r><t>a_x000A_b </t></r><r><t>&amp;&#228;</t></r></is></c>';
    const bytes = edited(fixture("sheet.xlsx"), sheet1, /<c r="D5"[^>]*><v>120<\/v><\/c>/, cell);
    expect((await rowsOf(bytes))?.[4]?.[3]).toBe("a\nb &ä");
    const date = edited(bytes, sheet1, cell, '<c r="D5" t="d"><v>2020-12-31T00:00:00</v></c>');
    expect((await rowsOf(date))?.[4]?.[3]).toEqual(day);
  });

  it("counts days from 1904 where the workbook does", async () => {
    const bytes = edited(
      fixture("sheet.xlsx"),
      "xl/workbook.xml",
      /<workbookPr[^>]*\/>/,
      '<workbookPr date1904="1"/>'
    );
    expect((await rowsOf(bytes))?.[4]?.[2]).toEqual(new Date(Date.UTC(2025, 0, 1)));
  });

  it.each([
    [
      "a document type",
      sheet1,
      "<worksheet",
      '<!DOCTYPE a [<!ENTITY b "bbb">]><worksheet',
      /a document type is declared/
    ],
    ["XML cut off", sheet1, /<c r="C6"[\s\S]*/, "", /well-formed XML document.*sheet Stadtteile, row 6/],
    ["a row twice", sheet1, '<row r="6"', '<row r="5"', /rows out of order.*sheet Stadtteile, row 6/],
    ["a cell twice", sheet1, '<c r="B5"', '<c r="A5"', /cells out of order.*row 5, column 2/],
    ["a cell in another row", sheet1, '<c r="B5"', '<c r="B7"', /cells out of order.*row 5, column 2/],
    [
      "a text that is missing",
      sheet1,
      /t="s"><v>\d+<\/v>/,
      't="s"><v>999</v>',
      /a text is missing.*row 1, column 1/
    ],
    [
      "an address that is none",
      "xl/_rels/workbook.xml.rels",
      /Target="[^"]*sheet1.xml"/,
      'Target="%E0"',
      /"%E0" is missing/
    ],
    [
      "a missing sheet",
      "xl/_rels/workbook.xml.rels",
      "worksheets/sheet1",
      "worksheets/sheet9",
      /"xl\/worksheets\/sheet9.xml" is missing/
    ]
  ])("refuses %s", async (_, part, from, to, message) => {
    await expect(readWorkbook(edited(fixture("sheet.xlsx"), part, from, to), "a")).rejects.toThrow(message);
  });

  it("refuses spreadsheets that repeat cells or rows without end, and encrypted ones", async () => {
    const ods = fixture("sheet.ods");
    const wide = edited(
      ods,
      "content.xml",
      '<table:table-cell office:value-type="float"',
      '<table:table-cell table:number-columns-repeated="16384" office:value-type="float"'
    );
    const large = edited(
      wide,
      "content.xml",
      /<table:table-row/g,
      '<table:table-row table:number-rows-repeated="500000"'
    );
    await expect(readWorkbook(wide, "a")).rejects.toThrow(/outside of every sheet/);
    await expect(readWorkbook(large, "a")).rejects.toThrow(/a row outside of every sheet.*sheet Stadtteile/);
    const locked = edited(
      ods,
      "META-INF/manifest.xml",
      "</manifest:manifest>",
      "<manifest:encryption-data/></manifest:manifest>"
    );
    await expect(readWorkbook(locked, "a.ods")).rejects.toThrow(
      "ods: the spreadsheet is encrypted; expected a file without password (a.ods)"
    );
  });

  it("refuses .xls files that are cut off, older than Excel 97 or have cells it cannot read", async () => {
    const xls = fixture("sheet.xls");
    await expect(readWorkbook(xls.subarray(0, 4000), "a.xls")).rejects.toThrow(/^xls: /);
    const old = XLSX.write(XLSX.read(xls), {type: "buffer", bookType: "biff5"}) as Buffer;
    await expect(readWorkbook(old, "a.xls")).rejects.toThrow(
      "xls: older than Excel 97; expected a newer workbook; save it as .xlsx (a.xls)"
    );
    const text = Buffer.from(xls);
    const at = text.indexOf(Buffer.from([0xfd, 0x00, 0x0a, 0x00]));
    text.writeUInt16LE(text.readUInt16LE(at + 14 + 4), at + 4);
    text.writeUInt16LE(text.readUInt16LE(at + 14 + 6), at + 6);
    await expect(readWorkbook(text, "a.xls")).rejects.toThrow(/^xls: /);
  });
});
