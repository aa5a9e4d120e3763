import {createWriteStream} from "node:fs";
import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {once} from "node:events";
import {finished} from "node:stream/promises";

export const PERIODS = 144;
export const AREAS = 500;
export const INDICATORS = 70;

/** Every seventh indicator is a mean with a decimal comma; the others are counts. */
const isMean = (index: number) => index % 7 === 6;
const keyOf = (index: number) => `${isMean(index) ? "m" : "k"}${String(index).padStart(2, "0")}`;
const areaOf = (index: number) => String(10101 + 7 * index).padStart(6, "0");
const periodOf = (index: number) =>
  `${2013 + Math.floor(index / 12)}-${String(1 + (index % 12)).padStart(2, "0")}`;

/** Whole numbers from 0 to before `below`, the same ones on every run. */
export function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (state * 48271) % 2147483647) % below;
}

/**
 * Writes a municipality with one long CSV file of `rows` rows: area_id;period;indicator;value, among them decimal commas,
 * withheld values, unknown areas, second deliveries and cells that are no number.
 */
export async function makeMunicipality(folder: string, rows: number): Promise<string> {
  await mkdir(join(folder, "extracts"), {recursive: true});
  await mkdir(join(folder, "geo"), {recursive: true});
  await writeFile(join(folder, "geo/quartiere.geojson"), JSON.stringify(squares()));
  await writeFile(join(folder, "indicators.csv"), catalogue());
  await writeFile(join(folder, "kommune.yaml"), manifest());
  const file = join(folder, "extracts/lang.csv");
  await writeLong(file, rows);
  return file;
}

function squares() {
  const features = Array.from({length: AREAS}, (_, index) => {
    const [x, y] = [9 + (index % 25) * 0.01, 51 + Math.floor(index / 25) * 0.01];
    const ring = [
      [x, y],
      [x, y + 0.01],
      [x + 0.01, y + 0.01],
      [x + 0.01, y],
      [x, y]
    ];
    const bezirk = String(1 + Math.floor(index / 50)).padStart(2, "0");
    const properties = {id: areaOf(index), name: `Quartier ${index + 1}`, bezirk};
    return {type: "Feature", properties, geometry: {type: "Polygon", coordinates: [ring]}};
  });
  return {type: "FeatureCollection", features};
}

function catalogue(): string {
  const header =
    "key,theme,title,type,unit,kind,polarity,numerator,denominator,factor,decimals,source,note,public";
  const delivered = Array.from({length: INDICATORS}, (_, index) => {
    const [type, under] = isMean(index) ? ["mean", keyOf(0)] : ["count", ""];
    return `${keyOf(index)},Thema,Merkmal ${index},${type},,metric,neutral,,${under},,1,amt,,ja`;
  });
  const rate = `quote,Thema,Quote,rate,%,metric,neutral,${keyOf(1)},${keyOf(0)},100,1,amt,,ja`;
  return `${[header, ...delivered, rate].join("\n")}\n`;
}

function manifest(): string {
  return `id: grossstadt
name: Großstadt
fictional: true
levels:
  - {key: stadt, title: Stadt, plural: Stadt}
  - {key: bezirk, title: Bezirk, plural: Bezirke}
  - {key: quartier, title: Quartier, plural: Quartiere}
geometries:
  - {level: quartier, vintage: "2013", file: geo/quartiere.geojson, id: id, name: name, parent: bezirk}
  - {level: bezirk, vintage: "2013", dissolve: quartier, name: bezirk, parent: {fixed: "00"}}
  - {level: stadt, vintage: "2013", dissolve: bezirk, name: {fixed: Großstadt}}
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
    level: quartier
    area: {column: area_id}
    period: {column: period, format: JJJJ-MM}
    layout: long
    indicator: {column: indicator}
    value: {column: value}
`;
}

async function writeLong(file: string, rows: number): Promise<void> {
  const out = createWriteStream(file);
  const roll = dice(42);
  out.write("area_id;period;indicator;value\r\n");
  let left = rows;
  for (let period = 0; left > 0; period++) {
    for (let indicator = 0; indicator < INDICATORS && left > 0; indicator++) {
      const count = Math.min(left, AREAS);
      left -= count;
      const start = `;${periodOf(period)};${keyOf(indicator)};`;
      const lines = Array.from(
        {length: count},
        (_, area) => `${nameOf(area, roll)}${start}${valueOf(indicator, roll)}\r\n`
      );
      if (!out.write(lines.join(""))) await once(out, "drain");
    }
  }
  out.end();
  await finished(out);
}

/** Now and then an area that does not exist, or the one before once more. */
function nameOf(area: number, roll: (below: number) => number): string {
  const chance = roll(100_000);
  if (chance < 10) return `9${areaOf(area).slice(1)}`;
  return areaOf(chance < 20 && area > 0 ? area - 1 : area);
}

function valueOf(indicator: number, roll: (below: number) => number): string {
  const chance = roll(100_000);
  if (chance < 10) return "unbekannt";
  if (chance < 2_000) return "*";
  if (chance < 3_000) return "-";
  return isMean(indicator) ? `${20 + roll(40)},${roll(10)}` : String(roll(5_000));
}
