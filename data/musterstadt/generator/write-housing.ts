import {withComma, writeCsv} from "./csv.js";
import {rentsOf, greenOf} from "./environment.js";
import {plainSheet, writeWorkbook} from "./excel.js";
import {areasOf, sumOf, type DescribedQuarter, type FactKey} from "./facts.js";
import type {Facility} from "./facilities.js";
import {createRandom} from "./prng.js";
import {YEARS, yearsFrom} from "./years.js";

const DWELLINGS: readonly (readonly [FactKey, sheet: string, title: string])[] = [
  ["wohnungen", "Wohnungen", "Wohnungen in Wohn- und Nichtwohngebäuden, 31.12."],
  ["wohn_gefoerdert", "Gefördert", "Wohnungen mit Miet- oder Belegungsbindung, 31.12."],
  ["wohnflaeche", "Wohnfläche", "Wohnfläche in Quadratmetern, 31.12."]
];

/** Dwellings: a sheet per count, a column per year. */
export async function writeDwellings(city: readonly DescribedQuarter[]): Promise<Uint8Array> {
  const areas = areasOf(city, "quartier");
  const [whole] = areasOf(city, "stadt");
  const sheets = DWELLINGS.map(([key, sheet, title]) =>
    plainSheet(
      sheet,
      title,
      ["Quartier", "Name", ...YEARS],
      [
        ...areas.map((area) => [area.key, area.name, ...YEARS.map((_, t) => sumOf(area, key, t))]),
        ["", "Summe", ...YEARS.map((_, t) => sumOf(whole!, key, t))]
      ],
      ["Fortschreibung des Gebäude- und Wohnungsbestands (fiktiv)"]
    )
  );
  return writeWorkbook(sheets);
}

/** Stadtteile with so few offers that a year's rent may be too unreliable to be given. */
const FEW_OFFERS = ["0204", "0305", "0404", "0503", "0603"];

/** Asking rents: Stadtteile by name, a column per year, decimal comma, "/" where there were too few offers. */
export function writeRents(city: readonly DescribedQuarter[]): Uint8Array {
  const years = yearsFrom(2014);
  const rows = [...areasOf(city, "stadtteil"), ...areasOf(city, "stadt")].map((area) => {
    const random = createRandom(`musterstadt/offers/${area.key}`);
    const rents = rentsOf(area);
    return [
      area.name,
      ...years.map((t) =>
        FEW_OFFERS.includes(area.key) && random.next() < 0.2 ? "/" : withComma(rents[t]!, 2)
      )
    ];
  });
  return writeCsv(
    [
      ["Angebotsmieten (nettokalt) in Euro je Quadratmeter"],
      [""],
      ["Stadtteil", ...years.map((t) => YEARS[t]!)],
      ...rows,
      [""],
      ["/ = zu wenige Angebote"]
    ],
    {encoding: "utf-8-bom", delimiter: ";", end: "\r\n"}
  );
}

const SURVEYS = [2015, 2020, 2025];
/** Playgrounds of earlier surveys in percent of the latest. */
const PLAYGROUND_GROWTH = [92, 97, 100];

/** Public green and playgrounds from a map, surveyed every five years: commas, decimal points, short headings. */
export function writeGreen(city: readonly DescribedQuarter[], facilities: readonly Facility[]): Uint8Array {
  const rows = SURVEYS.flatMap((year, survey) =>
    city.map((one) => {
      const playgrounds = facilities
        .filter(({kind, quarter}) => kind === "Spielplatz" && quarter === one.quarter.key)
        .reduce((sum, {area}) => sum + area!, 0);
      const played = Math.round((playgrounds * PLAYGROUND_GROWTH[survey]!) / 100);
      return [one.quarter.key, year, `${greenOf(one, year)}.0`, `${played}.0`];
    })
  );
  return writeCsv([["QU_NR", "JAHR", "GRUEN_M2", "SPIEL_M2"], ...rows], {
    encoding: "utf-8",
    delimiter: ",",
    end: "\n"
  });
}
