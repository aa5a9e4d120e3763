import type {AreaDraft} from "./area-draft.js";
import type {FamilyTopology} from "./family-topology.js";
import {layerName, type FileLayerEntry} from "./geometry-entry.js";
import type {GeometryReport} from "./geometry-report.js";
import {COVERAGE_TOLERANCE_M2, layerCoverage, type CoverageFault} from "./layer-coverage.js";

/** Overlaps and gaps between the areas of a layer read from a file, each with its size, its areas and a place on the map. */
export function coverageReport(
  topology: FamilyTopology,
  entry: FileLayerEntry,
  drafts: readonly AreaDraft[]
): GeometryReport[] {
  const layer = layerName(entry);
  const rows = new Map(drafts.map(({id, row}) => [id, row]));
  const line = (area_id: string | null, problem: string): GeometryReport => ({
    ...{file: entry.file, row: (area_id === null ? null : rows.get(area_id)) ?? null},
    ...{layer, area_id, problem, used: true}
  });
  try {
    return layerCoverage(topology, layer, drafts).map((fault) => line(fault.ids[0] ?? null, wordsOf(fault)));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [line(null, `overlaps and gaps could not be looked for: ${reason}`)];
  }
}

function wordsOf({kind, ids, areaM2, places, near}: CoverageFault): string {
  const size = `${Math.round(areaM2)} m²${places > 1 ? ` in ${places} places` : ""}`;
  const where = `near ${near.join(", ")}; what is below ${COVERAGE_TOLERANCE_M2} m² is not reported`;
  return kind === "overlap"
    ? `overlaps ${ids[1]} by ${size} (${where})`
    : `gap of ${size} ${ids.length === 1 ? "inside" : "between"} ${ids.join(", ")} (${where})`;
}
