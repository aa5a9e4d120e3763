import type {Area} from "../../src/model/area.js";
import type {AreaIndex} from "./area-index.js";

/** The areas of a level at a period, in the order of their keys; other columns refer to areas by their position here. */
export interface AreaList {
  readonly ids: readonly string[];
  readonly positions: ReadonlyMap<string, number>;
}

export interface AreaLists {
  at(level: string, period: string): AreaList;
  /** For each area of `finer` the position of the area of `level` it is part of; −1 where there is none. */
  partsOf(level: string, finer: string, period: string): Int32Array;
  /** The level whose areas a level beside the main hierarchy is made of; null for a level of the hierarchy. */
  zonesOf(level: string): string | null;
}

/** Lists of areas; each is made once, and periods with the same areas share one. */
export function areaLists(index: AreaIndex): AreaLists {
  const shared = new Map<ReadonlyMap<string, Area>, AreaList>();
  const lists = new Map<string, AreaList>();
  const parts = new Map<string, Int32Array>();
  const at = (level: string, period: string) =>
    remember(lists, `${level} ${period}`, () => {
      const areas = index.at(level, period);
      return remember(shared, areas, () => areaList([...areas.keys()].sort()));
    });
  const partsOf = (level: string, finer: string, period: string) =>
    remember(parts, `${level} ${finer} ${period}`, () => {
      const {ids} = at(level, period);
      const {positions} = at(finer, period);
      const children = index.childrenAt(finer, period, level);
      const parents = new Int32Array(positions.size).fill(-1);
      ids.forEach((id, parent) => {
        for (const {area_id} of children.get(id) ?? []) parents[positions.get(area_id) ?? -1] = parent;
      });
      return parents;
    });
  return {at, partsOf, zonesOf: (level) => index.zonesOf(level)};
}

/** A list of areas in the order given. */
export function areaList(ids: readonly string[]): AreaList {
  return {ids, positions: new Map(ids.map((id, position) => [id, position]))};
}

function remember<K, T>(cache: Map<K, T>, key: K, make: () => T): T {
  const found = cache.get(key);
  if (found !== undefined) return found;
  const made = make();
  cache.set(key, made);
  return made;
}
