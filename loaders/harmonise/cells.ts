import {FLAGS, type Flag} from "../../src/model/observation.js";
import type {AreaList} from "./area-list.js";
import type {AreaGroup, Cell} from "./measurement.js";

/** A flag as a number: 0 for none, else its place in `FLAGS` from 1. */
export function flagCode(flag: Flag | null): number {
  return flag === null ? 0 : FLAGS.indexOf(flag) + 1;
}

export function flagOf(code: number): Flag | null {
  return FLAGS[code - 1] ?? null;
}

/** How much a flag says about a sum, by its code: of several the one with the largest weight stands. */
const WEIGHT = Uint8Array.from([0, 4, 3, 2, 1]);

export const MISSING_CODE = flagCode("missing");
const NOT_APPLICABLE_CODE = flagCode("not_applicable");

/** One cell per area of a list, by position: NaN where there is no value, and then a flag's code. */
export interface Cells {
  readonly areas: AreaList;
  readonly values: Float64Array;
  readonly flags: Uint8Array;
}

export function missingCells(areas: AreaList): Cells {
  const {length} = areas.ids;
  return {
    areas,
    values: new Float64Array(length).fill(NaN),
    flags: new Uint8Array(length).fill(MISSING_CODE)
  };
}

export function cellAt({values, flags}: Cells, position: number): Cell {
  const flag = flagOf(flags[position] ?? 0);
  return flag === null ? {value: values[position]!, flag} : {value: null, flag};
}

/** Sum of single cells. Where one has no value the sum has none either: it carries the strictest flag. */
export function sumCells(cells: readonly Cell[]): Cell {
  const flag = flagOf(cells.reduce((code, cell) => stricter(code, flagCode(cell.flag)), 0));
  if (flag !== null) return {value: null, flag};
  return {value: cells.reduce((sum, {value}) => sum + (value ?? 0), 0), flag};
}

/**
 * Sums over the same areas, each part times its sign (1 when not given). Where one part has no value the sum has none
 * either: it carries the strictest flag.
 */
export function addCells(areas: AreaList, parts: readonly Cells[], signs: readonly number[] = []): Cells {
  const values = new Float64Array(areas.ids.length);
  const flags = new Uint8Array(areas.ids.length);
  for (const [index, part] of parts.entries()) {
    const sign = signs[index] ?? 1;
    for (let at = 0; at < values.length; at++) {
      values[at]! += sign * part.values[at]!;
      flags[at] = stricter(flags[at]!, part.flags[at]!);
    }
  }
  return {areas, values, flags};
}

/** What becomes of a sum of which some parts have no value: none, or the sum of the others. */
export type SumRule = "complete" | "partial";

/**
 * Sums of the parts of each area; `parents` has the position of the whole for each part. Without parts: missing. Where no
 * part of a partial sum has a value it has none, and the strictest flag.
 */
export function sumParts(areas: AreaList, parts: Cells, parents: Int32Array, rule: SumRule): Cells {
  const {values, flags} = missingCells(areas);
  const isEmpty = new Uint8Array(values.length).fill(1);
  const isKnown = new Uint8Array(values.length);
  for (let at = 0; at < parents.length; at++) {
    const whole = parents[at]!;
    if (whole < 0) continue;
    if (isEmpty[whole] === 1) values[whole] = flags[whole] = isEmpty[whole] = 0;
    if (rule === "partial") {
      const known = parts.flags[at] === 0;
      if (isKnown[whole] === 1 && !known) continue;
      if (isKnown[whole] === 0 && known) values[whole] = flags[whole] = 0;
      if (known) isKnown[whole] = 1;
    }
    values[whole]! += parts.values[at]!;
    flags[whole] = stricter(flags[whole]!, parts.flags[at]!);
  }
  return {areas, values, flags};
}

/**
 * Cells to sum up: a value of several areas that lie in the same whole stands at the first of them, and the others are
 * zero. It counts only where none of them has a value of its own.
 */
export function withGroups(cells: Cells, groups: readonly AreaGroup[], parents: Int32Array): Cells {
  if (groups.length === 0) return cells;
  const values = cells.values.slice();
  const flags = cells.flags.slice();
  for (const {members, cell} of groups) {
    const [first = 0, ...others] = members;
    const isOpen = members.every((at) => cells.flags[at] === MISSING_CODE && parents[at] === parents[first]);
    if (!isOpen) continue;
    values[first] = cell.value ?? NaN;
    flags[first] = flagCode(cell.flag);
    for (const at of others) values[at] = flags[at] = 0;
  }
  return {areas: cells.areas, values, flags};
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
  return WEIGHT[b]! > WEIGHT[a]! ? b : a;
}
