import type {Level} from "../../src/model/area.js";
import type {Catalogue} from "../catalogue/catalogue.js";
import type {AreaLists} from "./area-list.js";
import type {PartialSum} from "./import-report.js";
import type {Block} from "./measurement.js";
import {sumLevels} from "./sum-levels.js";

/** The sums that have a value only because the catalogue lets them be partial. */
export function partialSums(
  delivered: readonly Block[],
  catalogue: Catalogue,
  levels: readonly Level[],
  areas: AreaLists
): PartialSum[] {
  const own = delivered.filter(({key}) => catalogue.get(key)?.gap === "partial");
  if (own.length === 0) return [];
  const complete = sumLevels(own, levels, areas, () => "complete");
  const known = sumLevels(own, levels, areas, () => "partial");
  return [...known].flatMap(([group, blocks]) =>
    [...blocks.values()].flatMap(({key: indicator, level, period, cells}) => {
      const strict = complete.get(group)?.get(level)?.cells;
      return cells.areas.ids
        .filter((_, at) => cells.flags[at] === 0 && strict?.flags[at] !== 0)
        .map((area_id) => ({indicator, level, period, area_id}));
    })
  );
}
