/**
 * The `geometries:` and `context:` parts of `kommune.yaml` as plain data, after defaults: every field that may be left out in
 * the file is null here. An area's value comes from one of four places, named by exactly one of the keys of `ValueSource`.
 */

/** A file the manifest names: in the municipality's folder, or among its downloads. */
export interface FileRef {
  readonly file: string;
  readonly from: "folder" | "download";
}

/** An attribute of the geometry file. With a pattern, its first group is the value ("^STGT(\\d+)$"); no match: no value. */
export interface FromColumn {
  readonly column: string;
  readonly pattern: string | null;
}

/** The first characters of the area's own id. */
export interface FromPrefix {
  readonly prefix: number;
}

/** The same value for all areas. */
export interface FromFixed {
  readonly fixed: string;
}

/** A table (CSV, DBF, or the attributes of a GeoJSON or shapefile): `value` of the row whose `key` equals the area's id. */
export interface FromTable {
  readonly table: FileRef;
  readonly key: string;
  readonly value: string;
}

export type ValueSource = FromColumn | FromPrefix | FromFixed | FromTable;

/** Corrects rows of a source with known mistakes. Every repair stands in the report, also one that matched no row. */
export interface Repair {
  /** Id as the file has it. */
  readonly id: string;
  /** Only rows whose middle lies in this box: west, south, east, north in degrees; null: all rows with this id. */
  readonly within: readonly [number, number, number, number] | null;
  /** The right id. */
  readonly set: string;
  /** The right name; null keeps the file's. */
  readonly name: string | null;
  readonly reason: string;
}

interface LayerEntry {
  readonly level: string;
  readonly vintage: string;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  readonly name: ValueSource;
  /** Id of the area of the next coarser level; null at the top level only. */
  readonly parent: ValueSource | null;
}

/** A layer read from a geometry file. */
export interface FileLayerEntry extends LayerEntry, FileRef {
  /** Which of several layers of a zip archive or GeoPackage; null or left out: there is one only. */
  readonly layer?: string | null;
  /** "EPSG:25832"; null: what the file says of itself. */
  readonly crs: string | null;
  /** Of a shapefile's attributes; null: what its .cpg says, else UTF-8 where valid and Windows-1252 where not. */
  readonly encoding: string | null;
  readonly id: FromColumn;
  /** What several rows with one id are: "error" leaves them all out, "merge" takes them as parts of one area. */
  readonly duplicates: "error" | "merge";
  readonly repair: readonly Repair[];
}

/** A layer made of a finer one: areas with the same parent become one, whose id is that parent. */
export interface DissolvedLayerEntry extends LayerEntry {
  readonly dissolve: {readonly level: string; readonly vintage: string};
}

export type GeometryEntry = FileLayerEntry | DissolvedLayerEntry;

/** Shapes drawn for orientation (rivers, lakes): one object of `geo/context.json`. */
export interface ContextEntry extends FileRef {
  /** Name of the object, for instance "water". */
  readonly object: string;
  readonly layer?: string | null;
  readonly crs: string | null;
  readonly encoding: string | null;
  /** Attribute with the shape's name; null: shapes have none. */
  readonly name: FromColumn | null;
}

export function isDissolved(entry: GeometryEntry): entry is DissolvedLayerEntry {
  return "dissolve" in entry;
}

/** Name of a layer's files: "<level>-<vintage>". */
export function layerName({level, vintage}: {level: string; vintage: string}): string {
  return `${level}-${vintage}`;
}

/** Where a layer comes from, for messages. */
export function entryLabel(entry: GeometryEntry): string {
  return isDissolved(entry) ? `dissolved from ${layerName(entry.dissolve)}` : entry.file;
}
