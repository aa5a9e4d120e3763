import type {Zoning} from "../manifest/municipality.js";
import {InputError, type Problem} from "../problem.js";
import {readAttributes} from "../read/attribute-table.js";
import type {AreaIndex, Membership} from "./area-index.js";
import {cellText, requireColumn, type ResolveFile} from "./value-reader.js";

/**
 * Which zone each area lies in, from the lookup tables of the levels beside the hierarchy, sorted by level and key.
 *
 * @throws InputError for areas and zones that do not exist, and for areas in two zones
 */
export async function readMemberships(
  zonings: ReadonlyMap<string, Zoning>,
  areas: AreaIndex,
  resolveFile: ResolveFile
): Promise<Membership[]> {
  const problems: Problem[] = [];
  const all: Membership[] = [];
  for (const {level: zone_level, of: level, table, key, value} of zonings.values()) {
    const rows = await readAttributes(resolveFile(table), table.file);
    requireColumn(rows, key, table.file);
    requireColumn(rows, value, table.file);
    const zones = new Map<string, string>();
    rows.forEach((row, index) => {
      const area_id = cellText(row[key]) ?? "";
      const zone_id = cellText(row[value]) ?? "";
      const report = (problem: string, got: string) => {
        const expected = "each area once, areas and zones that the geometries have";
        problems.push({
          domain: "zoning",
          problem,
          expected,
          got: `"${got}"`,
          file: table.file,
          row: index + 2
        });
      };
      if (!areas.ever(level).has(area_id)) report(`unknown ${level}`, area_id);
      if (!areas.ever(zone_level).has(zone_id)) report(`unknown ${zone_level}`, zone_id);
      if (zones.has(area_id) && zones.get(area_id) !== zone_id) report(`${level} in two zones`, area_id);
      zones.set(area_id, zone_id);
    });
    all.push(...[...zones].map(([area_id, zone_id]) => ({level, area_id, zone_level, zone_id})));
  }
  if (problems.length > 0) throw new InputError(problems);
  const text = ({zone_level, area_id}: Membership) => `${zone_level} ${area_id}`;
  return all.sort((a, b) => (text(a) < text(b) ? -1 : 1));
}
