import type {Observation} from "../../src/model/observation.js";
import type {Catalogue, CatalogueEntry} from "../catalogue/catalogue.js";
import type {AreaSum, KnownStructure} from "./known-structure.js";
import {
  cellKey,
  denominatorTable,
  numeratorTable,
  restName,
  sumRelation,
  type CountCell,
  type LinkedTables,
  type Relation
} from "./linked-tables.js";

interface Place {
  readonly level: string;
  readonly period: string;
  readonly area_id: string;
}

/**
 * The counts of a publication and all that connects them: sums over areas, breakdowns, sums behind rates, parts and what
 * they leave, and published rates whose counts are not. Counts of indicators that are not public are cells without a
 * table, unless a public rate gives them.
 *
 * @param rows - observations as an outsider sees them, or as the office knows them
 * @param options.within - counts are given rounded to within this distance
 */
export function linkTables(
  rows: readonly Observation[],
  structure: KnownStructure,
  {within}: {readonly within?: number} = {}
): LinkedTables {
  const draft = new Draft(within);
  addCounts(draft, rows, structure);
  addSums(draft, rows, structure);
  addFormulas(draft, structure);
  addAreaSums(draft, structure);
  addBreakdowns(draft, structure);
  addParts(draft, structure);
  addRates(draft, rows, structure);
  const {cells, relations} = draft;
  return {cells, relations: relations.filter((each) => !structure.untrue.has(relationName(each, cells)))};
}

/** The same for a relation in the tables of the office and in the published ones. */
function relationName({kind, cells: [whole, part]}: Relation, cells: readonly CountCell[]): string {
  return [kind, ...[whole, part].map((cell) => (cell === undefined ? "" : cellKey(cells[cell]!)))].join(" ");
}

/**
 * Names of relations that do not hold: counts from another source or another day do not add up. They are left out on
 * both sides, or an outsider's tables would have no solution. What does not add up in an area does not in those that
 * contain it either, where a gap leaves this open.
 */
export function untrueRelations({cells, relations}: LinkedTables, areaSums: readonly AreaSum[]): Set<string> {
  const above = new Map<string, string[]>();
  for (const sum of areaSums) {
    for (const area_id of sum.parts) {
      const part = placeName({level: sum.partLevel, area_id});
      above.set(part, [...(above.get(part) ?? []), placeName(sum)]);
    }
  }
  const untrue = relations.filter((each) => !agrees(each, cells));
  const spoilt = new Set<string>();
  const spoil = (kind: string, place: string) => {
    for (const each of above.get(place) ?? []) {
      if (spoilt.has(`${kind} ${each}`)) continue;
      spoilt.add(`${kind} ${each}`);
      spoil(kind, each);
    }
  };
  const inArea = relations.filter(({kind}) => kind === "breakdown" || kind === "part");
  const tablesOf = ({kind, cells: [whole, part]}: Relation) =>
    [kind, cells[whole!]!.table, cells[part!]!.table].join(" ");
  const placeOf = (each: Relation) => placeName(cells[each.cells[0]!]!);
  for (const each of inArea.filter((one) => untrue.includes(one))) spoil(tablesOf(each), placeOf(each));
  const open = inArea.filter((each) => spoilt.has(`${tablesOf(each)} ${placeOf(each)}`));
  return new Set([...untrue, ...open].map((each) => relationName(each, cells)));
}

function placeName({level, area_id}: Pick<Place, "level" | "area_id">): string {
  return `${level} ${area_id}`;
}

class Draft {
  readonly cells: CountCell[] = [];
  readonly relations: Relation[] = [];
  readonly places = new Map<string, Place>();
  readonly #index = new Map<string, number>();

  constructor(readonly within: number | undefined) {}

  find(table: string, place: Place): number | undefined {
    return this.#index.get(cellKey({...place, table}));
  }

  /** Index of a new cell, or of the one that is there; a value fills a gap. */
  put(table: string, place: Place, value: number | null, flag: CountCell["flag"]): number {
    const {level, period, area_id} = place;
    const found = this.find(table, place);
    if (found !== undefined) {
      if (this.cells[found]!.value === null && value !== null)
        this.cells[found] = {...this.cells[found]!, value, flag};
      return found;
    }
    const within = this.within === undefined || value === null ? {} : {within: this.within};
    this.cells.push({table, level, period, area_id, value, flag, ...within});
    this.#index.set(cellKey({...place, table}), this.cells.length - 1);
    return this.cells.length - 1;
  }
}

function addCounts(draft: Draft, rows: readonly Observation[], {catalogue}: KnownStructure): void {
  const given = publicTables(catalogue);
  for (const row of rows) {
    const {level, period, area_id} = row;
    draft.places.set(`${level} ${period} ${area_id}`, {level, period, area_id});
    if (catalogue.get(row.indicator)?.type !== "count") continue;
    draft.put(row.indicator, row, row.value, given.has(row.indicator) ? row.flag : "unpublished");
  }
  for (const {indicator, type} of catalogue.values()) {
    if (type !== "count" || indicator.public) continue;
    for (const place of draft.places.values()) draft.put(indicator.key, place, null, "unpublished");
  }
}

