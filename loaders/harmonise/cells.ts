import {FLAGS, type Flag} from "../../src/model/observation.js";
import type {AreaList} from "./area-list.js";
import {STRICTNESS, type Cell} from "./measurement.js";

/** A flag as a number: 0 for none, else its place in `FLAGS` from 1. */
export function flagCode(flag: Flag | null): number {
  return flag === null ? 0 : FLAGS.indexOf(flag) + 1;
}

export function flagOf(code: number): Flag | null {
  return FLAGS[code - 1] ?? null;
}

const STRICTNESS_OF = Uint8Array.from([0, ...FLAGS.map((flag) => STRICTNESS[flag])]);

export const MISSING_CODE = flagCode("missing");
const NOT_APPLICABLE_CODE = flagCode("not_applicable");

/** One cell per area of a list, by position: NaN where there is no value, and then a flag's code. */
export interface Cells {
  readonly areas: AreaList;
  readonly values: Float64Array;
  readonly flags: Uint8Array;
}

/** The same cell for all areas of a list. */
export function cellsOf(areas: AreaList, {value, flag}: Cell): Cells {
  const {length} = areas.ids;
  const values = new Float64Array(length).fill(value ?? NaN);
  return {areas, values, flags: new Uint8Array(length).fill(flagCode(flag))};
}

export function missingCells(areas: AreaList): Cells {
  return cellsOf(areas, {value: null, flag: "missing"});
}

export function cellAt({values, flags}: Cells, position: number): Cell {
  const flag = flagOf(flags[position] ?? 0);
  return flag === null ? {value: values[position]!, flag} : {value: null, flag};
}

/**
 * Sums over the same areas, each part times its sign (1 where none is given). Where one part has no value the sum has
 * none either: it carries the strictest flag.
 */
export function addCells(areas: AreaList, parts: readonly Cells[], signs: readonly number[] = []): Cells {
  const values = new Float64Array(areas.ids.length);
  const flags = new Uint8Array(areas.ids.length);
  parts.forEach((part, index) => {
    const sign = signs[index] ?? 1;
    for (let at = 0; at < values.length; at++) {
      values[at]! += sign * part.values[at]!;
      flags[at] = stricter(flags[at]!, part.flags[at]!);
    }
  });
  return {areas, values, flags};
}

/** What becomes of a sum in which parts have no value: none, or the sum of those that have one. */
export type SumRule = "complete" | "known";

/** A sum's place, and a value that enters it. */
export interface Addend {
  readonly whole: number;
  readonly cell: Cell;
}

/**
 * Sums of parts, and of what is known of several parts together; `wholes` has the position of the sum for each part, −1
 * for none. Without parts a sum is missing; else a gap leaves the strictest of the parts' flags.
 */
export function sumParts(
  areas: AreaList,
  parts: Cells,
  wholes: Int32Array,
  together: readonly Addend[],
  rule: SumRule
): Cells {
  const {length} = areas.ids;
  const [values, flags, known] = [new Float64Array(length), new Uint8Array(length), new Uint32Array(length)];
  const gaps = new Uint32Array(length);
  const add = (whole: number, value: number, flag: number) => {
    if (flag === 0) {
      values[whole]! += value;
      known[whole]! += 1;
    } else {
      gaps[whole]! += 1;
      flags[whole] = stricter(flags[whole]!, flag);
    }
  };
  for (let at = 0; at < wholes.length; at++) {
    if (wholes[at]! >= 0) add(wholes[at]!, parts.values[at]!, parts.flags[at]!);
  }
  for (const {whole, cell} of together) add(whole, cell.value ?? NaN, flagCode(cell.flag));
  for (let at = 0; at < length; at++) {
    if (known[at]! + gaps[at]! === 0) flags[at] = MISSING_CODE;
    else if (rule === "known" && known[at]! > 0) flags[at] = 0;
    if (flags[at] !== 0) values[at] = NaN;
  }
  return {areas, values, flags};
}

/** factor × numerator / denominator; over nobody not applicable. */
export function divideCells(numerator: Cells, denominator: Cells, factor: number): Cells {
  const {areas, values: over, flags: overFlags} = numerator;
  const {values: under, flags: underFlags} = denominator;
  const values = new Float64Array(over.length);
  const flags = new Uint8Array(over.length);
  for (let at = 0; at < values.length; at++) {
    const gap = stricter(overFlags[at]!, underFlags[at]!);
    flags[at] = gap === 0 && under[at] === 0 ? NOT_APPLICABLE_CODE : gap;
    values[at] = flags[at] === 0 ? (factor * over[at]!) / under[at]! : NaN;
  }
  return {areas, values, flags};
}

/** A mean times its weight, which can be summed as counts can. Over nobody it is 0. */
export function multiplyCells(mean: Cells, weight: Cells): Cells {
  const values = new Float64Array(mean.values.length);
  const flags = new Uint8Array(values.length);
  for (let at = 0; at < values.length; at++) {
    if (weight.values[at] === 0) continue;
    flags[at] = stricter(mean.flags[at]!, weight.flags[at]!);
    values[at] = flags[at] === 0 ? mean.values[at]! * weight.values[at]! : NaN;
  }
  return {areas: mean.areas, values, flags};
}

function stricter(a: number, b: number): number {
  return STRICTNESS_OF[b]! > STRICTNESS_OF[a]! ? b : a;
}
