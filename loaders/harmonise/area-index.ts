import {isValidAt, type Area} from "../../src/model/area.js";
import {groupBy} from "./group-by.js";

/** Areas by key, as they are at a period. */
export interface AreaIndex {
  /** Areas of a level whose boundaries are in force at the end of the period. */
  at(level: string, period: string): ReadonlyMap<string, Area>;
  /** The same areas grouped by their parent's key. */
  childrenAt(level: string, period: string): ReadonlyMap<string, readonly Area[]>;
}

/** An index over all areas of all levels and vintages; each (level, period) is looked up once. */
export function areaIndex(areas: readonly Area[]): AreaIndex {
  const known = new Map<string, ReadonlyMap<string, Area>>();
  const children = new Map<string, ReadonlyMap<string, readonly Area[]>>();
  const at = (level: string, period: string) =>
    remember(known, `${level} ${period}`, () => {
      const valid = areas.filter((area) => area.level === level && isValidAt(area, period));
      return new Map(valid.map((area) => [area.area_id, area]));
    });
  const childrenAt = (level: string, period: string) =>
    remember(children, `${level} ${period}`, () =>
      groupBy([...at(level, period).values()], (area) => area.parent_id ?? "")
    );
  return {at, childrenAt};
}

function remember<T>(cache: Map<string, T>, key: string, make: () => T): T {
  const found = cache.get(key);
  if (found !== undefined) return found;
  const made = make();
  cache.set(key, made);
  return made;
}
