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

/**
 * Tables shaped like a municipality's: a tree of 2 to 4 levels with up to `maxAreas` areas; in some a breakdown into
 * groups with their total, a second zoning over the same smallest areas, a part of the total with what it leaves; 2 to 5
 * periods, in some linked by a published change. Counts are skewed; about a tenth of the areas is nearly empty.
 */
export function randomTables(seed: number, maxAreas = 600): RandomTables {
  const random = createRandom(seed);
  const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const depth = whole(2, 4);
  const leaves = whole(4, Math.max(5, Math.round(maxAreas * random() ** 2 * 0.8)));
  const levels = [Array.from({length: leaves}, (_, i) => i)];
  for (let level = 1; level < depth; level++) {
    const size = level === depth - 1 ? 1 : Math.max(1, Math.ceil(levels[level - 1]!.length / whole(3, 7)));
    levels.push(Array.from({length: size}, (_, i) => i));
  }
  const parentOf = levels
    .slice(1)
    .map((parents, level) =>
      levels[level]!.map((_, i) => Math.floor((i * parents.length) / levels[level]!.length))
    );
  const hasGroups = random() < 0.5;
  const hasZoning = random() < 0.35;
  const hasPart = random() < 0.4;
  const hasChange = random() < 0.3;
  const groups = hasGroups ? Array.from({length: whole(2, 5)}, (_, i) => `g${i}`) : [];
  const periods = Array.from({length: whole(2, 5)}, (_, i) => String(2020 + i));
  const zones = Math.max(2, Math.round(leaves / 6));
  const zoneOf = levels[0]!.map((i) => (i + Math.floor(random() * 2)) % zones);
  const scale = [15, 60, 300][whole(0, 2)]!;
  const draw = () =>
    random() < 0.08
      ? whole(0, 6)
      : Math.floor(scale * Math.exp(1.1 * (random() + random() + random() - 1.5) * 2));

  const cells: CountCell[] = [];
  const relations: Relation[] = [];
  const index = new Map<string, number>();
  const put = (
    table: string,
    level: number | string,
    period: string,
    area: number,
    value: number,
    flag: CountCell["flag"] = null
  ) => {
    const cell = {table, level: String(level), period, area_id: String(area), value, flag};
    index.set(cellKey(cell), cells.length);
    cells.push(cell);
    return cells.length - 1;
  };
  const addTable = (table: string, period: string, values: readonly number[]) => {
    let current = values;
    let below = values.map((value, i) => put(table, 0, period, i, value));
    const first = below;
    parentOf.forEach((parents, level) => {
      const sums = levels[level + 1]!.map(() => 0);
      current.forEach((value, i) => (sums[parents[i]!]! += value));
      const above = sums.map((value, i) => put(table, level + 1, period, i, value));
      above.forEach((cell, parent) => {
        relations.push(
          sumRelation(
            "levels",
            cell,
            below.filter((_, i) => parents[i] === parent)
          )
        );
      });
      [current, below] = [sums, above];
    });
    if (hasZoning) {
      for (let zone = 0; zone < zones; zone++) {
        const within = first.filter((_, i) => zoneOf[i] === zone);
        if (within.length === 0) continue;
        const sum = within.reduce((all, cell) => all + cells[cell]!.value!, 0);
        relations.push(sumRelation("zoning", put(table, "zone", period, zone, sum), within));
      }
    }
  };
  const places = (table: string, period: string) =>
    cells.flatMap((cell, i) => (cell.table === table && cell.period === period ? [i] : []));
  for (const period of periods) {
    const byGroup = groups.map(() => levels[0]!.map(draw));
    const total = levels[0]!.map((i) =>
      hasGroups ? byGroup.reduce((sum, each) => sum + each[i]!, 0) : draw()
    );
    groups.forEach((group, g) => addTable(group, period, byGroup[g]!));
    addTable("total", period, total);
    if (hasGroups) {
      const parts = groups.map((group) => places(group, period));
      places("total", period).forEach((cell, i) => {
        relations.push(
          sumRelation(
            "breakdown",
            cell,
            parts.map((each) => each[i]!)
          )
        );
      });
    }
    if (hasPart) {
      addTable(
        "part",
        period,
        total.map((value) => Math.floor(value * (random() < 0.05 ? 1 : random() * 0.6)))
      );
      const parts = places("part", period);
      places("total", period).forEach((cell, i) => {
        const {level, area_id, value} = cells[cell]!;
        const rest = value! - cells[parts[i]!]!.value!;
        const left = put("total-part", level, period, Number(area_id), rest, "unpublished");
        relations.push(sumRelation("part", cell, [parts[i]!, left]));
      });
    }
  }
  if (hasChange) addChanges(periods, places, relations, cells, random);
  const needs = new Map<number, Need>();
  cells.forEach(({value, flag}, cell) => {
    if (isSmall(value!, RULE)) needs.set(cell, flag === "unpublished" ? "complement" : "small");
  });
  const kinds = [hasGroups && "groups", hasZoning && "zonings", hasPart && "part", hasChange && "change"];
  const title = `seed ${seed}: ${depth} levels, ${leaves} leaves, ${periods.length} periods ${kinds.filter(Boolean).join(" ")}`;
  return {title, tables: {cells, relations}, needs};
}

/** Changes of some totals, published for neighbouring periods; not from or to zero, which would show the other count. */
function addChanges(
  periods: readonly string[],
  places: (table: string, period: string) => number[],
  relations: Relation[],
  cells: readonly CountCell[],
  random: () => number
): void {
  periods.slice(1).forEach((period, p) => {
    const before = places("total", periods[p]!);
    places("total", period).forEach((cell, i) => {
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
