import type {Area, Layer, Level} from "../../src/model/area.js";
import type {AreaDraft} from "./area-draft.js";
import {coverageReport} from "./coverage-report.js";
import {dissolve} from "./dissolve.js";
import type {Dissolved} from "./dissolve.js";
import {areaGeometry, familyTopology} from "./family-topology.js";
import type {AreaProperties, FamilyTopology} from "./family-topology.js";
import {layerName} from "./geometry-entry.js";
import type {DissolvedLayerEntry, GeometryEntry} from "./geometry-entry.js";
import type {GeometryReport} from "./geometry-report.js";
import {labelPoint} from "./label-point.js";
import {planFamilies} from "./layer-plan.js";
import type {FamilyPlan} from "./layer-plan.js";
import {parentReport} from "./parent-report.js";
import {readLayer} from "./read-layer.js";
import {rewind} from "./ring.js";
import {cellText, valueReader} from "./value-reader.js";
import type {ResolveFile} from "./value-reader.js";

/** A layer with its areas and their shapes in full resolution: WGS84, outer rings counterclockwise (RFC 7946). */
export interface BuiltLayer {
  readonly layer: Layer;
  /** Sorted by area_id. */
  readonly areas: readonly Area[];
  /** In the order of `areas`. */
  readonly features: readonly GeoJSON.Feature<GeoJSON.MultiPolygon, AreaProperties>[];
}

export interface BuiltLayers {
  /** All layers' areas, in the order of `layers`. */
  readonly areas: readonly Area[];
  /** By level from the city down, then by vintage. */
  readonly layers: readonly BuiltLayer[];
  /** Layers whose borders coincide, for writing them with shared simplified arcs. */
  readonly families: readonly FamilyTopology[];
  readonly report: readonly GeometryReport[];
}

interface Family {
  readonly topology: FamilyTopology;
  readonly drafts: ReadonlyMap<string, readonly AreaDraft[]>;
  readonly report: readonly GeometryReport[];
}

function reportDissolved(
  layer: string,
  file: string,
  {id, members, gaps}: Dissolved,
  names: ReadonlySet<string | null>
): GeometryReport[] {
  const line = (problem: string) => ({file, row: null, layer, area_id: id, problem, used: true});
  const size = gaps.reduce((sum, gap) => sum + gap, 0);
  return [
    ...(names.size > 1
      ? [line(`its ${members.length} parts give it different names: ${[...names].join(", ")}`)]
      : []),
    ...(names.has(null) && names.size === 1 ? [line("no name; its id is shown instead")] : []),
    ...(gaps.length > 0
      ? [line(`gaps between its parts closed: ${gaps.length}, ${Math.round(size)} m² together`)]
      : [])
  ];
}

async function addDissolved(
  family: Family,
  entry: DissolvedLayerEntry,
  file: string,
  resolveFile: ResolveFile
) {
  const from = layerName(entry.dissolve);
  const layer = layerName(entry);
  const nameOf = await valueReader(entry.name, resolveFile);
  const parentOf = entry.parent === null ? () => null : await valueReader(entry.parent, resolveFile);
  const report: GeometryReport[] = [];
  const dissolved = dissolve(family.topology, from, family.drafts.get(from)!);
  const drafts = dissolved.map((area): AreaDraft => {
    const {id, members, polygons} = area;
    const names = new Set(members.map(({attributes}) => nameOf(id, attributes)));
    report.push(...reportDissolved(layer, file, area, names));
    const {attributes, row} = members[0]!;
    const name = [...names].find((value) => value !== null) ?? id;
    const areaM2 = members.reduce((sum, member) => sum + member.areaM2, 0);
    return {id, name, parent: cellText(parentOf(id, attributes)), row, attributes, polygons, areaM2};
  });
  const geometries = drafts.map((draft, i) => areaGeometry(draft, dissolved[i]!.arcs));
  const object = {type: "GeometryCollection" as const, geometries};
  return {
    topology: {...family.topology, objects: {...family.topology.objects, [layer]: object}},
    drafts: new Map([...family.drafts, [layer, drafts]]),
    report: [...family.report, ...report]
  };
}

async function buildFamily({files, dissolved}: FamilyPlan, resolveFile: ResolveFile): Promise<Family> {
  const read = await Promise.all(files.map((entry) => readLayer(entry, resolveFile)));
  const drafts = new Map(files.map((entry, i) => [layerName(entry), read[i]!.drafts]));
  const topology = familyTopology(drafts);
  const report = files.flatMap((entry, i) => {
    const {drafts: areas, report: rows} = read[i]!;
    return [...rows, ...coverageReport(topology, entry, areas)];
  });
  const start = {topology, drafts, report};
  const label = files.map((entry) => entry.file).join(", ");
  return dissolved.reduce<Promise<Family>>(
    async (family, entry) => addDissolved(await family, entry, label, resolveFile),
    Promise.resolve(start)
  );
}

function builtLayer(entry: GeometryEntry, drafts: readonly AreaDraft[]): BuiltLayer {
  const {level, vintage, valid_from, valid_to} = entry;
  const areas = drafts.map(({id, name, parent, areaM2, polygons}): Area => {
    const [lon, lat] = labelPoint(polygons);
    const area_km2 = Number((areaM2 / 1e6).toFixed(6));
    return {area_id: id, level, name, parent_id: parent, valid_from, valid_to, area_km2, lon, lat};
  });
  const features = drafts.map(({id, name, polygons}) => ({
    type: "Feature" as const,
    id,
    properties: {id, name},
    geometry: {type: "MultiPolygon" as const, coordinates: rewind(polygons, "counterclockwise")}
  }));
  return {layer: {level, vintage, valid_from, valid_to}, areas, features};
}

/**
 * Areas and boundaries of a municipality from the geometry files its manifest names. Mistakes in rows are reported, mistakes in
 * the manifest (missing file or column, unknown level or coordinate system) thrown. The same files give the same result.
 *
 * @param resolveFile absolute path of a file the manifest names
 * @param levels from the whole city down
 * @param zones keys of levels beside the hierarchy, whose areas have no parents
 */
export async function buildLayers(
  entries: readonly GeometryEntry[],
  resolveFile: ResolveFile,
  levels: readonly Level[],
  zones: ReadonlySet<string> = new Set()
): Promise<BuiltLayers> {
  const plans = planFamilies(entries, levels);
  const families = await Promise.all(plans.map((plan) => buildFamily(plan, resolveFile)));
  const drafts = new Map(families.flatMap((family) => [...family.drafts]));
  const rank = (entry: GeometryEntry) => levels.findIndex((level) => level.key === entry.level);
  const sorted = entries.toSorted((a, b) => rank(a) - rank(b) || (a.vintage < b.vintage ? -1 : 1));
  const layers = sorted.map((entry) => builtLayer(entry, drafts.get(layerName(entry))!));
  return {
    areas: layers.flatMap(({areas}) => areas),
    layers,
    families: families.map(({topology}) => topology),
    report: [...families.flatMap(({report}) => report), ...parentReport(sorted, layers, levels, zones)]
  };
}
