import {isValidAt, type Level, type ListedArea} from "./area.js";

/** An area in one set of boundaries, and what contains it. */
export interface ProfileArea {
  readonly area: ListedArea;
  readonly level: Level;
  /** What contains it, from the next coarser level up to the city; the city has none. */
  readonly parents: readonly {readonly area: ListedArea; readonly level: Level}[];
  /** Whether the same level had other boundaries at another time. */
  readonly otherBoundaries: boolean;
}

/**
 * The area of a level and key by the boundaries in force at the end of the period, without one by the newest it has; null
 * where there is none. An area of a level beside the hierarchy lies in the city and in nothing else.
 */
export function findProfileArea(
  areas: readonly ListedArea[],
  levels: readonly Level[],
  {level: key, id, period}: {readonly level: string; readonly id: string; readonly period: string | null}
): ProfileArea | null {
  const level = levels.find((one) => one.key === key);
  const {byKey, byLevel} = indexed(areas);
  const own = byKey.get(`${key} ${id}`) ?? [];
  const area = newest(own.filter((one) => period === null || isValidAt(one, period)));
  if (level === undefined || area === null) return null;
  return {
    area,
    level,
    parents: parentsOf(areas, levels, level, area),
    otherBoundaries: byLevel.get(key)!.some((one) => one.valid_from !== area.valid_from)
  };
}

/** All areas of a level in its newest boundaries, or those of a period, by name. */
export function areasOfLevel(
  areas: readonly ListedArea[],
  level: string,
  period: string | null
): readonly ListedArea[] {
  const own = areas.filter((one) => one.level === level);
  const valid = own.filter((one) => (period === null ? one.valid_to === null : isValidAt(one, period)));
  const {compare} = new Intl.Collator("de");
  return valid.toSorted((a, b) => compare(a.name, b.name) || (a.area_id < b.area_id ? -1 : 1));
}

interface AreaIndex {
  readonly byLevel: ReadonlyMap<string, readonly ListedArea[]>;
  /** By level and key. */
  readonly byKey: ReadonlyMap<string, readonly ListedArea[]>;
}

const indices = new WeakMap<readonly ListedArea[], AreaIndex>();

/** Lists of areas are searched for hundreds of profiles: each is put in order once. */
function indexed(areas: readonly ListedArea[]): AreaIndex {
  const known = indices.get(areas);
  if (known) return known;
  const byLevel = new Map<string, ListedArea[]>();
  const byKey = new Map<string, ListedArea[]>();
  for (const area of areas) {
    add(byLevel, area.level, area);
    add(byKey, `${area.level} ${area.area_id}`, area);
  }
  const made = {byLevel, byKey};
  indices.set(areas, made);
  return made;
}

function add(lists: Map<string, ListedArea[]>, key: string, area: ListedArea): void {
  const list = lists.get(key);
  if (list) list.push(area);
  else lists.set(key, [area]);
}

function newest(found: readonly ListedArea[]): ListedArea | null {
  if (found.length < 2) return found[0] ?? null;
  return found.toSorted((a, b) => ((a.valid_from ?? "") < (b.valid_from ?? "") ? 1 : -1))[0] ?? null;
}

function parentsOf(
  areas: readonly ListedArea[],
  levels: readonly Level[],
  level: Level,
  area: ListedArea
): ProfileArea["parents"] {
  const hierarchy = levels.filter(({of}) => of === undefined);
  const top = hierarchy[0];
  if (top === undefined || level.key === top.key) return [];
  const overlaps = (one: ListedArea) =>
    (one.valid_from ?? "") <= (area.valid_to ?? "9999") &&
    (area.valid_from ?? "") <= (one.valid_to ?? "9999");
  const {byKey, byLevel} = indexed(areas);
  const at = (key: string, id: string | null) =>
    newest(((id === null ? byLevel.get(key) : byKey.get(`${key} ${id}`)) ?? []).filter(overlaps));
  const coarser = level.of === undefined ? hierarchy.slice(0, hierarchy.indexOf(level)).toReversed() : [];
  const found: {area: ListedArea; level: Level}[] = [];
  let id = area.parent_id;
  for (const one of coarser) {
    const parent = id === null ? null : at(one.key, id);
    if (parent === null) break;
    found.push({area: parent, level: one});
    id = parent.parent_id;
  }
  const city = at(top.key, null);
  const reached = found.at(-1)?.level.key === top.key;
  return reached || city === null ? found : [...found, {area: city, level: top}];
}
