import type {Extract} from "../manifest/municipality.js";
import {nearest} from "../../src/model/nearest.js";
import type {AreaIndex} from "./area-index.js";
import {groupBy} from "./group-by.js";
import type {ReportEntry} from "./import-report.js";
import type {Measurement} from "./measurement.js";

/**
 * Areas that the manifest says a source leaves out: zero in sums, without a value of their own. All of them stand in the
 * report; one that has rows all the same is not left out, and one that does not exist is a mistake.
 */
export function notCovered(
  read: readonly Measurement[],
  {notCovered: reasons, header}: Extract,
  level: string,
  areas: AreaIndex
): {measurements: Measurement[]; entries: ReportEntry[]} {
  if (reasons.size === 0) return {measurements: [], entries: []};
  const delivered = new Set(read.flatMap(({area_id, members = [area_id]}) => members));
  const known = areas.ever(level);
  const open = [...reasons.keys()].filter((id) => known.has(id) && !delivered.has(id));
  const blocks = groupBy(read, ({key, period}) => `${key} ${period}`);
  const measurements = [...blocks.values()].flatMap(([{key, period}]) =>
    open
      .filter((id) => areas.at(level, period).has(id))
      .map((id): Measurement => ({key, level, period, area_id: id, members: [id], value: 0, flag: null}))
  );
  const periods = new Set(read.map(({period}) => period));
  const exists = (id: string) => [...periods].some((period) => areas.at(level, period).has(id));
  const entries = [...reasons].flatMap(([id, why]): ReportEntry[] => {
    const entry = {row: header.row, column: null, used: true};
    if (delivered.has(id)) {
      return [{...entry, reason: "not_covered", detail: `${level} "${id}" has rows here, which are used`}];
    }
    if (known.has(id)) {
      const detail = `${level} "${id}" is left out of sums: ${why}`;
      return exists(id) ? [{...entry, reason: "not_covered", detail}] : [];
    }
    const near = nearest(id, known);
    const detail = `no ${level} "${id}" to leave out; ${near ? `nearest known "${near}"` : "none is near it"}`;
    return [{...entry, reason: "unknown_at_period", detail}];
  });
  return {measurements, entries};
}
