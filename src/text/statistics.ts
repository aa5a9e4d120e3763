import {formatNumber} from "../model/format.js";
import type {Quadrant} from "../model/statistics/local-moran.js";

/** Words of the pages "Räumliche Muster" and "Zusammenhänge" that do not depend on the data. */

/** How an area lies among its neighbours; neutral: a high value is not called good or bad. */
export const QUADRANT_WORDS: Readonly<Record<Quadrant, string>> = {
  "high-high": "hoher Wert, auch die Nachbarn liegen hoch",
  "low-low": "niedriger Wert, auch die Nachbarn liegen niedrig",
  "high-low": "hoher Wert zwischen niedrigen",
  "low-high": "niedriger Wert zwischen hohen"
};

export const STATISTICS_WORDS = {
  choices: "Auswahl",
  indicator: "Indikator",
  level: "Ebene",
  period: "Zeitraum",
  values: "Werte",
  raw: "wie gezählt",
  smoothed: "geglättet",
  neighbours: "Nachbarn sind Gebiete mit",
  rook: "gemeinsamer Grenze",
  queen: "Grenze oder Ecke",
  x: "Waagerecht",
  y: "Senkrecht",
  control: "Konstant gehalten",
  noControl: "nichts",
  intervals: "Intervalle der Gebiete",
  shown: "zeigen",
  hidden: "nicht zeigen",
  loading: "Werte werden geladen …",
  computing: "Wird gerechnet …",
  noPattern: "kein Muster, das über den Zufall hinausgeht",
  island: "ohne Nachbarn mit Wert",
  noValue: "ohne Wert",
  linkNote:
    "Ein Teil des Links war nicht zu verstehen oder gehört nicht zu diesen Daten; dafür steht hier die Voreinstellung.",
  failed: "Das ließ sich nicht laden. Bitte die Seite neu laden."
} as const;

/** A p-value as read: "p < 0,001", "p = 0,032". */
export function pWords(p: number): string {
  return p < 0.001 ? "p\u00a0<\u00a00,001" : `p\u00a0=\u00a0${formatNumber(p, 3)}`;
}
