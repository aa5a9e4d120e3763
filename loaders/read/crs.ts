import proj4 from "proj4";

/** A coordinate system that geometries come in. */
export interface Crs {
  /** "EPSG:25832". */
  readonly code: string;
  /** Degrees (lon, lat) rather than metres. */
  readonly geographic: boolean;
  /** Whether planar areas in it are those offices publish (UTM, Gauss-Krüger): not in degrees, not in web Mercator. */
  readonly measurable: boolean;
  /** proj4 definition. */
  readonly definition: string;
}

const utm = (zone: number, easting = 500000) =>
  `+proj=tmerc +lat_0=0 +lon_0=${zone * 6 - 183} +k=0.9996 +x_0=${easting} +y_0=0 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs`;

/** DHDN to WGS84 by EPSG transformation 1777: about 3 m in western Germany. */
const gaussKrueger = (strip: number) =>
  `+proj=tmerc +lat_0=0 +lon_0=${strip * 3} +k=1 +x_0=${strip}500000 +y_0=0 +ellps=bessel +towgs84=598.1,73.7,418.2,0.202,0.045,-2.455,6.7 +units=m +no_defs`;

const DEFINITIONS: Readonly<Record<string, string>> = {
  "EPSG:4326": "+proj=longlat +datum=WGS84 +no_defs",
  "EPSG:4258": "+proj=longlat +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +no_defs",
  "EPSG:3857":
    "+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs",
  "EPSG:25831": utm(31),
  "EPSG:25832": utm(32),
  "EPSG:25833": utm(33),
  "EPSG:4647": utm(32, 32500000),
  "EPSG:5650": utm(33, 33500000),
  "EPSG:31466": gaussKrueger(2),
  "EPSG:31467": gaussKrueger(3),
  "EPSG:31468": gaussKrueger(4),
  "EPSG:31469": gaussKrueger(5)
};

const KNOWN = Object.keys(DEFINITIONS).join(", ");

function crs(code: string): Crs {
  const definition = DEFINITIONS[code]!;
  const geographic = definition.startsWith("+proj=longlat");
  return {code, geographic, measurable: definition.startsWith("+proj=tmerc"), definition};
}

export const WGS84: Crs = crs("EPSG:4326");

/** ETRS89 / UTM zone of a longitude: the projection in which areas of unprojected sources are measured. */
export function utmZone(lon: number): Crs {
  const zone = Math.floor((lon + 180) / 6) + 1;
  return {code: `EPSG:${25800 + zone}`, geographic: false, measurable: true, definition: utm(zone)};
}

/**
 * A coordinate system by name: "EPSG:25833", "25833", "urn:ogc:def:crs:EPSG::25833", "urn:ogc:def:crs:OGC:1.3:CRS84".
 * Throws on one that is not among those German offices use.
 */
export function crsByName(name: string, file: string): Crs {
  if (/CRS84$/i.test(name.trim())) return WGS84;
  const number = /^(?:(?:urn:ogc:def:crs:)?EPSG:(?:[\d.]*:)?)?(\d{4,5})$/i.exec(name.trim())?.[1];
  const code = `EPSG:${number}`;
  if (number !== undefined && code in DEFINITIONS) return crs(code);
  throw new Error(
    `geometry: unknown coordinate system; expected one of ${KNOWN} or OGC:CRS84, got "${name}" (${file})`
  );
}

const parameter = (wkt: string, name: string): number | null => {
  const found = new RegExp(`PARAMETER\\["${name}",\\s*(-?[\\d.]+)`, "i").exec(wkt)?.[1];
  return found === undefined ? null : Number(found);
};

function projectedCode(wkt: string): string | null {
  if (/Mercator_Auxiliary_Sphere|Pseudo-Mercator/i.test(wkt)) return "EPSG:3857";
  if (!/PROJECTION\["(Transverse_Mercator|Gauss_Kruger)"/i.test(wkt)) return null;
  const easting = parameter(wkt, "False_Easting");
  const meridian = parameter(wkt, "Central_Meridian");
  if (easting === null || meridian === null) return null;
  if (/ETRS|WGS_?(19)?84|GRS_?(19)?80/i.test(wkt)) return utmCode(easting, meridian);
  const strip = meridian / 3;
  const bessel = /Bessel|DHDN|Deutsches_Hauptdreiecksnetz/i.test(wkt);
  return bessel && easting === strip * 1e6 + 500000 ? `EPSG:${31464 + strip}` : null;
}

function utmCode(easting: number, meridian: number): string | null {
  const zone = (meridian + 183) / 6;
  if (easting === 500000) return `EPSG:${25800 + zone}`;
  return {32500000: "EPSG:4647", 33500000: "EPSG:5650"}[easting] ?? null;
}

/**
 * The coordinate system of a `.prj` (WKT 1, Esri's or OGC's dialect), told by its parameters rather than its name, as the
 * wordings of Gauss-Krüger are many. WGS84 and ETRS89 count as the same (they differ by less than a metre). Throws on others.
 */
export function crsFromPrj(wkt: string, file: string): Crs {
  const geographic = /^\s*GEOGCS\[/i.test(wkt) && /WGS|ETRS/i.test(wkt) ? "EPSG:4326" : null;
  const code = /^\s*PROJCS\[/i.test(wkt) ? projectedCode(wkt) : geographic;
  if (code !== null && code in DEFINITIONS) return crs(code);
  const name = /^\s*\w+\["([^"]*)"/.exec(wkt)?.[1] ?? wkt.slice(0, 40);
  throw new Error(
    `geometry: unknown coordinate system; expected one of ${KNOWN}, got "${name}" (${file}); ` +
      `if it is one of these under another name, set "crs" in kommune.yaml`
  );
}

/** Rounds degrees to 1e-9 (0.1 mm), so that shared borders of several files meet and bytes do not hang on the last digit. */
const roundDegrees = (value: number) => Math.round(value * 1e9) / 1e9;

/** From a coordinate system to WGS84 longitude and latitude, rounded to 1e-9 degrees. */
export function toWgs84(from: Crs): (point: readonly [number, number]) => [number, number] {
  if (from.geographic) return ([x, y]) => [roundDegrees(x), roundDegrees(y)];
  const converter = proj4(from.definition, WGS84.definition);
  return ([x, y]) => {
    const [lon, lat] = converter.forward([x, y]);
    return [roundDegrees(lon), roundDegrees(lat)];
  };
}

/** From one coordinate system to another. */
export function project(from: Crs, to: Crs): (point: readonly [number, number]) => [number, number] {
  if (from.code === to.code) return ([x, y]) => [x, y];
  const converter = proj4(from.definition, to.definition);
  return ([x, y]) => converter.forward([x, y]) as [number, number];
}
