import type {Flag} from "../../src/model/observation.js";
import type {CatalogueEntry} from "../catalogue/catalogue.js";

/**
 * One count: a catalogue's count, a sum of counts that stands behind a rate, or what a part leaves of its whole. `table`
 * names it: "u3", "u3+a3_6+a6_15", "bg-bg_alleinerz".
 */
export interface CountCell {
  readonly table: string;
  readonly level: string;
  readonly period: string;
  readonly area_id: string;
  /** Whole and not negative; null: not given, for the reason in `flag`. */
  readonly value: number | null;
  /** "unpublished": no table shows it, but it follows from others. */
  readonly flag: Flag | "unpublished" | null;
  /** Given rounded: the count lies within this distance of `value`. */
  readonly within?: number;
}

/** Where an outsider knows a relation from. */
export type RelationKind = "levels" | "zoning" | "breakdown" | "part" | "rate" | "change";

/** low ≤ Σ factors[i] × count of cells[i] ≤ high. */
export interface Relation {
  readonly kind: RelationKind;
  /** Indices of cells, each once. */
  readonly cells: readonly number[];
  readonly factors: readonly number[];
  readonly low: number;
  readonly high: number;
}

/** All counts of a publication and every linear relation between them that an outsider knows. */
export interface LinkedTables {
  readonly cells: readonly CountCell[];
  readonly relations: readonly Relation[];
}

/** An upper end for counts that nothing bounds: far beyond any that is given. */
export function farBeyond({cells}: LinkedTables): number {
  return cells.reduce((most, {value}) => Math.max(most, 10 * (value ?? 0)), 1e7);
}

/** A name for a cell, the same in the tables of the office and in those that are published. */
export function cellKey({table, level, period, area_id}: Omit<CountCell, "value" | "flag">): string {
  return `${table} ${level} ${period} ${area_id}`;
}

/** A table of counts by its name: a key, or keys joined by "+"; those that are subtracted stand with "~". */
export function tableName(keys: readonly string[], signs: readonly number[] = []): string {
  return keys
    .map((key, index) => (signs[index] === -1 ? `~${key}` : key))
    .sort()
    .join("+");
}

/** The table that stands above the line of a rate. */
export function numeratorTable({numerator, signs}: CatalogueEntry): string {
  return tableName(numerator, signs.numerator);
}

/** The table that stands below the line of a rate, or that weighs a mean. */
export function denominatorTable({denominator, signs}: CatalogueEntry): string {
  return tableName(denominator, signs.denominator);
}

/** What a part leaves of a whole. */
export function restName(whole: string, part: string): string {
  return `${whole}-${part}`;
}

/** The whole is the sum of its parts, each times its sign (1 where none is given). */
export function sumRelation(
  kind: RelationKind,
  whole: number,
  parts: readonly number[],
  signs: readonly number[] = []
): Relation {
  const factors = parts.map((_, index) => -(signs[index] ?? 1));
  return {kind, cells: [whole, ...parts], factors: [1, ...factors], low: 0, high: 0};
}

/** Cells that relations connect, with these relations. */
export interface Component {
  readonly cells: readonly number[];
  readonly relations: readonly Relation[];
}

/** Groups of cells that relations connect, each with its relations; cells without a relation are in none. */
export function components(count: number, relations: readonly Relation[]): Component[] {
  const root = Int32Array.from({length: count}, (_, index) => index);
  const find = (index: number): number => {
    let at = index;
    while (root[at] !== at) {
      root[at] = root[root[at]!]!;
      at = root[at]!;
    }
    return at;
  };
  for (const {cells} of relations) for (const cell of cells) root[find(cell)] = find(cells[0]!);
  const groups = new Map<number, {cells: Set<number>; relations: Relation[]}>();
  for (const relation of relations) {
    if (relation.cells.length === 0) continue;
    const key = find(relation.cells[0]!);
    const group = groups.get(key) ?? {cells: new Set<number>(), relations: []};
    groups.set(key, group);
    group.relations.push(relation);
    for (const cell of relation.cells) group.cells.add(cell);
  }
  return [...groups.values()].map(({cells, relations: own}) => ({cells: [...cells], relations: own}));
}
