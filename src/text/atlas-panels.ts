import type {PanelKey} from "../model/atlas-view.js";

/** What the views beside map and table are called. */
export const PANEL_TITLES: Readonly<Record<PanelKey, string>> = {
  bars: "Balken um den Wert der Stadt",
  distribution: "Verteilung",
  trend: "Verlauf",
  difference: "Veränderung zwischen zwei Zeiträumen",
  years: "Karten aller Zeiträume",
  scatter: "Zusammenhang mit einem zweiten Indikator",
  bivariate: "Zwei Indikatoren auf einer Karte",
  "two-maps": "Zwei Karten nebeneinander",
  group: "Eigene Gruppe von Gebieten"
};
