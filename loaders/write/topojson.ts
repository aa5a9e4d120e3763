import {gzipSync, strToU8} from "fflate";
import type {Topology} from "topojson-specification";
import {arcNumber, areaGeometries, areaGeometry, arcPolygons} from "../harmonise/family-topology.js";
import type {FamilyTopology} from "../harmonise/family-topology.js";
import type {Point} from "../read/feature-set.js";
import {arcSimplifier, drawable} from "./simplify.js";
import type {Simplified} from "./simplify.js";

export interface TopojsonOptions {
  /** Detail to keep, in metres; coarser where the budget asks for it. */
  readonly toleranceM: number;
  /** What the largest file of a family may weigh, compressed with gzip, in kB (1,000 bytes). */
  readonly budgetKb: number;
}

/** A fifth of a pixel of a 25 km wide city drawn 1,000 px wide; larger cities come by their tolerance through the budget. */
export const TOPOJSON_DEFAULTS: TopojsonOptions = {toleranceM: 5, budgetKb: 50};

/** By what the tolerance grows while a file is `excess` times its budget: size falls with about the square root of it. */
const STEP_EXPONENT = 1.5;
const SMALLEST_STEP = 1.05;

/** No map of a city is worth drawing beyond this. */
const COARSEST_M = 500;

export interface TopojsonFile {
  /** Name of the layer in the family: "<level>-<vintage>". */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly toleranceM: number;
}

/** Each arc as its first point and the steps from there, as a quantised TopoJSON has them. */
function deltas(arc: readonly Point[]): Point[] {
  return arc.map(([x, y], i) => (i === 0 ? [x, y] : [x - arc[i - 1]![0], y - arc[i - 1]![1]]));
}

/** One TopoJSON of some objects of a family, with only the arcs it needs. Keys are the objects' names in the file. */
function topojson(
  topology: FamilyTopology,
  {grid, arcs}: Simplified,
  names: Readonly<Record<string, string>>
): Topology {
  const numbers = new Map<number, number>();
  const renumber = (number: number) => {
    const arc = arcNumber(number);
    if (!numbers.has(arc)) numbers.set(arc, numbers.size);
    return number < 0 ? ~numbers.get(arc)! : numbers.get(arc)!;
  };
  const objects = Object.entries(names).map(([name, object]) => {
    const geometries = areaGeometries(topology.objects[object]!).map((geometry) => {
      const polygons = drawable(arcs, arcPolygons(geometry));
      return areaGeometry(
        geometry.properties!,
        polygons.map((rings) => rings.map((ring) => ring.map(renumber)))
      );
    });
    return [name, {type: "GeometryCollection" as const, geometries}] as const;
  });
  const transform = {scale: grid.scale, translate: grid.translate};
  const used = [...numbers.keys()].map((number) => deltas(arcs[number]!));
  return {type: "Topology", transform, objects: Object.fromEntries(objects), arcs: used};
}

const toBytes = (topology: Topology) => strToU8(`${JSON.stringify(topology)}\n`);

const compressedKb = (bytes: Uint8Array) => gzipSync(bytes, {mtime: 0}).length / 1000;

/** Files at a tolerance, and coarser ones as long as the largest is over the budget. */
function withinBudget(
  topology: FamilyTopology,
  files: Readonly<Record<string, Readonly<Record<string, string>>>>,
  {toleranceM, budgetKb}: TopojsonOptions
): TopojsonFile[] {
  const simplify = arcSimplifier(topology);
  const write = (tolerance: number): TopojsonFile[] => {
    const simplified = simplify(tolerance);
    const written = Object.entries(files).map(([name, objects]) => {
      const bytes = toBytes(topojson(topology, simplified, objects));
      return {name, bytes, toleranceM: Math.round(tolerance * 10) / 10};
    });
    const excess = Math.max(...written.map(({bytes}) => compressedKb(bytes))) / budgetKb;
    if (excess <= 1 || tolerance > COARSEST_M) return written;
    return write(tolerance * Math.max(SMALLEST_STEP, excess ** STEP_EXPONENT));
  };
  return write(toleranceM);
}

/**
 * TopoJSON files of the layers of a family for the browser: WGS84, object "areas", geometry ids and properties {id, name},
 * outer rings clockwise as d3-geo's spherical paths want them. All layers of a family are simplified together, so that the
 * lines of a coarser level lie on those of the finer ones. The same input gives the same bytes.
 */
export function writeTopojson(
  topology: FamilyTopology,
  options: TopojsonOptions = TOPOJSON_DEFAULTS
): TopojsonFile[] {
  const files = Object.fromEntries(Object.keys(topology.objects).map((name) => [name, {areas: name}]));
  return withinBudget(topology, files, options);
}

/** One TopoJSON with all objects of the topology under their own names. */
export function writeContextTopojson(
  topology: FamilyTopology,
  options: TopojsonOptions = TOPOJSON_DEFAULTS
): TopojsonFile {
  const objects = Object.fromEntries(Object.keys(topology.objects).map((name) => [name, name]));
  return withinBudget(topology, {context: objects}, options)[0]!;
}
