import {isValidAt} from "../../src/model/area.js";
import type {Observation} from "../../src/model/observation.js";
import type {BuiltLayer} from "./build-layers.js";
import {entryLabel, layerName, type GeometryEntry} from "./geometry-entry.js";
import type {GeometryReport} from "./geometry-report.js";

/**
 * Areas that have boundaries but no data: not one observation other than missing in any period of their vintage, while
 * others of their layer have some. Layers without any data are left out.
 */
export function emptyAreas(
  layers: readonly BuiltLayer[],
  entries: readonly GeometryEntry[],
  observations: Iterable<Observation>
): GeometryReport[] {
  const known = new Map<string, Set<string>>();
  for (const {level, period, area_id, flag} of observations) {
    if (flag === "missing") continue;
    const key = `${level} ${period}`;
    known.set(key, (known.get(key) ?? new Set()).add(area_id));
  }
  return layers.flatMap(({layer, areas}) => {
    const periods = [...known].filter(([key]) => {
      const [level, period] = key.split(" ") as [string, string];
      return level === layer.level && isValidAt(layer, period);
    });
    const withData = new Set(periods.flatMap(([, ids]) => [...ids]));
    if (withData.size === 0) return [];
    const entry = entries.find((each) => layerName(each) === layerName(layer))!;
    return areas
      .filter(({area_id}) => !withData.has(area_id))
      .map(({area_id}) => ({
        ...{file: entryLabel(entry), row: null, layer: layerName(layer), area_id},
        ...{problem: "boundaries but no data in any period", used: true}
      }));
  });
}