/** Tables of counts that readers get: public counts, and what stands behind public rates. */
function publicTables(catalogue: Catalogue): Set<string> {
  const open = [...catalogue.values()].filter(({indicator}) => indicator.public);
  return new Set(
    open.flatMap((entry) =>
      entry.type === "count"
        ? [entry.indicator.key]
        : entry.type === "rate"
          ? [numeratorTable(entry), denominatorTable(entry)]
          : []
    )
  );
}

function* rateRows(
  rows: readonly Observation[],
  {catalogue}: KnownStructure
): Generator<[Observation, CatalogueEntry]> {
  for (const row of rows) {
    const entry = catalogue.get(row.indicator);
    if (entry?.type === "rate" && entry.indicator.public) yield [row, entry];
  }
}

/** Sums that stand behind rates, such as all children of a rate among children. */
function addSums(draft: Draft, rows: readonly Observation[], structure: KnownStructure): void {
  const linked = new Set<number>();
  for (const [row, entry] of rateRows(rows, structure)) {
    for (const side of ["numerator", "denominator"] as const) {
      const keys = entry[side];
      const table = side === "numerator" ? numeratorTable(entry) : denominatorTable(entry);
      const parts = keys.map((key) => draft.find(key, row));
      if (keys.length < 2) {
        if (row[side] !== null) draft.put(table, row, row[side], null);
        continue;
      }
      const sum = draft.put(table, row, row[side], row[side] === null ? "unpublished" : null);
      if (linked.has(sum) || parts.includes(undefined)) continue;
      linked.add(sum);
      draft.relations.push(sumRelation("breakdown", sum, parts as number[], entry.signs[side]));
    }
  }
}

/** Counts that are computed from others in the same area. */
function addFormulas(draft: Draft, {catalogue}: KnownStructure): void {
  for (const {type, indicator, numerator, signs} of catalogue.values()) {
    if (type !== "count" || numerator.length === 0) continue;
    for (const place of draft.places.values()) {
      const whole = draft.find(indicator.key, place);
      const parts = numerator.map((key) => draft.find(key, place));
      if (whole === undefined || parts.includes(undefined)) continue;
      draft.relations.push(sumRelation("breakdown", whole, parts as number[], signs.numerator));
    }
  }
}

function addAreaSums(draft: Draft, {areaSums, catalogue, absent}: KnownStructure): void {
  const counts = [...catalogue.values()].filter(({type}) => type === "count");
  for (const {kind, period, level, area_id, partLevel, parts} of areaSums) {
    for (const {indicator} of counts) {
      const whole = draft.find(indicator.key, {level, period, area_id});
      const places = parts
        .map((part) => ({table: indicator.key, level: partLevel, period, area_id: part}))
        .filter((place) => !absent.has(cellKey(place)));
      const cells = places.map((place) => draft.find(place.table, place));
      if (whole === undefined || cells.length === 0 || cells.includes(undefined)) continue;
      draft.relations.push(sumRelation(kind, whole, cells as number[]));
    }
  }
}

function addBreakdowns(draft: Draft, {breakdowns}: KnownStructure): void {
  for (const place of draft.places.values()) {
    for (const {total, parts} of breakdowns) {
      const whole = draft.find(total, place);
      const cells = parts.map((part) => draft.find(part, place));
      if (whole === undefined || cells.includes(undefined)) continue;
      draft.relations.push(sumRelation("breakdown", whole, cells as number[]));
    }
  }
}

/** Parts and their wholes, each with what the part leaves. */
function addParts(draft: Draft, {subsets}: KnownStructure): void {
  for (const {whole, part} of subsets) {
    for (const place of draft.places.values()) {
      const [all, some] = [draft.find(whole, place), draft.find(part, place)];
      if (all === undefined || some === undefined) continue;
      const [under, over] = [draft.cells[all]!.value, draft.cells[some]!.value];
      const rest = over === null || under === null ? null : under - over;
      const left = draft.put(restName(whole, part), place, rest, "unpublished");
      draft.relations.push(sumRelation("part", all, [some, left]));
    }
  }
}

/** A published rate whose counts are not both published ties them together, as exactly as it is given. */
function addRates(draft: Draft, rows: readonly Observation[], structure: KnownStructure): void {
  const slack = 1e-6;
  for (const [row, entry] of rateRows(rows, structure)) {
    const {indicator} = entry;
    if (row.value === null) continue;
    const over = draft.find(numeratorTable(entry), row);
    const under = draft.find(denominatorTable(entry), row);
    if (over === undefined || under === undefined) continue;
    if (draft.cells[over]!.value !== null && draft.cells[under]!.value !== null) continue;
    const factors = [1, -row.value / indicator.factor];
    draft.relations.push({kind: "rate", cells: [over, under], factors, low: -slack, high: slack});
  }
}

/** False where all counts of a relation are known and contradict it, or no count could make it true. */
function agrees({cells, factors, low, high}: Relation, all: readonly CountCell[]): boolean {
  let [least, most] = [0, 0];
  cells.forEach((cell, i) => {
    const {value, within = 0} = all[cell]!;
    const factor = factors[i]!;
    const ends =
      value === null ? [0, Infinity * factor] : [factor * (value - within), factor * (value + within)];
    least += Math.min(...ends);
    most += Math.max(...ends);
  });
  return least <= high + 1e-6 && most >= low - 1e-6;
}
