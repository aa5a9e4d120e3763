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
});
