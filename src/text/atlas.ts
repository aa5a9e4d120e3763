import {formatNumber} from "../model/format.js";
import {countAreas} from "./status-dynamics.js";

/** The words of the atlas that do not depend on the data. */
export const ATLAS_WORDS = {
  choices: {
    theme: "Thema",
    indicator: "Indikator",
    search: "Indikator suchen: Titel, Thema oder Stichwort",
    noIndicator: "Kein Indikator gefunden. Versuchen Sie ein kürzeres oder anderes Wort.",
    level: "Ebene",
    period: "Zeitraum",
    earlier: "Früherer Zeitraum",
    later: "Späterer Zeitraum",
    more: "mehr Auswahl …",
    less: "weniger Auswahl",
    compare: "Vergleich mit",
    rule: "Klassen",
    count: "Anzahl",
    cuts: "Klassengrenzen",
    cutsHelp: "Zahlen mit Strichpunkt getrennt, zum Beispiel 5; 10; 20",
    basis: "Klassen aus",
    allPeriods: "allen Zeiträumen",
    onePeriod: "diesem Zeitraum",
    colours: "Farben",
    oneHue: "von wenig zu viel",
    twoHues: "um den Vergleichswert",
    points: "Orte auf der Karte",
    panel: "Ansicht",
    noPanel: "keine weitere",
    find: "Gebiet finden",
    drawer: "Indikator, Ebene, Zeitraum, Gebiet …",
    shut: "Auswahl schließen"
  },
  rules: {
    quantiles: "gleich viele Gebiete",
    natural: "natürliche Grenzen",
    equal: "gleich breite Klassen",
    deviation: "Standardabweichung",
    own: "eigene Grenzen"
  },
  legend: {
    label: "Legende: Verteilung der Werte",
    hint: "Eine Klasse anklicken, um Karte und Tabelle auf sie zu beschränken",
    clear: "Auswahl aufheben",
    count: countAreas
  },
  panel: {
    label: "Gewähltes Gebiet",
    empty:
      "Ein Gebiet auf der Karte oder in der Tabelle wählen: Hier stehen dann sein Wert, sein Ort in der Verteilung und sein Verlauf.",
    close: "Schließen",
    more: "Mehr zeigen",
    less: "Weniger zeigen",
    profile: "Zum Steckbrief"
  },
  table: {
    filter: "Gebiet suchen",
    none: "Kein Gebiet passt zu Auswahl und Suche. Heben Sie die Auswahl in der Legende auf oder kürzen Sie den Suchtext.",
    count: (shown: number, all: number) => `${formatNumber(shown)} von ${formatNumber(all)} Gebieten`
  },
  copy: {link: "Link kopieren", copied: "Link kopiert"},
  empty:
    "Noch liegt kein Wert vor. Sobald eine Tabelle mit Werten im Katalog steht, erscheint hier die erste Karte.",
  failed:
    "Diese Daten lassen sich gerade nicht laden. Was schon da ist, bleibt benutzbar; bitte die Seite später neu laden."
} as const;

/** What of a link could not be shown, by parameter. */
export const ATLAS_NOTES: Readonly<Record<string, string>> = {
  v: "Dieser Link stammt aus einer anderen Fassung der Seiten. Gezeigt wird, was davon zu verstehen ist.",
  indikator: "Den Indikator aus dem Link gibt es hier nicht. Gezeigt wird der erste des Katalogs.",
  ebene: "Für die Ebene aus dem Link hat dieser Indikator keine Werte. Gezeigt wird seine feinste Ebene.",
  zeitraum:
    "Für den Zeitraum aus dem Link hat dieser Indikator keine Werte. Gezeigt wird der nächstliegende.",
  zeitraum2: "Für den Vergleichszeitraum aus dem Link hat dieser Indikator keine Werte.",
  gebiet: "Das Gebiet aus dem Link gibt es auf dieser Ebene zu diesem Zeitraum nicht.",
  gruppe: "Einige Gebiete der Gruppe aus dem Link gibt es zu diesem Zeitraum nicht.",
  vergleich: "Den Vergleich aus dem Link gibt es nicht. Verglichen wird mit der Stadt.",
  klassen:
    "Die Klassen aus dem Link sind nicht zu verstehen. Gezeigt werden fünf mit gleich vielen Gebieten.",
  auswahl: "Die Auswahl von Klassen aus dem Link gibt es nicht.",
  ansicht: "Die Ansicht aus dem Link gibt es nicht.",
  zweiter: "Den zweiten Indikator aus dem Link gibt es nicht.",
  orte: "Einige Orte aus dem Link gibt es nicht."
};

/** For any other part of a link. */
export const OTHER_NOTE = "Ein Teil des Links war nicht zu verstehen und bleibt unbeachtet.";
