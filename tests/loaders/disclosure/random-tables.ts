import {
  cellKey,
  sumRelation,
  type CountCell,
  type LinkedTables,
  type Relation
} from "../../../loaders/disclosure/linked-tables.js";
import {isSmall, type Need, type ProtectionRule} from "../../../loaders/disclosure/protection-rule.js";

export const RULE: ProtectionRule = {threshold: 10, zeroIsSafe: true};

export interface RandomTables {
  readonly title: string;
  readonly tables: LinkedTables;
  readonly needs: ReadonlyMap<number, Need>;
}

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Random = () => number;

const between = (random: Random, from: number, to: number) => from + Math.floor(random() * (to - from + 1));

interface Shape {
  /** Number of areas, from the smallest up to the whole. */
  readonly sizes: readonly number[];
  readonly groups: readonly string[];
  readonly periods: readonly string[];
  readonly hasZoning: boolean;
  readonly hasPart: boolean;
  readonly hasChange: boolean;
  /** The zone of each smallest area. */
  readonly zoneOf: readonly number[];
  readonly scale: number;
}

function drawShape(random: Random, maxAreas: number): Shape {
  const depth = between(random, 2, 4);
  const leaves = between(random, 4, Math.max(5, Math.round(maxAreas * random() ** 2 * 0.8)));
  const sizes = [leaves];
  for (let level = 1; level < depth; level++) {
    const isTop = level === depth - 1;
    sizes.push(isTop ? 1 : Math.max(1, Math.ceil(sizes[level - 1]! / between(random, 3, 7))));
  }
  const hasGroups = random() < 0.5;
  const [hasZoning, hasPart, hasChange] = [random() < 0.35, random() < 0.4, random() < 0.3];
  const groups = hasGroups ? Array.from({length: between(random, 2, 5)}, (_, i) => `g${i}`) : [];
  const periods = Array.from({length: between(random, 2, 5)}, (_, i) => String(2020 + i));
  const zones = Math.max(2, Math.round(leaves / 6));
  const zoneOf = Array.from({length: leaves}, (_, i) => (i + Math.floor(random() * 2)) % zones);
  const scale = [15, 60, 300][between(random, 0, 2)]!;
  return {sizes, groups, periods, hasZoning, hasPart, hasChange, zoneOf, scale};
}

/** Skewed counts; about a twelfth of the areas is nearly empty. */
function drawCount(random: Random, scale: number): number {
  if (random() < 0.08) return between(random, 0, 6);
  return Math.floor(scale * Math.exp(1.1 * (random() + random() + random() - 1.5) * 2));
}

interface Draft {
  readonly cells: CountCell[];
  readonly relations: Relation[];
}

type Place = Pick<CountCell, "table" | "level" | "period" | "area_id">;

function put({cells}: Draft, place: Place, value: number, flag: CountCell["flag"] = null): number {
  cells.push({...place, value, flag});
  return cells.length - 1;
}

/** A table of counts for all areas, with its sums up the levels and over the zones. */
function addTable(
  draft: Draft,
  shape: Shape,
  table: string,
  period: string,
  values: readonly number[]
): void {
  const {sizes, hasZoning, zoneOf} = shape;
  const place = (level: number | string, i: number) => ({
    table,
    period,
    level: String(level),
    area_id: String(i)
  });
  const first = values.map((value, i) => put(draft, place(0, i), value));
  let [current, below] = [values, first];
  sizes.slice(1).forEach((size, level) => {
    const parent = (i: number) => Math.floor((i * size) / sizes[level]!);
    const sums = Array.from({length: size}, () => 0);
    current.forEach((value, i) => (sums[parent(i)]! += value));
    const above = sums.map((value, i) => put(draft, place(level + 1, i), value));
    const parts = below;
    above.forEach((cell, whole) => {
      draft.relations.push(
        sumRelation(
          "levels",
          cell,
          parts.filter((_, i) => parent(i) === whole)
        )
      );
    });
    [current, below] = [sums, above];
  });
  if (!hasZoning) return;
  for (const zone of [...new Set(zoneOf)].sort((a, b) => a - b)) {
    const within = first.filter((_, i) => zoneOf[i] === zone);
    const sum = within.reduce((all, cell) => all + draft.cells[cell]!.value!, 0);
    draft.relations.push(sumRelation("zoning", put(draft, place("zone", zone), sum), within));
  }
}

function cellsOf({cells}: Draft, table: string, period: string): number[] {
  return cells.flatMap((cell, i) => (cell.table === table && cell.period === period ? [i] : []));
}

