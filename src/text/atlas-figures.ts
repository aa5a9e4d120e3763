import {formatNumber} from "../model/format.js";
import {countAreas, FIGURE_WORDS} from "./status-dynamics.js";

/** Words of the atlas' further figures that do not depend on the data. */
export const FIGURE_HELP = {
  list: "Mit den Pfeiltasten von Gebiet zu Gebiet, Pos 1 und Ende zum ersten und letzten, Eingabetaste wählt, Escape hebt die Auswahl auf.",
  plane:
    "Mit den Pfeiltasten zum nächsten Gebiet in dieser Richtung, Pos 1 und Ende zum ersten und letzten, Eingabetaste wählt, Escape hebt die Auswahl auf."
} as const;

/** Under a list of bars that does not draw all. */
export function furtherAreas(count: number): string {
  return count === 1
    ? "1 weiteres Gebiet steht in der Tabelle."
    : `${formatNumber(count)} weitere Gebiete stehen in der Tabelle.`;
}

export const PANEL_WORDS = {
  allAreas: "alle Gebiete",
  within: "Gebiete",
  sort: "Reihenfolge",
  byName: "alphabetisch",
  byValue: "nach Wert",
  second: "Zweiter Indikator",
  chooseSecond: "Indikator wählen …",
  otherPeriod: "Vergleichen mit",
  size: "Punkte",
  equalDots: "alle gleich groß",
  bySize: "nach Bevölkerung",
  noValues: "Für diese Auswahl ist kein Wert veröffentlicht.",
  noSecond: "Wählen Sie einen zweiten Indikator, um beide zusammen zu sehen.",
  noSecondPeriod: "Der zweite Indikator hat für diese Ebene und diesen Zeitraum keine Werte.",
  onePeriod: "Für diesen Indikator gibt es nur einen Zeitraum; ein Verlauf lässt sich nicht zeigen.",
  nobody:
    "Der Zusammenhang gilt für Gebiete, nicht für Personen: Aus ihm folgt nichts darüber, wie beides bei einem einzelnen Menschen zusammentrifft.",
  samePlace: "derselbe, anderer Zeitraum",
  asTable: "Werte als Tabelle",
  change: "Veränderung",
  difference: "Veränderung zwischen zwei Zeiträumen",
  otherBoundaries: "andere Grenzen",
  newBoundaries: "neue Gebietsgrenzen",
  categorical: "Für einen Indikator ohne Rangfolge gibt es diese Darstellung nicht."
} as const;

/** The words of the smaller maps. */
export const MAP_WORDS = FIGURE_WORDS.map;

export const TABLE_WORDS = FIGURE_WORDS.table;

export const BIVARIATE_WORDS = {
  ...FIGURE_WORDS.legend,
  label: "Legende: Zahl der Gebiete je Kombination",
  // The number that is seen stands in the name that is heard.
  count: (areas: number) => (areas === 0 ? "0 Gebiete" : countAreas(areas)),
  note: (first: string, second: string) =>
    `Zeilen: ${first}. Spalten: ${second}. Nach unten und nach rechts höhere Werte.`
} as const;

/** Short names of the axes; titles of indicators are too long for a matrix and stand above it. */
export const BIVARIATE_AXES = {rows: "erster", columns: "zweiter Indikator"} as const;

export const GROUP_WORDS = {
  name: "Name der Gruppe",
  namePlaceholder: "zum Beispiel Einzugsgebiet Süd",
  pick: "Auf Karte und in Tabelle auswählen",
  picking: "Auswählen beenden",
  search: "Gebiet suchen",
  clear: "Gruppe leeren",
  members: "In der Gruppe",
  none: "Noch kein Gebiet. Haken Sie Gebiete in der Liste an oder wählen Sie sie auf der Karte und in der Tabelle aus.",
  remove: (name: string) => `${name} aus der Gruppe nehmen`,
  add: "Gebiete",
  table: "Die Gruppe über die Zeit",
  columns: ["Zeitraum", "Wert", "Zähler und Nenner", "Lücken"]
} as const;

/** Why two periods cannot be subtracted. */
export function otherBoundaries(from: string, to: string, plural: string): string {
  return `Zwischen ${from} und ${to} wurden die Grenzen der ${plural} neu gezogen. Eine Differenz würde verschiedene Flächen vergleichen; deshalb wird keine gezeigt.`;
}
