import type {Area} from "../../src/model/area.js";
import type {AreaIndex} from "./area-index.js";

/** The areas of a level at a period, in the order of their keys; other columns refer to areas by their position here. */
export interface AreaList {
  readonly ids: readonly string[];
  readonly positions: ReadonlyMap<string, number>;
}

export interface AreaLists {
  at(level: string, period: string): AreaList;
  /** For each area of `finer` the position of the area of `level` that contains it; −1 where there is none. */
  wholesOf(level: string, finer: string, period: string): Int32Array;
  /** Level of the areas that make up the zones of a level beside the hierarchy; null for other levels. */
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
  const wholesOf = (level: string, finer: string, period: string) =>
    remember(parts, `${level} ${finer} ${period}`, () => {
      const {ids} = at(level, period);
      const {positions} = at(finer, period);
      const children = index.childrenAt(finer, period, level);
      const wholes = new Int32Array(positions.size).fill(-1);
      ids.forEach((id, whole) => {
        for (const {area_id} of children.get(id) ?? []) wholes[positions.get(area_id) ?? -1] = whole;
      });
      return wholes;
    });
  return {at, wholesOf, zonesOf: (level) => index.zonesOf(level)};
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
