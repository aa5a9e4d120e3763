import {writeCsv} from "./csv.js";
import {plainSheet, writeWorkbook} from "./excel.js";
import {areasOf, sumOf, type DescribedArea, type DescribedQuarter, type FactKey} from "./facts.js";
import type {Facility} from "./facilities.js";
import {publishedFacts} from "./published-facts.js";
import {YEARS, yearsFrom} from "./years.js";

const LATEST = YEARS.length - 1;

/** How the health office writes some names. */
const SPELLINGS: Readonly<Record<string, string>> = {
  "Sankt-Ägidien-Vorstadt": "St. Ägidien-Vorstadt",
  Bahnhofsvorstadt: "Bahnhofs-Vorstadt",
  Bärenhorst: "Baerenhorst",
  Südvorstadt: "Suedvorstadt",
  Rosenberg: "ROSENBERG"
};

const SEU_COLUMNS: readonly (readonly [FactKey, string])[] = [
  ["seu_kinder", "Untersuchte Kinder"],
  ["seu_sprache", "Förderbedarf Sprache"],
  ["seu_motorik", "Förderbedarf Motorik"],
  ["seu_gewicht", "Übergewicht"],
  ["seu_vorsorge", "U1 bis U8 vollständig"]
];
const SEU_LEVELS = ["stadt", "bezirk", "stadtteil"] as const;
const SEU_SIGNS = {withheld: "*", zero: "-"} as const;

/** School entry examination: a sheet per year, Stadtteile by name only, in the health office's spelling. */
export async function writeSchoolEntry(city: readonly DescribedQuarter[]): Promise<Uint8Array> {
  const cell = publishedFacts(city, SEU_LEVELS, SEU_SIGNS);
  const row = (name: string, area: DescribedArea, t: number): readonly (string | number)[] => [
    name,
    ...SEU_COLUMNS.map(([key]) => cell(area, key, t))
  ];
  const sheets = yearsFrom(2015).map((t) =>
    plainSheet(
      `Einschulung ${YEARS[t]!}`,
      `Schuleingangsuntersuchung zum Schuljahr ${YEARS[t]!}/${YEARS[t]! + 1}`,
      ["Stadtteil", ...SEU_COLUMNS.map(([, heading]) => heading)],
      [
        ...areasOf(city, "stadtteil").map((area) => row(SPELLINGS[area.name] ?? area.name, area, t)),
        row("Musterstadt gesamt", areasOf(city, "stadt")[0]!, t)
      ],
      [
        "* weniger als 10 Kinder, oder zum Schutz solcher Werte",
        "Quelle: Gesundheitsamt Musterstadt (fiktiv)"
      ]
    )
  );
  return writeWorkbook(sheets);
}

/** The same examination for the Bezirke, one value per row. */
export function writeSchoolEntryByBezirk(city: readonly DescribedQuarter[]): Uint8Array {
  const cell = publishedFacts(city, SEU_LEVELS, SEU_SIGNS);
  const rows = yearsFrom(2015).flatMap((t) =>
    areasOf(city, "bezirk").flatMap((area) =>
      SEU_COLUMNS.map(([key, heading]) => [YEARS[t]!, area.name, heading, cell(area, key, t)])
    )
  );
  return writeCsv([["Einschulungsjahr", "Bezirk", "Merkmal", "Anzahl"], ...rows], {
    encoding: "utf-8",
    delimiter: ";",
    end: "\n"
  });
}

/** Places in the day-care centres of a quarter, under 3 and from 3 on; earlier years follow the children in care. */
function placesIn(
  {quarter}: DescribedQuarter,
  facilities: readonly Facility[],
  growth: readonly (readonly number[])[],
  t: number
): readonly number[] {
  const centres = facilities.filter(({kind, quarter: key}) => kind === "Kita" && key === quarter.key);
  return [0, 1].map((age) => {
    const now = centres.reduce((sum, {places}) => sum + places![age]!, 0);
    return Math.round((now * growth[age]![t]!) / growth[age]![LATEST]!);
  });
}

/** Day care as the youth office's software exports it: UTF-16, lines above the header, footnotes, total rows. */
export function writeDayCare(city: readonly DescribedQuarter[], facilities: readonly Facility[]): Uint8Array {
  const [whole] = areasOf(city, "stadt");
  const keys = ["betreut_u3", "betreut_3_6"] as const;
  const growth = keys.map((key) => YEARS.map((_, t) => sumOf(whole!, key, t)));
  const rows = yearsFrom(2015).flatMap((t) => {
    const counts = city.map((one) => [
      ...placesIn(one, facilities, growth, t),
      ...keys.map((key) => one.facts[key][t]!)
    ]);
    const date = `01.03.${YEARS[t]!}`;
    const total = [0, 1, 2, 3].map((i) => counts.reduce((sum, row) => sum + row[i]!, 0));
    return [
      ...city.map(({quarter}, i) => [date, quarter.key, quarter.name, ...counts[i]!]),
      [date, "", "Summe Musterstadt", ...total]
    ];
  });
  const header = [
    "Stichtag",
    "Quartier-Nr.",
    "Quartier",
    "Plätze U3",
    "Plätze Ü3",
    "Betreute U3",
    "Betreute 3 bis unter 6"
  ];
  const lines = [
    ["Jugendamt der Stadt Musterstadt (fiktiv)"],
    ["Kindertagesbetreuung nach Quartieren"],
    ["Plätze: Quartier der Einrichtung; betreute Kinder: Quartier der Wohnung"],
    [""],
    header,
    ...rows,
    [""],
    ["Ohne Kindertagespflege."],
    ["Auszug vom 02.04.2026"]
  ];
  return writeCsv(lines, {encoding: "utf-16le", delimiter: ";", end: "\r\n"});
}

const SUPPORT_LEVELS = ["stadt", "bezirk", "stadtteil"] as const;
const SUPPORT_COLUMNS: readonly (readonly [FactKey, string])[] = [
  ["hze_ambulant", "Ambulante Hilfen"],
  ["hze_stationaer", "Hilfen außerhalb der Familie"]
];

/** Support for families (Hilfen zur Erziehung): a file per year for the Stadtteile, and one for the Bezirke. */
export function writeFamilySupport(city: readonly DescribedQuarter[]): Readonly<Record<string, Uint8Array>> {
  const cell = publishedFacts(city, SUPPORT_LEVELS, {withheld: ".", zero: "-"});
  const form = {encoding: "win1252", delimiter: ";", end: "\r\n"} as const;
  const headings = SUPPORT_COLUMNS.map(([, heading]) => heading);
  const cells = (area: DescribedArea, t: number): readonly (string | number)[] =>
    SUPPORT_COLUMNS.map(([key]) => cell(area, key, t));
  const years = yearsFrom(2018).map((t): [string, Uint8Array] => {
    const rows = areasOf(city, "stadtteil").map((area) => [area.key, area.name, ...cells(area, t)]);
    return [`hze_${YEARS[t]!}.csv`, writeCsv([["ST-Nr.", "Stadtteil", ...headings], ...rows], form)];
  });
  const bezirke = yearsFrom(2018).flatMap((t) =>
    areasOf(city, "bezirk").map((area) => [YEARS[t]!, area.key, area.name, ...cells(area, t)])
  );
  const header = ["Jahr", "Bezirk-Nr.", "Bezirk", ...headings];
  return {...Object.fromEntries(years), "hze_bezirke.csv": writeCsv([header, ...bezirke], form)};
}