function addPeriod(draft: Draft, shape: Shape, period: string, random: Random): void {
  const {groups, sizes, scale, hasPart} = shape;
  const areas = Array.from({length: sizes[0]!}, (_, i) => i);
  const byGroup = groups.map(() => areas.map(() => drawCount(random, scale)));
  const total = areas.map((i) =>
    groups.length > 0 ? byGroup.reduce((sum, each) => sum + each[i]!, 0) : drawCount(random, scale)
  );
  groups.forEach((group, g) => addTable(draft, shape, group, period, byGroup[g]!));
  addTable(draft, shape, "total", period, total);
  const totals = cellsOf(draft, "total", period);
  if (groups.length > 0) {
    const parts = groups.map((group) => cellsOf(draft, group, period));
    totals.forEach((cell, i) =>
      draft.relations.push(
        sumRelation(
          "breakdown",
          cell,
          parts.map((each) => each[i]!)
        )
      )
    );
  }
  if (!hasPart) return;
  const share = () => (random() < 0.05 ? 1 : random() * 0.6);
  addTable(
    draft,
    shape,
    "part",
    period,
    total.map((value) => Math.floor(value * share()))
  );
  const parts = cellsOf(draft, "part", period);
  totals.forEach((cell, i) => {
    const rest = draft.cells[cell]!.value! - draft.cells[parts[i]!]!.value!;
    const left = put(draft, {...draft.cells[cell]!, table: "total-part"}, rest, "unpublished");
    draft.relations.push(sumRelation("part", cell, [parts[i]!, left]));
  });
}

/**
 * Tables shaped like a municipality's: a tree of 2 to 4 levels with up to `maxAreas` areas; in some a breakdown into
 * groups with their total, a second zoning over the same smallest areas, a part of the total with what it leaves; 2 to 5
 * periods, in some linked by published changes.
 */
export function randomTables(seed: number, maxAreas = 600, rule = RULE): RandomTables {
  const random = createRandom(seed);
  const shape = drawShape(random, maxAreas);
  const draft: Draft = {cells: [], relations: []};
  for (const period of shape.periods) addPeriod(draft, shape, period, random);
  if (shape.hasChange) addChanges(draft, shape.periods, random);
  const needs = new Map<number, Need>();
  draft.cells.forEach(({value, flag}, cell) => {
    const isEmptyRest = flag === "unpublished" && value === 0;
    if (isSmall(value!, rule) && !isEmptyRest) {
      needs.set(cell, flag === "unpublished" ? "complement" : "small");
    }
  });
  const {sizes, groups, periods, hasZoning, hasPart, hasChange} = shape;
  const kinds = [
    groups.length > 0 && "groups",
    hasZoning && "zonings",
    hasPart && "part",
    hasChange && "change"
  ];
  const size = `${sizes.length} levels, ${sizes[0]} leaves, ${periods.length} periods`;
  return {title: `seed ${seed}: ${size} ${kinds.filter(Boolean).join(" ")}`, tables: draft, needs};
}

/** Changes of some totals, published for neighbouring periods; not from or to zero, which would show the other count. */
function addChanges(draft: Draft, periods: readonly string[], random: Random): void {
  const {cells, relations} = draft;
  periods.slice(1).forEach((period, p) => {
    const before = cellsOf(draft, "total", periods[p]!);
    cellsOf(draft, "total", period).forEach((cell, i) => {
      const isFromOrToZero = cells[cell]!.value === 0 || cells[before[i]!]!.value === 0;
      if (random() > 0.2 || isFromOrToZero) return;
      const change = cells[cell]!.value! - cells[before[i]!]!.value!;
      relations.push({
        kind: "change",
        cells: [cell, before[i]!],
        factors: [1, -1],
        low: change,
        high: change
      });
    });
  });
}

/** The tables as a reader sees them. */
export function published({cells, relations}: LinkedTables, withheld: ReadonlySet<number>): LinkedTables {
  return {
    relations,
    cells: cells.map((cell, i) => {
      if (cell.flag === "unpublished") return {...cell, value: null};
      return withheld.has(i) ? {...cell, value: null, flag: "suppressed"} : cell;
    })
  };
}

/** Needs by name, as the audit takes them: sensitive cells, and "secondary" for those that only protect. */
export function namedNeeds(
  {cells}: LinkedTables,
  needs: ReadonlyMap<number, Need>,
  withheld: ReadonlySet<number>
): Map<string, Need> {
  const named = new Map<string, Need>();
  for (const cell of withheld) named.set(cellKey(cells[cell]!), "secondary");
  for (const [cell, need] of needs) named.set(cellKey(cells[cell]!), need);
  return named;
}
