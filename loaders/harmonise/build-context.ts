import {project, toWgs84, utmZone} from "../read/crs.js";
import {readFeatures} from "../read/feature-set.js";
import type {Point} from "../read/feature-set.js";
import type {AreaDraft} from "./area-draft.js";
import {cleanPolygons} from "./clean-polygons.js";
import {familyTopology} from "./family-topology.js";
import type {FamilyTopology} from "./family-topology.js";
import type {ContextEntry} from "./geometry-entry.js";
import type {GeometryReport} from "./geometry-report.js";
import {mapPoints} from "./ring.js";
import {columnReader} from "./value-reader.js";
import type {ResolveFile} from "./value-reader.js";

export interface BuiltContext {
  /** One object per entry; ids are row numbers, names may be empty. */
  readonly topology: FamilyTopology;
  readonly report: readonly GeometryReport[];
}

interface ContextLayer {
  readonly drafts: readonly AreaDraft[];
  readonly report: readonly GeometryReport[];
}

async function readContext(entry: ContextEntry, resolveFile: ResolveFile): Promise<ContextLayer> {
  const {file, crs, encoding, object: layer} = entry;
  const set = await readFeatures(resolveFile(entry), {label: file, crs, encoding, layer: entry.layer});
  const nameOf = entry.name === null ? () => null : columnReader(entry.name);
  const first = set.features.find(({polygons}) => polygons !== null)?.polygons?.[0]?.[0]?.[0] ?? [9, 51];
  const measured = set.crs.measurable ? set.crs : utmZone(toWgs84(set.crs)(first)[0]);
  const measure = project(set.crs, measured) as (point: Point) => Point;
  const rows = set.features.map(({row, properties, polygons}) => {
    const cleaned = cleanPolygons(polygons ?? [], measure);
    const used = cleaned.polygons.length > 0;
    const problems = [...cleaned.problems, ...(used ? [] : ["no usable geometry"])];
    const report = problems.map((problem) => ({file, row, layer, area_id: null, problem, used}));
    const degrees = mapPoints(cleaned.polygons, toWgs84(set.crs));
    const draft = {
      id: String(row),
      name: nameOf(properties) ?? "",
      parent: null,
      row,
      attributes: {},
      areaM2: 0
    };
    return {drafts: used ? [{...draft, polygons: degrees}] : [], report};
  });
  return {drafts: rows.flatMap(({drafts}) => drafts), report: rows.flatMap(({report}) => report)};
}

/** Shapes drawn for orientation, from the files the manifest names; null where it names none. */
export async function buildContext(
  entries: readonly ContextEntry[],
  resolveFile: ResolveFile
): Promise<BuiltContext | null> {
  if (entries.length === 0) return null;
  const layers = await Promise.all(entries.map((entry) => readContext(entry, resolveFile)));
  const drafts = new Map(entries.map(({object}, i) => [object, layers[i]!.drafts]));
  return {topology: familyTopology(drafts), report: layers.flatMap(({report}) => report)};
}
