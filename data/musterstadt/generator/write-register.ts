import {AGE_GROUPS, cohortsOf} from "./ages.js";
import {grouped, writeCsv} from "./csv.js";
import {plainSheet, writeWorkbook} from "./excel.js";
import {areasOf, sumOf, type DescribedQuarter, type FactKey} from "./facts.js";
import {YEARS} from "./years.js";

const BREAKDOWN_FROM = 2019;
const NATIONALITY = {D: "deutsch", A: "nichtdeutsch"} as const;

/** Age by sex by nationality, one row per combination, as a register's query gives it: UTF-8, semicolons. */
export function writeBreakdown(city: readonly DescribedQuarter[]): Uint8Array {
  const rows = YEARS.filter((year) => year >= BREAKDOWN_FROM).flatMap((year) =>
    city.flatMap((one) =>
      cohortsOf(one, YEARS.indexOf(year)).flatMap(({sex, national, ages}) =>
        AGE_GROUPS.map((group, i) => [year, one.quarter.key, sex, NATIONALITY[national], group, ages[i]!])
      )
    )
  );
  const header = ["Jahr", "Quartier", "Geschlecht", "Staatsangehörigkeit", "Alter", "Personen"];
  return writeCsv([header, ...rows], {encoding: "utf-8", delimiter: ";", end: "\n"});
}

/** Migration and length of residence: UTF-8 with byte order mark, tabs, dots in the thousands, total rows. */
export function writeRoots(city: readonly DescribedQuarter[]): Uint8Array {
  const areas = areasOf(city, "quartier");
  const [whole] = areasOf(city, "stadt");
  const rows = YEARS.flatMap((year, t) => {
    const cells = (area: Parameters<typeof sumOf>[0]): readonly string[] =>
      (["migration", "wohndauer5"] as const).map((key) => grouped(sumOf(area, key, t), "."));
    return [
      ...areas.map((area) => [`${year}-12-31`, area.key, area.name, ...cells(area)]),
      [`${year}-12-31`, "", "Gesamtstadt", ...cells(whole!)]
    ];
  });
  const header = [
    "Stichtag",
    "Gebietsschlüssel",
    "Gebietsname",
    "Menschen mit Migrationshintergrund",
    "Wohndauer 5 Jahre und länger"
  ];
  return writeCsv([header, ...rows], {encoding: "utf-8-bom", delimiter: "\t", end: "\r\n"});
}

const HOUSEHOLD_COLUMNS: readonly (readonly [FactKey, string])[] = [
  ["haushalte", "Haushalte insgesamt"],
  ["hh_1p", "1 Person"],
  ["hh_2p", "2 Personen"],
  ["hh_3p", "3 Personen"],
  ["hh_4p", "4 Personen"],
  ["hh_5p", "5 und mehr Personen"],
  ["hh_kinder", "mit Kindern unter 18 Jahren"],
  ["hh_alleinerz", "darunter Alleinerziehende"]
];

/** Households as a workbook with a sheet per year; keys are numbers and so have lost their zeros. */
export async function writeHouseholds(city: readonly DescribedQuarter[]): Promise<Uint8Array> {
  const areas = areasOf(city, "quartier");
  const [whole] = areasOf(city, "stadt");
  const keys = HOUSEHOLD_COLUMNS.map(([key]) => key);
  const sheets = YEARS.map((year, t) =>
    plainSheet(
      String(year),
      `Privathaushalte in Musterstadt am 31.12.${year}`,
      ["Nr.", "Quartier", ...HOUSEHOLD_COLUMNS.map(([, heading]) => heading)],
      [
        ...areas.map((area) => [Number(area.key), area.name, ...keys.map((key) => sumOf(area, key, t))]),
        ["", "Stadt insgesamt", ...keys.map((key) => sumOf(whole!, key, t))]
      ],
      ["Haushaltegenerierung aus dem Einwohnerregister (fiktiv)"]
    )
  );
  return writeWorkbook(sheets);
}
