import {readdirSync} from "node:fs";
import {posix} from "node:path";
import type {FileRef} from "../harmonise/geometry-entry.js";
import {hasPlaceholder, periodOfName} from "../manifest/name-pattern.js";
import type {ExtractTable, Municipality} from "../manifest/municipality.js";
import {throwProblems, type Problem} from "../problem.js";

/**
 * The municipality with every file that a name with placeholders stands for ("einwohner_{JJJJ}.csv"), in the order of
 * their periods.
 *
 * @throws InputError for every such name that no file fits
 */
export function expandFiles(municipality: Municipality, path: (ref: FileRef) => string): Municipality {
  const problems: Problem[] = [];
  const extracts = municipality.extracts.map((extract) => ({
    ...extract,
    tables: extract.tables.flatMap((table) => {
      if (table.period.kind !== "name" || !hasPlaceholder(table.file)) return [table];
      const found = filesOf(table, table.period.as, path);
      if (found.length === 0) {
        const expected = "at least one file whose name fits it";
        problems.push({domain: "input", problem: "no file found", expected, file: table.file});
      }
      return found;
    })
  }));
  throwProblems(problems);
  return {...municipality, extracts};
}

function filesOf(
  table: ExtractTable,
  as: Parameters<typeof periodOfName>[2],
  path: (ref: FileRef) => string
): ExtractTable[] {
  const {dir, base} = posix.parse(table.file);
  return namesIn(path({file: dir, from: table.from}))
    .flatMap((name): {period: string; table: ExtractTable}[] => {
      const period = periodOfName(base, name, as);
      if (period === null) return [];
      const file = posix.join(dir, name);
      return [{period, table: {...table, file, period: {kind: "fixed", period}}}];
    })
    .sort((a, b) => (a.period < b.period ? -1 : 1))
    .map((found) => found.table);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return [];
    throw error;
  }
}
