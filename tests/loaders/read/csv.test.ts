import iconv from "iconv-lite";
import {describe, expect, it} from "vitest";
import {readCsv} from "../../../loaders/read/csv.js";

const text = "Nr.;Gebiet;Ø Alter\r\n0101;Süd – Mühle;43,7\r\n\r\n;insgesamt;44,1\r\n";
const rows = [["Nr.", "Gebiet", "Ø Alter"], ["0101", "Süd – Mühle", "43,7"], [""], ["", "insgesamt", "44,1"]];

describe("readCsv", () => {
  it.each(["utf-8", "windows-1252", "utf-16le", "utf-16be"])(
    "finds the encoding %s and the delimiter",
    (encoding) => {
      const addBOM = encoding.startsWith("utf-16");
      const bytes = iconv.encode(text, encoding, {addBOM});
      expect(readCsv(bytes, "a.csv")).toEqual({file: "a.csv", sheet: null, rows});
    }
  );

  it("drops a byte order mark", () => {
    const bytes = iconv.encode(text, "utf-8", {addBOM: true});
    expect(readCsv(bytes, "a.csv").rows[0]).toEqual(rows[0]);
  });

  it("takes the encoding and delimiter it is told", () => {
    const bytes = iconv.encode("a|ü\n1|2", "iso-8859-1");
    const table = readCsv(bytes, "a.csv", {encoding: "iso-8859-1", delimiter: "|"});
    expect(table.rows).toEqual([
      ["a", "ü"],
      ["1", "2"]
    ]);
  });

  it.each([
    ["comma", "id,name\n1,a\n2,b"],
    ["tab", "id\tname\n1\ta\n2\tb"]
  ])("finds the delimiter %s", (_, csv) => {
    expect(readCsv(Buffer.from(csv), "a.csv").rows[1]).toEqual(["1", "a"]);
  });

  it("keeps a quoted delimiter and line break in one cell", () => {
    const table = readCsv(Buffer.from('id;name\n1;"a;\nb"\n2;c\n'), "a.csv");
    expect(table.rows).toEqual([
      ["id", "name"],
      ["1", "a;\nb"],
      ["2", "c"]
    ]);
  });

  it("names the row of a quote that is never closed", () => {
    expect(() => readCsv(Buffer.from('id;name\n1;"a\n2;b\n'), "a.csv")).toThrow(
      /csv: .*quot.* \(a\.csv, row 2\)/i
    );
  });

  it.each(["\r\n", "\n", "\r"])("reads lines that end with %j, and mixed ones", (end) => {
    const lines = ["Nr.;Gebiet", '1;"a\rb"', "2;c\n3;d\r4;e\r\n5;f", ""];
    const {rows: read} = readCsv(Buffer.from(lines.join(end)), "a.csv");
    expect(read).toEqual([
      ["Nr.", "Gebiet"],
      ["1", "a\nb"],
      ...["2c", "3d", "4e", "5f"].map((row) => [...row])
    ]);
  });

  it("takes the delimiter that a first line names for Excel", () => {
    expect(readCsv(Buffer.from("sep=|\na,b|c,d\n"), "a.csv").rows).toEqual(
      [["sep="], ["a,b", "c,d"]].map((row, index) => (index === 0 ? ["sep=", ""] : row))
    );
  });

  it("remarks on rows with a cell too many or too few, not on titles and blank cells at the end", () => {
    const lines = ["Titel", "", "Nr.;Gebiet;Zahl", "1;a;5", "2;b;6;;", "3;c;d;7", "4;8", "5", "6;e;9"];
    const {remarks} = readCsv(Buffer.from(`${lines.join("\n")}\n`), "a.csv");
    expect(remarks?.map(({kind, row, detail}) => [kind, row, detail])).toEqual([
      ["single", 1, "1 cell where most rows have 3"],
      ["ragged", 6, "4 cells where most rows have 3"],
      ["ragged", 7, "2 cells where most rows have 3"],
      ["single", 8, "1 cell where most rows have 3"]
    ]);
  });

  it("lets rows leave out blank cells where that is said, but not the last row of a file cut off", () => {
    const kinds = (text: string) =>
      readCsv(Buffer.from(text), "a.csv", {shortRows: "blank"}).remarks?.map(({row}) => row);
    expect(kinds("a;b;c\n1;2;3\n1;2\n1;2;3\n")).toBeUndefined();
    expect(kinds("a;b;c\n1;2;3\n1;2;3\n1;2")).toEqual([4]);
  });

  it("says that the last number of a file without last line break may be cut off", () => {
    expect(readCsv(Buffer.from("a;b\n1;23"), "a.csv").remarks?.[0]).toMatchObject({
      kind: "open_end",
      row: 2,
      column: 2
    });
    expect(readCsv(Buffer.from("a;b\n1;23\n"), "a.csv").remarks).toBeUndefined();
    expect(readCsv(Buffer.from("a;b\n1;Süd"), "a.csv").remarks).toBeUndefined();
  });

  it.each([
    [
      "a NUL byte",
      "a;b\n1;\0\n",
      "csv: a NUL byte; expected a text file; this one is damaged, or no text (a.csv, line 2)"
    ],
    [
      "rows within quotes",
      'a;b;c\n1;"2;3\n1;2;3\n1;2";3\n',
      "csv: a quoted cell holds whole rows; expected a quote at both ends of a cell (a.csv, row 2, column 2)"
    ]
  ])("refuses %s", (_, csv, message) => {
    expect(() => readCsv(Buffer.from(csv), "a.csv")).toThrow(message);
  });

  it("keeps a sentence with commas and line breaks in one cell", () => {
    const csv = 'id,name,text\n1,a,"Hof, Garten, Saal\nund mehr, viel mehr, alles"\n';
    expect(readCsv(Buffer.from(csv), "a.csv").rows).toHaveLength(2);
  });

  it("survives very long lines and cells", () => {
    const long = "x".repeat(2_000_000);
    const wide = Array.from({length: 200_000}, (_, index) => index).join(";");
    const {rows: read} = readCsv(
      Buffer.from(`a;b\n1;${long}\n${wide}\n2;"${"y\n".repeat(200_000)}"\n`),
      "a.csv"
    );
    expect(read.map((row) => row.length)).toEqual([2, 2, 200_000, 2]);
  });
});
