import type {AreaFill, AreaPattern} from "./link-state.js";
import {classVariable} from "./palette.js";

export interface SchemeClass {
  /** Short code, for instance "2" or "+/-". */
  readonly code: string;
  /** German name, for instance "mittel". */
  readonly name: string;
}

export interface SchemeAxis {
  /** "Status" */
  readonly title: string;
  /** From little to much need. */
  readonly classes: readonly SchemeClass[];
}

/** A reason for which an area has no class. */
export interface SchemeExtra {
  /** Group key of its areas, for instance "suppressed". */
  readonly key: string;
  /** As the legend says it, for instance "k. A. (Geheimhaltung)". */
  readonly name: string;
  readonly pattern: AreaPattern;
}

/**
 * The classes of a method as a legend sees them. An area belongs to one group: a cell, whose key is the row's code followed by the
 * column's ("2+/-"; the row's alone without columns), or an extra.
 */
export interface ClassScheme {
  readonly rows: SchemeAxis;
  readonly columns: SchemeAxis | null;
  readonly extras: readonly SchemeExtra[];
}

/** A cell of the matrix. `row` and `column` count from 0; `column` is null without columns. */
export interface SchemeCell {
  readonly key: string;
  readonly row: number;
  readonly column: number | null;
  /** "Status mittel, Dynamik stabil" */
  readonly name: string;
  readonly fill: {readonly colour: string};
}

/** All cells, row by row. */
export function schemeCells({rows, columns}: ClassScheme): readonly SchemeCell[] {
  return rows.classes.flatMap((row, i): readonly SchemeCell[] =>
    columns
      ? columns.classes.map((column, j) => ({
          key: row.code + column.code,
          row: i,
          column: j,
          name: `${rows.title} ${row.name}, ${columns.title} ${column.name}`,
          fill: {colour: `var(${classVariable(i + 1, j + 1)})`}
        }))
      : [
          {
            key: row.code,
            row: i,
            column: null,
            name: `${rows.title} ${row.name}`,
            fill: {colour: `var(${classVariable(i + 1, null)})`}
          }
        ]
  );
}

/** Fill and name of every group of a scheme, by key. */
export function schemeGroups(
  scheme: ClassScheme
): ReadonlyMap<string, {readonly name: string; readonly fill: AreaFill}> {
  return new Map<string, {name: string; fill: AreaFill}>([
    ...schemeCells(scheme).map(({key, name, fill}) => [key, {name, fill}] as const),
    ...scheme.extras.map(({key, name, pattern}) => [key, {name, fill: {pattern}}] as const)
  ]);
}
