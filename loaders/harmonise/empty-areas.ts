import {isValidAt} from "../../src/model/area.js";
import type {AreaList} from "./area-list.js";
import type {BuiltLayer} from "./build-layers.js";
import {MISSING_CODE} from "./cells.js";
import {entryLabel, layerName, type GeometryEntry} from "./geometry-entry.js";
import type {GeometryReport} from "./geometry-report.js";
import type {ObservationBlock} from "./observation-block.js";

/**
 * Areas that have boundaries but no data: not one observation other than missing in any period of their vintage, while
 * others of their layer have some. Layers without any data are left out.
 */
export function emptyAreas(
  layers: readonly BuiltLayer[],
  entries: readonly GeometryEntry[],
  blocks: readonly ObservationBlock[]
): GeometryReport[] {
  return layers.flatMap(({layer, areas}) => {
    const own = blocks.filter(({level, period}) => level === layer.level && isValidAt(layer, period));
    const withData = areasWithData(own);
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

function areasWithData(blocks: readonly ObservationBlock[]): Set<string> {
  const found = new Map<AreaList, Uint8Array>();
  for (const {areas, flags} of blocks) {
    const marks = found.get(areas) ?? new Uint8Array(areas.ids.length);
    found.set(areas, marks);
    for (let at = 0; at < marks.length; at++) if (flags[at] !== MISSING_CODE) marks[at] = 1;
  }
  return new Set([...found].flatMap(([{ids}, marks]) => ids.filter((_, at) => marks[at] === 1)));
}
