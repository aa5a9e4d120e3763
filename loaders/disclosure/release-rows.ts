import type {Observation} from "../../src/model/observation.js";
import type {Catalogue, CatalogueEntry} from "../catalogue/catalogue.js";
import {cellKey, denominatorTable, numeratorTable} from "./linked-tables.js";
import type {IsBelowMinimum} from "./primary-needs.js";

/**
 * Observations as they may be published when the named cells are withheld: counts without their value; rates, and means
 * over a withheld weight, without value and numerator, the denominator only where its own cell is shown.
 */
export function releaseRows(
  observations: readonly Observation[],
  catalogue: Catalogue,
  withheld: ReadonlySet<string>,
  isBelow: IsBelowMinimum
): Observation[] {
  return observations.map((row) => {
    const entry = catalogue.get(row.indicator);
    if (entry === undefined) throw new Error(`disclosure: unknown indicator; got "${row.indicator}"`);
    if (isBelow(row)) return {...row, value: null, numerator: null, denominator: null, flag: "below_minimum"};
    const [value, over, under] = parts(entry).map((tables) =>
      tables.every((table) => !withheld.has(cellKey({...row, table})))
    ) as [boolean, boolean, boolean];
    if (row.flag === null && value && over && under) return row;
    const denominator = under ? row.denominator : null;
    return {...row, value: null, numerator: null, denominator, flag: row.flag ?? "suppressed"};
  });
}

/** Tables that stand behind an observation's value, numerator and denominator. */
function parts(entry: CatalogueEntry): (readonly string[])[] {
  const {type, indicator, denominator} = entry;
  if (type === "count") return [[indicator.key], [], []];
  if (type === "rate") return [[], [numeratorTable(entry)], [denominatorTable(entry)]];
  return [[], [], denominator];
}
