import {createWriteStream} from "node:fs";
import {mkdir, writeFile} from "node:fs/promises";
import {once} from "node:events";
import {join} from "node:path";
import {finished} from "node:stream/promises";
import {dice} from "./made-municipality.js";

export interface GridSize {
  readonly areas: number;
  readonly indicators: number;
  readonly years: number;
}

/** Writes a municipality of square areas with made-up shares, one indicator and year after the other. */
export async function makeGrid(folder: string, size: GridSize): Promise<string> {
  await mkdir(join(folder, "extracts"), {recursive: true});
  await mkdir(join(folder, "geo"), {recursive: true});
  await writeFile(join(folder, "geo/gebiete.geojson"), JSON.stringify(squares(size.areas)));
  await writeFile(join(folder, "indicators.csv"), catalogue(size.indicators));
  await writeFile(join(folder, "kommune.yaml"), MANIFEST);
  await writeLong(join(folder, "extracts/lang.csv"), size);
  return folder;
}

const idOf = (index: number) => String(100_000 + index);

function squares(areas: number) {
  const width = Math.ceil(Math.sqrt(areas));
  const features = Array.from({length: areas}, (_, index) => {
    const [x, y] = [8 + (index % width) * 0.004, 51 + Math.floor(index / width) * 0.0025];
    const ring = [
      [x, y],
      [x, y + 0.0025],
      [x + 0.004, y + 0.0025],
      [x + 0.004, y],
      [x, y]
    ];
    const properties = {id: idOf(index), name: `Gebiet ${index + 1}`, bezirk: String(10 + (index % 12))};
    return {type: "Feature", properties, geometry: {type: "Polygon", coordinates: [ring]}};
  });
  return {type: "FeatureCollection", features};
}

function catalogue(indicators: number): string {
  const header =
    "key,theme,title,type,unit,kind,polarity,numerator,denominator,factor,decimals,source,note,public";
  const rows = Array.from(
    {length: indicators},
    (_, i) => `a${i},Thema ${i % 12},Anteil ${i + 1},value,%,metric,higher_is_worse,,,,1,amt,,ja`
  );
  return `${[header, ...rows].join("\n")}\n`;
}

const MANIFEST = `id: gitter
name: Gitter
fictional: true
levels:
  - {key: stadt, title: Stadt, plural: Stadt}
  - {key: gebiet, title: Gebiet, plural: Gebiete}
geometries:
  - {level: gebiet, vintage: "1900", file: geo/gebiete.geojson, id: id, name: name, parent: {fixed: "00"}}
  - {level: stadt, vintage: "1900", dissolve: gebiet, name: {fixed: Gitter}}
sources:
  amt: {title: Amt, office: Amt, licence: CC0-1.0, attribution: Amt}
indicators: indicators.csv
disclosure: published
methods: []
extracts:
  - id: lang
    title: Lange Tabelle
    source: amt
    file: extracts/lang.csv
    level: gebiet
    area: {column: area_id}
    period: {column: period, format: JJJJ}
    layout: long
    indicator: {column: indicator}
    value: {column: value}
`;

async function writeLong(file: string, {areas, indicators, years}: GridSize): Promise<void> {
  const out = createWriteStream(file);
  const roll = dice(42);
  out.write("area_id;period;indicator;value\r\n");
  for (let year = 0; year < years; year++) {
    for (let indicator = 0; indicator < indicators; indicator++) {
      const lines = Array.from(
        {length: areas},
        (_, area) => `${idOf(area)};${2025 - year};a${indicator};${roll(60)},${roll(10)}\r\n`
      );
      if (!out.write(lines.join(""))) await once(out, "drain");
    }
  }
  out.end();
  await finished(out);
}
