import {isValidAt, type Area, type Level} from "./area.js";

/** Areas of all levels with the boundaries of one period, and how they contain each other. */
export interface Places {
  /** Levels from the whole city down. */
  readonly levels: readonly Level[];
  /** The level of this key. Throws for an unknown one. */
  level(key: string): Level;
  area(level: string, id: string): Area | null;
  /** The area of a coarser level that contains this one; null where there is none. */
  ancestor(level: string, id: string, coarser: string): Area | null;
}

/** Looks areas up by the boundaries in force at the end of a period. */
export function placesAt(areas: readonly Area[], levels: readonly Level[], period: string): Places {
  const byLevel = new Map(levels.map(({key}) => [key, new Map<string, Area>()]));
  for (const area of areas) {
    if (isValidAt(area, period)) byLevel.get(area.level)?.set(area.area_id, area);
  }
  const find = (level: string, id: string) => byLevel.get(level)?.get(id) ?? null;
  return {
    levels,
    level(key) {
      const level = levels.find((candidate) => candidate.key === key);
      if (level === undefined)
        throw new Error(`level: unknown; expected one of ${levels.map((l) => l.key)}, got "${key}"`);
      return level;
    },
    area: find,
    ancestor(level, id, coarser) {
      const from = levels.findIndex(({key}) => key === level);
      const to = levels.findIndex(({key}) => key === coarser);
      let area = find(level, id);
      for (let i = from - 1; i >= to && area !== null; i--) {
        area = area.parent_id === null ? null : find((levels[i] as Level).key, area.parent_id);
      }
      return area;
    }
  };
}

/** The level just below the whole city, in which an area is best located for a reader; null for a city without levels between. */
export function locatingLevel(levels: readonly Level[], level: string): Level | null {
  const index = levels.findIndex(({key}) => key === level);
  return index > 1 ? (levels[1] as Level) : null;
}
