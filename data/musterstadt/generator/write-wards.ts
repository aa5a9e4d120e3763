import type {Row} from "write-excel-file/node";
import {writeCsv} from "./csv.js";
import {dissolveRings} from "./dissolve-rings.js";
import {writeWorkbook, type Sheet} from "./excel.js";
import {areasOf, sumOf, type DescribedQuarter} from "./facts.js";
import type {Ring} from "./geography.js";
import {QUARTERS} from "./places.js";
import {WARDS, wardOf} from "./wards.js";
import {YEARS} from "./years.js";

/** Days on which the city's council was elected. */
const ELECTIONS = [
  [2014, 5, 25],
  [2019, 5, 26],
  [2024, 6, 9]
] as const;

interface Electorate {
  readonly key: string;
  readonly name: string;
  readonly quarters: readonly DescribedQuarter[];
}

function electionRows(areas: readonly Electorate[]): readonly Row[] {
  return ELECTIONS.flatMap(([year, month, day]) =>
    areas.map((area): Row => [
      {value: new Date(Date.UTC(year, month - 1, day)), type: Date, format: "dd.mm.yyyy"},
      {value: area.key, type: String},
      {value: area.name},
      {value: sumOf(area, "wahlberechtigte", YEARS.indexOf(year))},
      {value: sumOf(area, "waehlende", YEARS.indexOf(year))}
    ])
  );
}

/** Turnout by electoral ward and in the city: a sheet each, days as dates. */
export async function writeElections(city: readonly DescribedQuarter[]): Promise<Uint8Array> {
  const wards = WARDS.map((ward) => ({
    ...ward,
    quarters: city.filter(({quarter}) => ward.quarters.includes(quarter))
  }));
  const header = ["Wahltag", "Nr.", "Name", "Wahlberechtigte", "Wählerinnen und Wähler"];
  const sheet = (name: string, areas: readonly Electorate[]): Sheet => ({
    sheet: name,
    columns: header.map(() => ({width: 16})),
    data: [header.map((value) => ({value, fontWeight: "bold" as const})), ...electionRows(areas)]
  });
  return writeWorkbook([sheet("Wahlkreise", wards), sheet("Stadt", areasOf(city, "stadt"))]);
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
