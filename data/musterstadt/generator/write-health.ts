import type {Row} from "write-excel-file/node";
import {withComma} from "./csv.js";
import {doctorsOf} from "./environment.js";
import {plainSheet, writeWorkbook} from "./excel.js";
import {areasOf, residentsIn, sumOf, type DescribedQuarter, type FactKey} from "./facts.js";
import {YEARS, yearsFrom} from "./years.js";

const CARE: readonly (readonly [FactKey, string])[] = [
  ["pflege", "Pflegebedürftige"],
  ["pflege_geld", "darunter nur mit Pflegegeld"]
];

/** Care statistics of every second December: two header rows, the count above its years. */
export async function writeCare(city: readonly DescribedQuarter[]): Promise<Uint8Array> {
  const years = YEARS.flatMap((year, t) => (year % 2 === 1 && year <= 2023 ? [t] : []));
  const bold = {fontWeight: "bold"} as const;
  const upper: Row = [
    {value: "Nr.", rowSpan: 2, ...bold},
    {value: "Stadtteil", rowSpan: 2, ...bold},
    ...CARE.flatMap(([, value]) => [
      {value, columnSpan: years.length, align: "center", ...bold} as const,
      ...years.slice(1).map(() => null)
    ])
  ];
  const lower: Row = [null, null, ...CARE.flatMap(() => years.map((t) => ({value: YEARS[t]!, ...bold})))];
  const rows = areasOf(city, "stadtteil").map((area): Row => [
    {value: area.key, type: String},
    {value: area.name},
    ...CARE.flatMap(([key]) => years.map((t) => ({value: sumOf(area, key, t)})))
  ]);
  const source = "Quelle: Pflegestatistik, Stichtag 15.12. (fiktiv)";
  return writeWorkbook([
    {
      sheet: "Pflege",
      columns: [{width: 9}, {width: 24}],
      data: [
        [{value: "Pflegebedürftige nach Stadtteilen", ...bold}],
        upper,
        lower,
        ...rows,
        [],
        [{value: source}]
      ]
    }
  ]);
}

const LEVELS = [
  ["stadtteil", "Stadtteile"],
  ["bezirk", "Bezirke"],
  ["stadt", "Stadt"]
] as const;

/** Doctors per 10,000 people, computed by the association of doctors: a sheet per level, a row per area and year, rates stored as text. */
export async function writeDoctors(city: readonly DescribedQuarter[]): Promise<Uint8Array> {
  const sheets = LEVELS.map(([level, sheet]) => {
    const rows = areasOf(city, level).flatMap((area) => {
      const [family, children] = [
        doctorsOf(area, "family-doctors", 1650),
        doctorsOf(area, "paediatricians", 12_500)
      ];
      return yearsFrom(2018).map((t) => {
        const [people, minors] = [
          residentsIn(area, t),
          area.quarters.reduce(
            (sum, {residents}) => sum + residents[t]!.ages.slice(0, 4).reduce((all, count) => all + count, 0),
            0
          )
        ];
        const per = (count: number, all: number): number => (1e4 * Math.round(count)) / all;
        return [
          area.key,
          area.name,
          YEARS[t]!,
          withComma(per(family[t]!, people), 1),
          withComma(per(children[t]!, minors), 1)
        ];
      });
    });
    const title = "Ärztinnen und Ärzte je 10.000 Menschen (Kinderärzte: je 10.000 unter 18 Jahren)";
    const header = ["Nr.", "Gebiet", "Jahr", "Hausärzte", "Kinderärzte"];
    return plainSheet(sheet, title, header, rows, ["Quelle: Ärztevereinigung Musterland (fiktiv)"]);
  });
  return writeWorkbook(sheets);
}
