import type {Ring} from "./geography.js";

/** One polygon with its attributes; every row has the same attributes. Rings: outer ones clockwise, closed. */
export interface ShapefileRow {
  readonly rings: readonly Ring[];
  readonly attributes: Readonly<Record<string, string>>;
}

/** File contents by extension. */
export type ShapefileParts = Readonly<Record<"shp" | "shx" | "dbf" | "prj" | "cpg", Uint8Array>>;

const POLYGON = 5;
const HEADER_BYTES = 100;
const EPSG_25832 =
  'PROJCS["ETRS_1989_UTM_Zone_32N",GEOGCS["GCS_ETRS_1989",DATUM["D_ETRS_1989",SPHEROID["GRS_1980",6378137.0,298.257222101]],' +
  'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],' +
  'PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",9.0],' +
  'PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';

function boundingBox(rings: readonly Ring[]): readonly number[] {
  const points = rings.flat();
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((offset, part) => {
    whole.set(part, offset);
    return offset + part.length;
  }, 0);
  return whole;
}

/** Content of one record: type, box, counts, starts of the rings, points. */
function polygonRecord(rings: readonly Ring[]): Uint8Array {
  const points = rings.flat();
  const bytes = new Uint8Array(44 + 4 * rings.length + 16 * points.length);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, POLYGON, true);
  boundingBox(rings).forEach((value, i) => view.setFloat64(4 + 8 * i, value, true));
  view.setInt32(36, rings.length, true);
  view.setInt32(40, points.length, true);
  rings.reduce((start, ring, i) => {
    view.setInt32(44 + 4 * i, start, true);
    return start + ring.length;
  }, 0);
  points.flat().forEach((value, i) => view.setFloat64(44 + 4 * rings.length + 8 * i, value, true));
  return bytes;
}

/** The header that .shp and .shx share; lengths in the format count 16 bit words. */
function fileHeader(totalBytes: number, box: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, 9994);
  view.setInt32(24, totalBytes / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, POLYGON, true);
  box.forEach((value, i) => view.setFloat64(36 + 8 * i, value, true));
  return bytes;
}

function bigEndian(...values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 * values.length);
  values.forEach((value, i) => new DataView(bytes.buffer).setInt32(4 * i, value));
  return bytes;
}

function writeShapes(rows: readonly ShapefileRow[]): {shp: Uint8Array; shx: Uint8Array} {
  const records = rows.map(({rings}) => polygonRecord(rings));
  const box = boundingBox(rows.flatMap(({rings}) => rings));
  const starts = records.map((_, i) =>
    records.slice(0, i).reduce((offset, record) => offset + 8 + record.length, HEADER_BYTES)
  );
  const body = records.flatMap((record, i) => [bigEndian(i + 1, record.length / 2), record]);
  const index = records.map((record, i) => bigEndian(starts[i]! / 2, record.length / 2));
  const total = HEADER_BYTES + body.reduce((sum, part) => sum + part.length, 0);
  return {
    shp: concat([fileHeader(total, box), ...body]),
    shx: concat([fileHeader(HEADER_BYTES + 8 * records.length, box), ...index])
  };
}

interface Field {
  readonly name: string;
  readonly width: number;
}

function fieldDescriptor({name, width}: Field): Uint8Array {
  const bytes = new Uint8Array(32);
  bytes.set(new TextEncoder().encode(name).slice(0, 10));
  bytes[11] = "C".charCodeAt(0);
  bytes[16] = width;
  return bytes;
}

/** dBASE III with text fields in UTF-8; the date of last change is fixed to 31 December 2025. */
function writeAttributes(rows: readonly ShapefileRow[]): Uint8Array {
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const fields = Object.keys(rows[0]?.attributes ?? {}).map((name): Field => {
    return {name, width: Math.max(...rows.map(({attributes}) => encode(attributes[name]!).length))};
  });
  const header = new Uint8Array(32);
  const view = new DataView(header.buffer);
  header.set([3, 125, 12, 31]);
  view.setUint32(4, rows.length, true);
  view.setUint16(8, 32 + 32 * fields.length + 1, true);
  view.setUint16(10, 1 + fields.reduce((sum, {width}) => sum + width, 0), true);
  const cells = rows.flatMap(({attributes}) => [
    encode(" "),
    ...fields.map(({name, width}) => {
      const cell = new Uint8Array(width).fill(0x20);
      cell.set(encode(attributes[name]!));
      return cell;
    })
  ]);
  return concat([
    header,
    ...fields.map(fieldDescriptor),
    new Uint8Array([0x0d]),
    ...cells,
    new Uint8Array([0x1a])
  ]);
}

/**
 * A polygon shapefile in EPSG:25832 with text attributes (ESRI Shapefile Technical Description, July 1998). Same rows,
 * same bytes.
 */
export function writeShapefile(rows: readonly ShapefileRow[]): ShapefileParts {
  return {
    ...writeShapes(rows),
    dbf: writeAttributes(rows),
    prj: new TextEncoder().encode(EPSG_25832),
    cpg: new TextEncoder().encode("UTF-8")
  };
}
