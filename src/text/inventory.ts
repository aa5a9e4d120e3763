import {formatNumber} from "../model/format.js";

/** Why a row was not used, or what is to be said about one that was; by the codes of the import report. */
export const FINDING_WORDS = {
  blank: "leere Zeile",
  total: "Summenzeile; Summen werden gerechnet",
  footnote: "Fußnote",
  unknown_area: "unbekanntes Gebiet",
  duplicate: "schon geliefert",
  no_period: "kein Zeitraum zu erkennen",
  not_computed: "lauter Nullen, die „nicht berechnet“ bedeuten",
  unreadable: "weder Zahl noch bekanntes Zeichen",
  not_a_count: "keine Anzahl (ganze Zahl ab 0)",
  duplicate_value: "Wert schon geliefert",
  unknown_at_period: "Gebiet gab es in diesem Zeitraum nicht",
  ragged: "mehr oder weniger Zellen als die anderen Zeilen",
  other_vintage: "Gebiet eines anderen Gebietsstands",
  unknown_indicator: "unbekannter Indikator",
  no_count: "gehört zu keiner Fallzahl",
  matched: "nicht genau, aber eindeutig zugeordnet",
  combined: "steht für mehrere Gebiete zusammen",
  not_covered: "von der Quelle ausgelassen",
  unreliable: "als unsicher gekennzeichnet",
  below_half: "weniger als die Hälfte der Einheit",
  open_end: "Datei ist vielleicht abgeschnitten",
  hidden: "ausgeblendete Zeilen, Spalten oder Blätter",
  merged: "über mehrere Zeilen verbundene Zelle",
  percent: "Anteile, die als Prozent angezeigt werden",
  left_out: "vom Manifest ausgenommen",
  no_category: "ohne Art",
  unknown_category: "unbekannte Art",
  no_coordinates: "ohne Koordinaten",
  bad_coordinates: "unbrauchbare Koordinaten",
  no_address: "ohne Adresse",
  unknown_address: "unbekannte Adresse",
  ambiguous_address: "Adresse mehrdeutig",
  outside: "außerhalb der Gebiete",
  spelling: "anders geschrieben",
  inexact_address: "Hausnummer nur ungefähr gefunden",
  near_border: "knapp jenseits der Grenze des genannten Gebiets",
  other_area: "liegt nicht im genannten Gebiet",
  partly_outside: "nicht auf jeder Ebene in einem Gebiet",
  bad_link: "kein gültiger Link",
  not_released: "nicht zur Veröffentlichung freigegeben"
} as const;

/** The words for a code, or the code itself for one that has none. */
export function findingWords(reason: string): string {
  return (FINDING_WORDS as Readonly<Record<string, string>>)[reason] ?? reason.replaceAll("_", " ");
}

export const INVENTORY_WORDS = {
  level: "Ebene",
  name: "Indikator",
  nothing: "nichts geliefert",
  legend: {values: "Wert", withheld: "k. A. (Geheimhaltung, Mindestgröße)", missing: "kein Wert"},
  firstTime:
    "Es gibt noch keinen früheren Stand, mit dem verglichen werden könnte. Dieser wird festgehalten, sobald die Prüfung ohne offene Punkte endet oder die Seiten gebaut sind.",
  unchanged: "Gebiete, Indikatoren und Werte sind dieselben.",
  noGaps: "Keine: Jeder Indikator hat in jedem seiner Zeiträume für jedes Gebiet einen Wert oder k. A.",
  places: "Orte"
} as const;

/** "3 Zeilen", "1 Zeile". */
export function rows(count: number): string {
  return `${formatNumber(count)} ${count === 1 ? "Zeile" : "Zeilen"}`;
}
