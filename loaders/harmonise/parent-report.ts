import type {Area, Level} from "../../src/model/area.js";
import type {BuiltLayer} from "./build-layers.js";
import {entryLabel, layerName} from "./geometry-entry.js";
import type {GeometryEntry} from "./geometry-entry.js";
import type {GeometryReport} from "./geometry-report.js";

const overlap = (a: Area, b: Area) =>
  (a.valid_from ?? "") <= (b.valid_to ?? "9") && (b.valid_from ?? "") <= (a.valid_to ?? "9");

/**
 * Areas whose parent is not among the areas of the next coarser level that has boundaries at the same time. Levels beside
 * the hierarchy (`zones`) have no parents.
 */
export function parentReport(
  entries: readonly GeometryEntry[],
  layers: readonly BuiltLayer[],
  levels: readonly Level[],
  zones: ReadonlySet<string>
): GeometryReport[] {
  const hierarchy = levels.filter(({key}) => !zones.has(key));
  return layers.flatMap(({layer, areas}, i) => {
    const entry = entries[i]!;
    const above = hierarchy[hierarchy.findIndex(({key}) => key === layer.level) - 1];
    const coarser = layers
      .filter((other) => other.layer.level === above?.key)
      .flatMap((other) => other.areas);
    if (coarser.length === 0) return [];
    return areas
      .filter(({parent_id}) => parent_id !== null || entry.parent === null)
      .filter((area) => !coarser.some((other) => other.area_id === area.parent_id && overlap(area, other)))
      .map((area) => ({
        file: entryLabel(entry),
        row: null,
        layer: layerName(layer),
        area_id: area.area_id,
        problem: `unknown parent; expected an area of level ${above!.key}, got "${area.parent_id ?? ""}"`,
        used: true
      }));
  });
}
