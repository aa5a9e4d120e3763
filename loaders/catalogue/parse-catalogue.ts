import type {Source} from "../../src/model/build-info.js";
import {nearest} from "../../src/model/nearest.js";
import {throwProblems, type Problem} from "../problem.js";
import {cellText, isBlankRow, type RawTable} from "../read/raw-table.js";
import {COLUMNS, columnName, REQUIRED, type CatalogueColumn} from "./catalogue-columns.js";
import type {Catalogue} from "./catalogue.js";
import {parseEntry, type Draft} from "./parse-entry.js";
import {resolveFormulas} from "./resolve-formulas.js";

const DOMAIN = "catalogue";

/** Reports a mistake in a row's cell; without `got` with what stands there. */
export type Report = (column: CatalogueColumn, problem: string, expected?: string, got?: string) => void;

/** A row of the catalogue on its way, and how to report its mistakes. */
export interface Row {
  readonly draft: Draft;
  readonly report: Report;
}

/**
 * Parses the indicator catalogue: a header row, then a row per indicator; blank rows, and rows above the header of a
 * sheet, are skipped. In the result an indicator's `source` is the title of the municipality's source that the catalogue
 * names by its key.
 *
 * @throws InputError with every mistake, each with file, sheet, line or row, and column
 */
export function parseCatalogue(table: RawTable, sources: ReadonlyMap<string, Source>): Catalogue {
  const problems: Problem[] = [];
  const top = headerRow(table);
  const header = (table.rows[top] ?? []).map((cell) => columnName(cellText(cell)));
  const {file, sheet} = table;
  const place = (index: number, column?: number) => ({
    ...{file, sheet},
    ...(sheet === null ? {line: index + 1} : {row: index + 1}),
    ...(column === undefined ? {} : {column: column + 1})
  });
  checkHeader(header, (column) => place(top, column), problems);
  throwProblems(problems);
  const rows = new Map<string, Row>();
  table.rows.forEach((row, index) => {
    if (index <= top || isBlankRow(row)) return;
    const field = (column: CatalogueColumn) => cellText(row[header.indexOf(column)]);
    const report: Report = (column, problem, expected, got = `"${field(column)}"`) => {
      const at = Math.max(0, header.indexOf(column));
      problems.push({domain: DOMAIN, problem, expected, got, ...place(index, at)});
    };
    const draft = parseEntry(field, sources, report);
    if (rows.has(draft.indicator.key)) report("key", "indicator twice", "each key once");
    rows.set(draft.indicator.key, {draft, report});
  });
  const entries = resolveFormulas(rows);
  throwProblems(problems.toSorted(byPosition));
  return entries;
}

function byPosition(a: Problem, b: Problem): number {
  const [above, below] = [a, b].map(({line, row}) => line ?? row ?? 0);
  return above! - below! || (a.column ?? 0) - (b.column ?? 0);
}

/** Index of the first row that has a heading for the key; the first one where none has. */
function headerRow({rows}: RawTable): number {
  const found = rows.findIndex((row) => row.some((cell) => columnName(cellText(cell)) === "key"));
  return Math.max(0, found);
}

function checkHeader(
  header: readonly string[],
  place: (column?: number) => Omit<Problem, "domain" | "problem">,
  problems: Problem[]
): void {
  for (const column of REQUIRED.filter((name) => !header.includes(name))) {
    problems.push({domain: DOMAIN, problem: "column missing", expected: `"${column}"`, ...place()});
  }
  header.forEach((name, index) => {
    const got = `"${name}"`;
    if (header.indexOf(name) < index && name !== "") {
      problems.push({domain: DOMAIN, problem: "column twice", expected: "once", got, ...place(index)});
    } else if (name !== "" && !COLUMNS.includes(name)) {
      const expected = nearest(name, COLUMNS) ?? COLUMNS.join(", ");
      problems.push({domain: DOMAIN, problem: "unknown column", expected, got, ...place(index)});
    }
  });
}
