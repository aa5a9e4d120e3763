import {formatNumber} from "../model/format.js";

/** "1 Gebiet", "281 Gebiete", "kein Gebiet". */
export function countAreas(count: number): string {
  if (count === 0) return "kein Gebiet";
  return count === 1 ? "1 Gebiet" : `${formatNumber(count)} Gebiete`;
}

/** The words of the status × dynamics figure that do not depend on the data. */
export const FIGURE_WORDS = {
  profile: "Zum Steckbrief",
  axis: {status: "Status", dynamics: "Dynamik"},
  map: {
    label: "Karte",
    help: "Mit den Pfeiltasten von Gebiet zu Gebiet, Eingabetaste wählt, Escape hebt die Auswahl auf, Plus und Minus vergrößern und verkleinern.",
    zoomIn: "Vergrößern",
    zoomOut: "Verkleinern",
    reset: "Ganze Stadt"
  },
  legend: {
    label: "Legende: Zahl der Gebiete je Klasse",
    note: "Je weiter unten, desto größer der Unterstützungsbedarf; links nimmt er ab, rechts nimmt er zu.",
    clear: "Auswahl aufheben",
    // What is read aloud has the number that stands in the cell.
    count: (areas: number) => (areas === 0 ? "0 Gebiete" : countAreas(areas))
  },
  table: {
    filter: "Gebiet suchen",
    none: "Kein Gebiet passt zu Auswahl und Suche. Heben Sie die Auswahl in der Legende auf oder kürzen Sie den Suchtext.",
    count: (shown: number, all: number) => `${formatNumber(shown)} von ${formatNumber(all)} Gebieten`
  },
  panel: {
    label: "Gewähltes Gebiet",
    empty:
      "Wählen Sie ein Gebiet auf der Karte oder in der Tabelle, um zu sehen, woraus sich seine Einstufung ergibt.",
    close: "Schließen",
    more: "Mehr zeigen",
    less: "Weniger zeigen"
  },
  scores: {
    less: "weniger Bedarf",
    more: "mehr Bedarf",
    reading:
      "Die Balken zählen die Gebiete, der Punkt ist dieses. Die Null ist das Mittel aller eingestuften Gebiete, eine Einheit eine Standardabweichung."
  },
  population: "Einwohnerinnen und Einwohner"
} as const;

/** Words of the notebook around the figure. */
export const NOTEBOOK_WORDS = {
  chooser: {method: "Methode", period: "Zeitraum"},
  source: "Quelle",
  dataVersion: "Datenstand",
  showQuery: "Abfrage zu dieser Zahl zeigen",
  csv: "CSV",
  parquet: "Parquet",
  copyLink: "Link zu dieser Ansicht kopieren",
  copied: "Link kopiert",
  noMethod:
    "Für diese Kommune ist noch keine Methode hinterlegt. Legen Sie eine Datei in den Ordner methods/ der Kommune und bauen Sie die Seiten neu."
} as const;
