import type {Level} from "../../src/model/area.js";
import type {Catalogue} from "../catalogue/catalogue.js";
import type {AreaIndex} from "./area-index.js";
import type {PartialSum} from "./import-report.js";
import {sumCells, sumKnownCells, type Measurement} from "./measurement.js";
import {sumLevels} from "./sum-levels.js";

/** The sums that have a value only because the catalogue lets them be partial. */
export function partialSums(
  measurements: readonly Measurement[],
  catalogue: Catalogue,
  levels: readonly Level[],
  areas: AreaIndex
): PartialSum[] {
  const own = measurements.filter(({key}) => catalogue.get(key)?.gap === "partial");
  if (own.length === 0) return [];
  const complete = sumLevels(own, levels, areas, () => sumCells);
  const known = sumLevels(own, levels, areas, () => sumKnownCells);
  return [...known].flatMap(([group, blocks]) =>
    [...blocks.values()].flatMap(({key: indicator, level, period, cells}) => {
      const strict = complete.get(group)?.get(level)?.cells;
      return [...cells]
        .filter(([id, {value}]) => value !== null && strict?.get(id)?.value === null)
        .map(([area_id]) => ({indicator, level, period, area_id}));
    })
  );
}
