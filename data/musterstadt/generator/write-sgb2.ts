import type {Row} from "write-excel-file/node";
import {writeWorkbook, type Sheet} from "./excel.js";
import {BENEFIT_KEYS, type ByBenefit} from "./social.js";
import type {PublishedArea, PublishedCell, PublishedLevel} from "./withhold.js";
import {YEARS} from "./years.js";

const TITLE = "Grundsicherung und Arbeitslosigkeit in Musterstadt, Stichtag 31.12.";

const HEADINGS: ByBenefit<string> = {
  alo: "Arbeitslose",
  alo_lang: "darunter langzeitarbeitslos",
  sgb2: "Personen in Bedarfsgemeinschaften",
  sgb2_nalo: "darunter nicht arbeitslos",
  sgb2_u15: "darunter unter 15 Jahren",
  bg: "Bedarfsgemeinschaften",
  bg_alleinerz: "darunter von Alleinerziehenden"
};

const FOOTNOTES = [
  "* Zahlenwert aus Gründen der Geheimhaltung nicht ausgewiesen",
  "- genau null",
  "Quelle: Statistik der Arbeitsagentur Musterstadt (fiktiv)"
];

const bold = {fontWeight: "bold", alignVertical: "center"} as const;

function headerRows(): readonly Row[] {
  const spanned = YEARS.slice(1).map(() => null);
  return [
    [
      {value: "Nr.", rowSpan: 2, ...bold},
      {value: "Gebiet", rowSpan: 2, ...bold},
      ...BENEFIT_KEYS.flatMap((key) => [
        {value: HEADINGS[key], columnSpan: YEARS.length, align: "center", ...bold} as const,
        ...spanned
      ])
    ],
    [
      null,
      null,
      ...BENEFIT_KEYS.flatMap(() => YEARS.map((value) => ({value, type: Number, ...bold}) as const))
    ]
  ];
}

function dataCell(cell: PublishedCell): {value: string | number; align: "right"} {
  return {value: cell, align: "right"};
}

function dataRow({key, name, cells}: PublishedArea): Row {
  return [
    {value: key, type: String},
    {value: name},
    ...BENEFIT_KEYS.flatMap((indicator) => cells[indicator].map(dataCell))
  ];
}

function sheetOf({title, areas}: PublishedLevel): Sheet {
  return {
    sheet: title,
    columns: [{width: 9}, {width: 26}, ...BENEFIT_KEYS.flatMap(() => YEARS.map(() => ({width: 7})))],
    data: [
      [{value: TITLE, fontWeight: "bold"}],
      [],
      ...headerRows(),
      ...areas.map(dataRow),
      [],
      ...FOOTNOTES.map((value) => [{value}])
    ]
  };
}

/** Extract of the benefit statistics as an Excel workbook: one sheet per level, fine to coarse, two header rows. */
export async function writeSgb2(levels: readonly PublishedLevel[]): Promise<Uint8Array> {
  return writeWorkbook([...levels].reverse().map(sheetOf));
}
