import {nearest} from "../../src/model/nearest.js";
import {throwProblems, type Problem} from "../problem.js";
import type {PlaceTable} from "../read/place-table.js";

/**
 * Positions of the columns a manifest names, from 0.
 *
 * @param domain "points" or "addresses", for messages
 * @throws InputError for every heading that is missing or stands twice
 */
export function placeColumns(
  {headings, file, sheet, headerRows}: PlaceTable,
  names: readonly string[],
  domain: string
): ReadonlyMap<string, number> {
  const where = {domain, file, sheet, ...(headerRows > 0 ? {row: headerRows} : {})};
  const problems = [...new Set(names)].flatMap((name): Problem[] => {
    const first = headings.indexOf(name);
    const second = headings.indexOf(name, first + 1);
    if (first === -1) {
      const near = nearest(name, headings);
      const got = near ? `"${near}" as the nearest` : "no such heading";
      return [{problem: "column not found", expected: `"${name}"`, got, ...where}];
    }
    if (second === -1) return [];
    return [{problem: `heading "${name}" twice`, expected: "once", ...where, column: second + 1}];
  });
  throwProblems(problems);
  return new Map(names.map((name) => [name, headings.indexOf(name)]));
}

const CONTACT =
  /tele?(f|ph)on|\btel\b|^tel[._ ]|phone|mobil|handy|\bfax|telefax|e-?mail|kontakt|contact|ansprech|inhaber|leiter|leitung$|vorname|nachname|geburt/iu;

/** Headings nobody named, and those of them that look like a person's contact. */
export function unusedColumns(headings: readonly string[], named: Iterable<string>) {
  const used = new Set(named);
  const unused = [...new Set(headings.filter((heading) => heading !== "" && !used.has(heading)))];
  const words = (heading: string) => heading.replaceAll("_", " ");
  return {
    unused_columns: unused,
    contact_columns: unused.filter((heading) => CONTACT.test(words(heading)))
  };
}
