import {isValidAt, type Area} from "../../src/model/area.js";
import {groupBy} from "./group-by.js";

/** Which zone of a level beside the main hierarchy an area lies in. */
export interface Membership {
  /** Level and key of the area. */
  readonly level: string;
  readonly area_id: string;
  /** Level and key of the zone. */
  readonly zone_level: string;
  readonly zone_id: string;
}

/** Areas by key, as they are at a period. */
export interface AreaIndex {
  /** Areas of a level whose boundaries are in force at the end of the period; one map for all periods with the same ones. */
  at(level: string, period: string): ReadonlyMap<string, Area>;
  /** Areas of level `of` grouped by the key of the area of level `by` that contains them: their parent, or their zone. */
  childrenAt(of: string, period: string, by: string): ReadonlyMap<string, readonly Area[]>;
  /** The level whose areas a level beside the main hierarchy is made of; null for a level of the hierarchy. */
  zonesOf(level: string): string | null;
  /** Keys of a level's areas in any boundary vintage. */
  ever(level: string): ReadonlySet<string>;
}

/** An index over all areas of all levels and vintages; each (level, period) is looked up once. */
export function areaIndex(areas: readonly Area[], memberships: readonly Membership[] = []): AreaIndex {
  const known = new Map<string, ReadonlyMap<string, Area>>();
  const shared = new Map<string, ReadonlyMap<string, Area>>();
  const children = new Map<string, ReadonlyMap<string, readonly Area[]>>();
  const always = new Map<string, ReadonlySet<string>>();
  const zones = new Map(
    memberships.map((each) => [zoneKey(each.level, each.area_id, each.zone_level), each.zone_id])
  );
  const zoned = new Set(memberships.map(({level, zone_level}) => `${level} ${zone_level}`));
  const at = (level: string, period: string) =>
    remember(known, `${level} ${period}`, () => {
      const valid = areas.flatMap((area, index) =>
        area.level === level && isValidAt(area, period) ? [index] : []
      );
      return remember(
        shared,
        `${level} ${valid.join()}`,
        () => new Map(valid.map((index) => [areas[index]!.area_id, areas[index]!]))
      );
    });
  const childrenAt = (of: string, period: string, by: string) =>
    remember(children, `${of} ${period} ${by}`, () => {
      const isZoned = zoned.has(`${of} ${by}`);
      const above = ({area_id, parent_id}: Area) =>
        isZoned ? zones.get(zoneKey(of, area_id, by)) : parent_id;
      return groupBy([...at(of, period).values()], (area) => above(area) ?? "");
    });
  const ever = (level: string) =>
    remember(
      always,
      level,
      () => new Set(areas.filter((area) => area.level === level).map(({area_id}) => area_id))
    );
  const zonesOf = (level: string) => memberships.find((each) => each.zone_level === level)?.level ?? null;
  return {at, childrenAt, zonesOf, ever};
}

function zoneKey(level: string, area: string, zoneLevel: string): string {
  return `${level} ${area} ${zoneLevel}`;
}

function remember<T>(cache: Map<string, T>, key: string, make: () => T): T {
  const found = cache.get(key);
  if (found !== undefined) return found;
  const made = make();
  cache.set(key, made);
  return made;
}
