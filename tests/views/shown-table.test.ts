import {describe, expect, it} from "vitest";
import {columnName, shownColumns} from "../../src/views/shown-table.js";

const rows = (...texts: readonly string[][]) => texts.map((one) => ({texts: one}));

describe("a table read from the page", () => {
  it("gives German numbers as numbers, their unit in the title and words in place of a number beside them", () => {
    const columns = shownColumns({
      head: ["", "Höchster Wert", "Anteil"],
      named: [true, false, false],
      rows: rows(
        ["010101", "1.234,5", "12,3\u202f%"],
        ["2019", "−7", "k. A. (Geheimhaltung)"],
        ["Mitte", "0", "–"]
      )
    });
    expect(columns.map(({name, title, type, values}) => [name, title, type, values])).toEqual([
      ["name", "", "STRING", ["010101", "2019", "Mitte"]],
      ["hoechster_wert", "Höchster Wert", "DOUBLE", [1234.5, -7, 0]],
      ["anteil", "Anteil (%)", "DOUBLE", [12.3, null, null]],
      ["anteil_note", "Anteil: Anmerkung", "STRING", [null, "k. A. (Geheimhaltung)", null]]
    ]);
  });

  it("leaves keys, mixed units and texts as they are", () => {
    const columns = shownColumns({
      head: ["Schlüssel", "Wert", "Klasse"],
      named: [false, false, false],
      rows: rows(["0101", "3 %", "hoch"], ["0102", "4", ""])
    });
    expect(columns.map(({type, values}) => [type, values])).toEqual([
      ["STRING", ["0101", "0102"]],
      ["STRING", ["3 %", "4"]],
      ["STRING", ["hoch", null]]
    ]);
  });

  it("gives every column a name of its own that programs can use", () => {
    expect(columnName("Größe (kB) – genau")).toBe("groesse_kb_genau");
    const head = ["Wert", "Wert", "%"];
    const columns = shownColumns({head, named: [true, true, true], rows: []});
    expect(columns.map(({name}) => name)).toEqual(["wert", "wert_2", "spalte_3"]);
  });
});
