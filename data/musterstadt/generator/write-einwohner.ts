import iconv from "iconv-lite";
import {CITY_NAME, type PopulatedQuarter} from "./city.js";
import type {Residents} from "./population.js";
import {YEARS} from "./years.js";

const HEADER = [
  "Stichtag",
  "Quartier-Nr.",
  "Quartier",
  "Einwohner insgesamt",
  "unter 3 Jahre",
  "3 bis unter 6 Jahre",
  "6 bis unter 15 Jahre",
  "15 bis unter 18 Jahre",
  "18 bis unter 25 Jahre",
  "25 bis unter 65 Jahre",
  "65 Jahre und älter",
  "Ausländer",
  "Durchschnittsalter"
];

function row(year: number, key: string, name: string, people: Residents): readonly string[] {
  const age = (Math.round(people.meanAge * 10) / 10).toFixed(1).replace(".", ",");
  return [`31.12.${year}`, key, name, ...[people.total, ...people.ages, people.foreigners].map(String), age];
}

function addResidents(quarters: readonly Residents[]): Residents {
  const sum = (of: (people: Residents) => number): number =>
    quarters.reduce((all, people) => all + of(people), 0);
  const total = sum((people) => people.total);
  return {
    total,
    ages: quarters[0]!.ages.map((_, group) => sum((people) => people.ages[group]!)),
    foreigners: sum((people) => people.foreigners),
    meanAge: sum((people) => people.meanAge * people.total) / total
  };
}

/** Extract of the register of residents, as the office's software exports it: CSV in Windows-1252. */
export function writeEinwohner(city: readonly PopulatedQuarter[]): Uint8Array {
  const rows = YEARS.flatMap((year, t) => [
    ...city.map(({quarter, residents}) => row(year, quarter.key, quarter.name, residents[t]!)),
    row(year, "", `${CITY_NAME} insgesamt`, addResidents(city.map(({residents}) => residents[t]!)))
  ]);
  return iconv.encode([HEADER, ...rows].map((cells) => `${cells.join(";")}\r\n`).join(""), "win1252");
}
