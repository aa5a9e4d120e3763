import {formatNumber} from "../model/format.js";

/** The words of a printed report. */
export const REPORT_WORDS = {
  contents: "Inhalt",
  method: "Wie gerechnet wurde",
  reading: "Wie die Abbildungen zu lesen sind",
  notes: "Hinweise zu den Daten",
  sources: "Quellen",
  fictional: "Fiktive Daten: Diese Stadt gibt es nicht; alle Gebiete und Zahlen sind erfunden.",
  internal:
    "Nur für den internen Gebrauch: Dieser Bericht enthält Angaben, die nicht veröffentlicht werden dürfen.",
  nothing:
    "Hier entsteht der Bericht, den „quartierslabor report“ als PDF schreibt. Die Adresse nennt eine Ebene und Gebiete; ohne sie gibt es nichts zu zeigen. Einzelne Gebiete finden Sie unter „Steckbriefe“."
} as const;

/** "Steckbriefe: 542 Planungsräume in Berlin", for one area "Steckbrief: Reuterkiez". */
export function reportTitle(names: readonly string[], plural: string, city: string): string {
  const [only] = names;
  if (names.length === 1 && only !== undefined)
    return only === city ? `Steckbrief: ${city}` : `Steckbrief: ${only}, ${city}`;
  return `Steckbriefe: ${formatNumber(names.length)} ${plural} in ${city}`;
}

/** Caption of a table of a theme: what is seen, of which area. */
export function themeCaption(number: number, theme: string, area: string, plural: string): string {
  return `Abbildung ${formatNumber(number)}: ${theme} in ${area}. Wert, Lage in der Verteilung aller ${plural} und Entwicklung.`;
}

/** Caption of the map that shows where an area lies. */
export function locatorCaption(number: number, area: string, city: string): string {
  return area === city
    ? `Abbildung ${formatNumber(number)}: ${city}`
    : `Abbildung ${formatNumber(number)}: Lage in ${city}`;
}

/** "12 von 542", for whoever waits. */
export function progressWords(done: number, total: number): string {
  return `${done} von ${total}`;
}
