import {grouped, writeCsv} from "./csv.js";
import {plainSheet, writeWorkbook} from "./excel.js";
import {
  areasOf,
  residentsIn,
  sumOf,
  type DescribedArea,
  type DescribedQuarter,
  type FactKey
} from "./facts.js";
import {publishedFacts} from "./published-facts.js";
import {YEARS, yearsFrom} from "./years.js";

const EMPLOYMENT: readonly (readonly [FactKey, string])[] = [
  ["svb", "Sozialversicherungspflichtig Beschäftigte am Wohnort"],
  ["minijob", "Ausschließlich geringfügig Beschäftigte am Wohnort"]
];

/** From 2018 on the employment agency gives no values for areas with fewer residents. */
const FEWEST_RESIDENTS = 1000;
const RULE_FROM = 2018;

function employmentRows(area: DescribedArea): readonly (readonly (string | number)[])[] {
  return YEARS.flatMap((year, t) => {
    const isBlocked = year >= RULE_FROM && residentsIn(area, t) < FEWEST_RESIDENTS;
    return EMPLOYMENT.map(([key, heading]) => [
      year,
      area.key,
      heading,
      isBlocked ? "x" : grouped(sumOf(area, key, t), ".")
    ]);
  });
}

/** Employment by place of living, one value per row: for the quarters, and for the city as a whole. */
export function writeEmployment(city: readonly DescribedQuarter[]): Readonly<Record<string, Uint8Array>> {
  const file = (level: "quartier" | "stadt"): Uint8Array =>
    writeCsv(
      [
        ["Jahr", "Gebiet", "Merkmal", "Anzahl"],
        ...areasOf(city, level).flatMap(employmentRows),
        ["x = kein Nachweis für Gebiete mit weniger als 1.000 Einwohnerinnen und Einwohnern (ab 2018)"]
      ],
      {encoding: "win1252", delimiter: ";", end: "\r\n"}
    );
  return {"beschaeftigung_quartiere.csv": file("quartier"), "beschaeftigung_stadt.csv": file("stadt")};
}

const LEVELS = ["stadt", "bezirk", "stadtteil", "quartier"] as const;
const LEVEL_TITLES = {
  quartier: "Quartiere",
  stadtteil: "Stadtteile",
  bezirk: "Bezirke",
  stadt: "Stadt"
} as const;

/** Basic security in old age: a sheet per level, a column per year. */
export async function writeOldAge(city: readonly DescribedQuarter[]): Promise<Uint8Array> {
  const cell = publishedFacts(city, LEVELS, {withheld: "*", zero: "-"});
  const sheets = LEVELS.toReversed().map((level) =>
    plainSheet(
      LEVEL_TITLES[level],
      "Empfängerinnen und Empfänger von Grundsicherung im Alter, 31.12.",
      ["Nr.", "Gebiet", ...YEARS],
      areasOf(city, level).map((area) => [
        area.key,
        area.name,
        ...YEARS.map((_, t) => cell(area, "gsia", t))
      ]),
      ["* geheim", "- nichts vorhanden", "Quelle: Sozialamt Musterstadt (fiktiv)"]
    )
  );
  return writeWorkbook(sheets);
}

/** Households with housing benefit by Stadtteil: ISO-8859-1, commas, quoted, blanks in the thousands. */
export function writeHousingBenefit(city: readonly DescribedQuarter[]): Uint8Array {
  const rows = yearsFrom(2012).flatMap((t) =>
    areasOf(city, "stadtteil").map((area) => [
      area.key,
      area.name,
      YEARS[t]!,
      grouped(sumOf(area, "wohngeld", t), " ")
    ])
  );
  return writeCsv([["Stadtteil-Nr.", "Stadtteil", "Jahr", "Haushalte mit Wohngeld"], ...rows], {
    encoding: "iso-8859-1",
    delimiter: ",",
    end: "\n"
  });
}
