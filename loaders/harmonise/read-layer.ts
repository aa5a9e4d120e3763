import {project, toWgs84, utmZone} from "../read/crs.js";
import type {Crs} from "../read/crs.js";
import {readFeatures} from "../read/feature-set.js";
import type {FeatureSet, Point, Polygons, SourceFeature} from "../read/feature-set.js";
import type {AreaDraft} from "./area-draft.js";
import {cleanPolygons} from "./clean-polygons.js";
import {layerName} from "./geometry-entry.js";
import type {FileLayerEntry, Repair} from "./geometry-entry.js";
import type {GeometryReport} from "./geometry-report.js";
import {groupBy} from "./group-by.js";
import {boundingBox, mapPoints, polygonsArea} from "./ring.js";
import {columnReader, requireColumn, valueReader} from "./value-reader.js";
import type {ResolveFile} from "./value-reader.js";

/** A row with its id and shape, before names, parents and doubles are looked at. */
interface Shape {
  readonly feature: SourceFeature;
  readonly id: string;
  readonly name: string | null;
  readonly polygons: Polygons;
  readonly areaM2: number;
}

export interface ReadLayer {
  readonly drafts: readonly AreaDraft[];
  readonly report: readonly GeometryReport[];
}

type Tell = (row: number | null, area_id: string | null, problem: string, used: boolean) => void;

/** Where areas are measured: the file's own projection, or ETRS89 / UTM in the zone of its middle. */
function measuringCrs(set: FeatureSet): Crs {
  if (set.crs.measurable) return set.crs;
  const shapes = set.features.flatMap((feature) => feature.polygons ?? []);
  const [west, south, east, north] = boundingBox(shapes);
  const [lon] = toWgs84(set.crs)([(west + east) / 2, (south + north) / 2]);
  return utmZone(Number.isFinite(lon) ? lon : 9);
}

function assertDegrees(set: FeatureSet): void {
  const toDegrees = toWgs84(set.crs);
  const [west, south, east, north] = boundingBox(set.features.flatMap((feature) => feature.polygons ?? []));
  if (west > east) return;
  const corners = [toDegrees([west, south]), toDegrees([east, north])];
  if (corners.every(([lon, lat]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) return;
  throw new Error(
    `geometry: coordinates do not fit the coordinate system; expected ${set.crs.code}, got ${west}, ${south} (${set.file})`
  );
}

/** The repair that holds for a row; its box is compared with the middle of the row's bounding box. */
function repairFor(repairs: readonly Repair[], id: string, polygons: Polygons): Repair | undefined {
  const [west, south, east, north] = boundingBox(polygons);
  const [lon, lat] = [(west + east) / 2, (south + north) / 2];
  return repairs.find(
    ({id: wrong, within}) =>
      wrong === id &&
      (within === null || (within[0] <= lon && within[1] <= lat && lon <= within[2] && lat <= within[3]))
  );
}

function readShapes(entry: FileLayerEntry, set: FeatureSet, tell: Tell): Shape[] {
  const idOf = columnReader(entry.id);
  const measure = project(set.crs, measuringCrs(set)) as (point: Point) => Point;
  const toDegrees = toWgs84(set.crs);
  const shapes = set.features.flatMap((feature): Shape[] => {
    const id = idOf(feature.properties);
    const cleaned = cleanPolygons(feature.polygons ?? [], measure);
    const used = id !== null && cleaned.polygons.length > 0;
    cleaned.problems.forEach((problem) => tell(feature.row, id, problem, used));
    if (id === null) tell(feature.row, null, `no id in column "${entry.id.column}"`, false);
    else if (!used) tell(feature.row, id, "no usable geometry", false);
    if (!used) return [];
    const polygons = mapPoints(cleaned.polygons, toDegrees);
    return [{feature, id, name: null, polygons, areaM2: polygonsArea(mapPoints(cleaned.polygons, measure))}];
  });
  return repaired(entry.repair, shapes, tell);
}

function repaired(repairs: readonly Repair[], shapes: readonly Shape[], tell: Tell): Shape[] {
  const matched = new Set<Repair>();
  const result = shapes.map((shape) => {
    const repair = repairFor(repairs, shape.id, shape.polygons);
    if (repair === undefined) return shape;
    matched.add(repair);
    tell(shape.feature.row, repair.set, `id ${repair.id} corrected to ${repair.set}: ${repair.reason}`, true);
    return {...shape, id: repair.set, name: repair.name};
  });
  for (const repair of repairs) {
    if (!matched.has(repair)) tell(null, repair.id, `repair of id ${repair.id} matches no row`, true);
  }
  return result;
}

/** One shape per id: rows with the same id are joined as parts of one area, or all left out with a problem. */
function uniqueShapes(entry: FileLayerEntry, shapes: readonly Shape[], tell: Tell): Shape[] {
  return [...groupBy(shapes, (shape) => shape.id).values()].flatMap((group): Shape[] => {
    const [first] = group;
    if (group.length === 1) return [first];
    if (entry.duplicates === "merge") {
      const areaM2 = group.reduce((sum, shape) => sum + shape.areaM2, 0);
      return [{...first, polygons: group.flatMap((shape) => shape.polygons), areaM2}];
    }
    const rows = group.map((shape) => shape.feature.row).join(", ");
    const advice = `name the right id under "repair", or set "duplicates: merge" if the rows are parts of one area`;
    for (const shape of group) {
      tell(
        shape.feature.row,
        shape.id,
        `id ${shape.id} occurs ${group.length} times (rows ${rows}); ${advice}`,
        false
      );
    }
    return [];
  });
}

/**
 * Reads the areas of one geometry file. Rows without id or shape and rows whose id occurs twice are reported and left out;
 * areas without a name get their id as name, areas without a parent null. Areas are measured in the file's projection, those
 * of files in degrees or web Mercator in ETRS89 / UTM. Throws where the file or a column is missing.
 */
export async function readLayer(entry: FileLayerEntry, resolveFile: ResolveFile): Promise<ReadLayer> {
  const {crs, encoding, file, layer = null} = entry;
  const set = await readFeatures(resolveFile(entry), {label: file, crs, encoding, layer});
  const attributes = set.features.map((feature) => feature.properties);
  for (const source of [entry.id, entry.name, entry.parent]) {
    if (source !== null && "column" in source) requireColumn(attributes, source.column, file);
  }
  assertDegrees(set);
  const report: GeometryReport[] = [];
  const tell: Tell = (row, area_id, problem, used) =>
    report.push({file, row, layer: layerName(entry), area_id, problem, used});
  const nameOf = await valueReader(entry.name, resolveFile);
  const parentOf = entry.parent === null ? () => null : await valueReader(entry.parent, resolveFile);
  const drafts = uniqueShapes(entry, readShapes(entry, set, tell), tell).map((shape): AreaDraft => {
    const {id, feature, polygons, areaM2} = shape;
    const name = shape.name ?? nameOf(id, feature.properties);
    const parent = parentOf(id, feature.properties);
    if (name === null) tell(feature.row, id, "no name; its id is shown instead", true);
    if (parent === null && entry.parent !== null) tell(feature.row, id, "no parent area", true);
    return {id, name: name ?? id, parent, row: feature.row, attributes: feature.properties, polygons, areaM2};
  });
  return {drafts: drafts.toSorted((a, b) => (a.id < b.id ? -1 : 1)), report};
}
