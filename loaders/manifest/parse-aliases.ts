import type {Level} from "../../src/model/area.js";
import {nearest} from "../../src/model/nearest.js";
import {throwProblems, type Problem} from "../problem.js";
import {cellText, isBlankRow, type RawTable} from "../read/raw-table.js";
import type {AreaAlias} from "./municipality.js";

const COLUMNS = ["Ebene", "Name", "Schlüssel"] as const;

/**
 * Aliases from a table with the columns Ebene, Name and Schlüssel; several keys are joined by "+".
 *
 * @throws InputError with every mistake, each with file, line and column
 */
export function parseAliases(table: RawTable, levels: readonly Level[]): AreaAlias[] {
  const problems: Problem[] = [];
  const header = (table.rows[0] ?? []).map(cellText);
  const {file, sheet} = table;
  for (const column of COLUMNS.filter((name) => !header.includes(name))) {
    problems.push({
      domain: "aliases",
      problem: "column missing",
      expected: `"${column}"`,
      file,
      sheet,
      row: 1
    });
  }
  throwProblems(problems);
  const keys = levels.map(({key}) => key);
  const aliases = table.rows.flatMap((row, index): AreaAlias[] => {
    if (index === 0 || isBlankRow(row)) return [];
    const [level = "", name = "", ids = ""] = COLUMNS.map((column) => cellText(row[header.indexOf(column)]));
    const place = (column: (typeof COLUMNS)[number]) => ({
      ...{file, sheet, row: index + 1, column: header.indexOf(column) + 1}
    });
    if (!keys.includes(level)) {
      const expected = nearest(level, keys) ?? keys.join(", ");
      const problem = "unknown level";
      problems.push({domain: "aliases", problem, expected, got: `"${level}"`, ...place("Ebene")});
    }
    if (name === "")
      problems.push({domain: "aliases", problem: "no name", expected: "a name", ...place("Name")});
    const areaIds = ids.split("+").map((id) => id.trim());
    return [{level, name, areaIds, ...place("Schlüssel")}];
  });
  throwProblems(problems);
  return aliases;
}
