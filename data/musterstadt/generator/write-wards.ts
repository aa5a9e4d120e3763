import {writeCsv} from "./csv.js";
import {dissolveRings} from "./dissolve-rings.js";
import {sumOf, type DescribedQuarter} from "./facts.js";
import type {Ring} from "./geography.js";
import {QUARTERS} from "./places.js";
import {WARDS, wardOf} from "./wards.js";
import {YEARS} from "./years.js";

/** Days on which the city's council was elected. */
const ELECTIONS = ["25.05.2014", "26.05.2019", "09.06.2024"];

/** Turnout by electoral ward. */
export function writeElections(city: readonly DescribedQuarter[]): Uint8Array {
  const rows = ELECTIONS.flatMap((day) => {
    const t = YEARS.indexOf(Number(day.slice(-4)));
    return WARDS.map(({key, name, quarters}) => {
      const members = {quarters: city.filter(({quarter}) => quarters.includes(quarter))};
      return [day, key, name, sumOf(members, "wahlberechtigte", t), sumOf(members, "waehlende", t)];
    });
  });
  const header = ["Wahltag", "Wahlkreis", "Name", "Wahlberechtigte", "Wählerinnen und Wähler"];
  return writeCsv([header, ...rows], {encoding: "win1252", delimiter: ";", end: "\r\n"});
}

/** Which ward each quarter belongs to. */
export function writeWardLookup(): Uint8Array {
  const rows = QUARTERS.map((quarter) => [quarter.key, quarter.name, wardOf(quarter).key]);
  return writeCsv([["QU_NR", "QU_NAME", "WK_NR"], ...rows], {encoding: "utf-8", delimiter: ";", end: "\n"});
}

/** Outlines of the wards as GeoJSON in EPSG:25832, with the `crs` member that GeoJSON had before RFC 7946. */
export function writeWardShapes(rings: readonly Ring[]): Uint8Array {
  const features = WARDS.map(({key, name, quarters}) => {
    const outline = dissolveRings(quarters.map((quarter) => rings[QUARTERS.indexOf(quarter)]!));
    const geometry = {type: "Polygon", coordinates: [outline]};
    return JSON.stringify({type: "Feature", properties: {WK_NR: key, WK_NAME: name}, geometry});
  });
  const crs = JSON.stringify({type: "name", properties: {name: "urn:ogc:def:crs:EPSG::25832"}});
  const text = `{"type": "FeatureCollection", "name": "wahlkreise", "crs": ${crs}, "features": [\n${features.join(",\n")}\n]}\n`;
  return new TextEncoder().encode(text);
}
