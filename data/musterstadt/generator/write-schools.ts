import {areasOf, type DescribedQuarter, type FactKey, type Level} from "./facts.js";
import {publishedFacts} from "./published-facts.js";
import {writeOds, type OdsSheet} from "./write-ods.js";
import {YEARS, yearsFrom} from "./years.js";

const SIGNS = {withheld: "k. A.", zero: "-"} as const;

function sheet(
  city: readonly DescribedQuarter[],
  name: string,
  level: Level,
  columns: readonly (readonly [FactKey, string])[]
): OdsSheet {
  const levels =
    level === "stadtteil" ? (["stadt", "bezirk", "stadtteil"] as const) : (["stadt", "bezirk"] as const);
  const cell = publishedFacts(city, levels, SIGNS);
  const rows = yearsFrom(2014).flatMap((t) =>
    areasOf(city, level).map((area) => [
      YEARS[t]!,
      area.key,
      area.name,
      ...columns.map(([key]) => cell(area, key, t))
    ])
  );
  return {name, rows: [["Sommer", "Nr.", "Gebiet", ...columns.map(([, heading]) => heading)], ...rows]};
}

/** Ways through school by place of living, as OpenDocument: transitions after year 4, and leavers by Bezirk. */
export function writeSchools(city: readonly DescribedQuarter[]): Uint8Array {
  const transitions = [
    ["uebergang", "Übergänge nach Klasse 4"],
    ["uebergang_gym", "darunter zum Gymnasium"]
  ] as const;
  const leavers = [
    ["abgang", "Abgänge aus allgemeinbildenden Schulen"],
    ["abgang_ohne", "darunter ohne Abschluss"]
  ] as const;
  return writeOds([
    sheet(city, "Übergänge", "stadtteil", transitions),
    sheet(city, "Abgänge Bezirke", "bezirk", leavers),
    sheet(city, "Abgänge Stadt", "stadt", leavers)
  ]);
}
