import {FLAGS, type Flag} from "../../src/model/observation.js";
import type {AreaList} from "./area-list.js";
import type {Cell} from "./measurement.js";

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

/** Sums over the same areas. Where one part has no value the sum has none either: it carries the strictest flag. */
export function addCells(areas: AreaList, parts: readonly Cells[]): Cells {
  const values = new Float64Array(areas.ids.length);
  const flags = new Uint8Array(areas.ids.length);
  for (const part of parts) {
    for (let at = 0; at < values.length; at++) {
      values[at]! += part.values[at]!;
      flags[at] = stricter(flags[at]!, part.flags[at]!);
    }
  }
  return {areas, values, flags};
}

/** Sums of the parts of each area; `parents` has the position of the whole for each part. Without parts: missing. */
export function sumParts(areas: AreaList, parts: Cells, parents: Int32Array): Cells {
  const {values, flags} = missingCells(areas);
  const isEmpty = new Uint8Array(values.length).fill(1);
  for (let at = 0; at < parents.length; at++) {
    const whole = parents[at]!;
    if (whole < 0) continue;
    if (isEmpty[whole] === 1) values[whole] = flags[whole] = isEmpty[whole] = 0;
    values[whole]! += parts.values[at]!;
    flags[whole] = stricter(flags[whole]!, parts.flags[at]!);
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
  return WEIGHT[b]! > WEIGHT[a]! ? b : a;
}
