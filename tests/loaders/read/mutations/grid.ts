import type {RawCell} from "../../../../loaders/read/raw-table.js";
import type {Area} from "../../../../src/model/area.js";
import type {Chance} from "./random.js";

/** A table as an office makes it: title, blank row, header, an area per row, a total, a footnote. */
export type Grid = readonly (readonly RawCell[])[];

export const HEADER_ROW = 3;
export const VALUE_HEADINGS = {Einwohner: "alle", Arbeitslose: "alo", Durchschnittsalter: "alter"} as const;

const NAMES = ["Altstadt", "Süd – Mühle", "Groß Köris", "Bad Östheim", "St. Jürgen", "Nord-Ost"];

/** Areas of one level with keys that begin with a zero. */
export const GRID_AREAS: readonly Area[] = Array.from({length: 18}, (_, index) => ({
  ...{area_id: String(101 + index).padStart(4, "0"), level: "quartier", parent_id: null},
  ...{name: `${NAMES[index % NAMES.length]} ${index}`, valid_from: null, valid_to: null},
  ...{area_km2: 1, lon: 10, lat: 50}
}));

/** The table with numbers as numbers, as workbooks have them, or as texts with decimal comma. */
export function grid(typed: boolean): RawCell[][] {
  const number = (value: number) => (typed ? value : String(value).replace(".", ","));
  const rows = GRID_AREAS.map(({area_id, name}, index): RawCell[] => {
    const alo = index % 5 === 0 ? "*" : number(20 + index);
    return [area_id, name, "31.12.2020", number(1200 + 7 * index), alo, number(40.5 + index / 4)];
  });
  const header = ["Nr.", "Gebiet", "Stichtag", ...Object.keys(VALUE_HEADINGS)];
  const total = [null, "Stadt insgesamt", null, number(99_999), number(500), null];
  return [["Musterstadt in Zahlen"], [], header, ...rows, total, [], ["* geheim zu halten"]];
}

const CELLS: readonly RawCell[] = [
  ...["", " ", "x", "-", "0", "...", "/", "(12)", "()", "1.234", "1 234,5", "1'234", "12a", "k. A."],
  ...["insgesamt", "0101", "101", "Altstadt 0", "31.12.2021", "2020", "31.13.2020", "#N/A", "=1+1"],
  ...["\u00a0", "1\u202f234", "ß", "€", "a & <b>", "7", "-5", "99999999999999999999", "a;b|c", "zwei Wörter"]
];
const TYPED: readonly RawCell[] = [null, 0, -1, 0.5, 1e21, true, false, new Date(Date.UTC(2020, 11, 31))];

/** A grid with one to four faults as people make them: in cells, rows and columns. */
export function mutateGrid(original: Grid, random: Chance, typed: boolean): RawCell[][] {
  const rows = original.map((row) => [...row]);
  for (let faults = 1 + random.below(4); faults > 0; faults--) {
    const at = random.below(rows.length);
    const row = rows[at] ?? [];
    const column = random.below(6);
    const value = random.pick(typed ? [...CELLS, ...TYPED] : CELLS);
    random.pick([
      () => void (row[column] = value),
      () => void (row[column] = value),
      () => void rows.splice(at, 1),
      () => void rows.splice(at, 0, [...row]),
      () => void rows.splice(at, 0, []),
      () => void row.splice(column, 1),
      () => void row.splice(column, 0, value),
      () => void row.splice(column),
      () => rows.forEach((each) => each.splice(column, 1)),
      () => rows.forEach((each) => each.splice(column, 0, null)),
      () => void rows.splice(at),
      () => void rows.push(rows.shift() ?? [])
    ])();
    if (rows.length === 0) rows.push([]);
  }
  return rows.map((row) => Array.from(row, (cell) => cell ?? null));
}
