import {nearest} from "../../src/model/nearest.js";
import type {Catalogue, CatalogueEntry, IndicatorType} from "./catalogue.js";
import type {Row} from "./parse-catalogue.js";
import {FORMULA_COLUMNS, type FormulaColumn} from "./parse-entry.js";
import type {Term} from "./parse-formula.js";

/** The formulas each type must have, and may have. */
const FORMULAS: Readonly<Record<IndicatorType, {needs: FormulaColumn[]; may: FormulaColumn[]}>> = {
  count: {needs: [], may: ["formula"]},
  value: {needs: [], may: []},
  mean: {needs: ["denominator"], may: []},
  rate: {needs: ["numerator", "denominator"], may: []}
};

/**
 * The catalogue with every formula resolved to delivered counts. Reports formulas that are missing, that do not belong to
 * the type, that name anything but counts, name one twice, or go round in a circle.
 */
export function resolveFormulas(rows: ReadonlyMap<string, Row>): Catalogue {
  for (const row of rows.values()) checkFormulas(row, rows);
  return new Map(
    [...rows].map(([key, row]): [string, CatalogueEntry] => {
      const {indicator, type, gap, formulas} = row.draft;
      const over = type === "count" ? ("formula" as const) : ("numerator" as const);
      const numerator = resolveColumn(over, row, rows, [key]);
      const denominator = resolveColumn("denominator", row, rows, [key]);
      const isUsed = formulas[over].length > 0;
      return [
        key,
        {
          ...{indicator, type, gap},
          numerator: isUsed ? numerator.map((term) => term.key) : [],
          denominator: denominator.map((term) => term.key),
          signs: {
            numerator: numerator.map((term) => term.sign),
            denominator: denominator.map((term) => term.sign)
          }
        }
      ];
    })
  );
}

function checkFormulas({draft, report}: Row, rows: ReadonlyMap<string, Row>): void {
  const {needs, may} = FORMULAS[draft.type];
  const counts = [...rows.values()].filter((row) => row.draft.type === "count");
  const known = counts.map((row) => row.draft.indicator.key);
  for (const column of FORMULA_COLUMNS) {
    const terms = draft.formulas[column];
    if (needs.includes(column) && terms.length === 0) {
      report(column, `a ${draft.type} needs its ${column}`, "keys of counts, joined by + or -");
    }
    if (![...needs, ...may].includes(column) && terms.length > 0) {
      report(column, `a ${draft.type} has no ${column}`, "nothing");
    }
    for (const {key} of terms.filter((term) => !known.includes(term.key))) {
      const expected = nearest(key, known) ?? `a count of the catalogue (${known.join(", ")})`;
      report(column, `unknown count in ${column}`, expected, `"${key}"`);
    }
  }
}

/** Delivered counts and their signs; a count with a formula is replaced by it. */
function resolveColumn(
  column: FormulaColumn,
  {draft, report}: Row,
  rows: ReadonlyMap<string, Row>,
  path: readonly string[]
): Term[] {
  const resolve = ({key, sign}: Term, above: readonly string[]): Term[] => {
    if (above.includes(key)) {
      report(
        column,
        "formula in a circle",
        "counts that do not lead back to it",
        [...above, key].join(" → ")
      );
      return [];
    }
    const inner = rows.get(key)?.draft.formulas.formula ?? [];
    if (inner.length === 0) return [{key, sign}];
    return inner.flatMap((term) =>
      resolve({key: term.key, sign: term.sign === sign ? 1 : -1}, [...above, key])
    );
  };
  const terms = draft.formulas[column].flatMap((term) => resolve(term, path));
  const keys = terms.map(({key}) => key);
  const double = keys.find((key, index) => keys.indexOf(key) < index);
  if (double !== undefined) report(column, `${double} counted twice in ${column}`, "each count once");
  return terms;
}
