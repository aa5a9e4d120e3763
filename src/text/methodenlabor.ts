import type {DraftProblem} from "../model/method-draft.js";
import type {Aggregation, IndexDefinition, Normalisation} from "../model/method.js";
import type {Assumption} from "../model/robustness.js";

export const INDEX_TITLES = {status: "Status", dynamics: "Dynamik", combined: "Status und Dynamik"} as const;

/** Short names, for a list to choose from. */
export const NORMALISATION_TITLES: Readonly<Record<Normalisation, string>> = {
  "z-population": "z-Werte (Grundgesamtheit)",
  "z-sample": "z-Werte (Stichprobe)",
  "min-max": "Spanne von 0 bis 1",
  "percent-rank": "Prozentränge",
  "rank-exponential": "exponentielle Ränge",
  none: "unverändert"
};

export const AGGREGATION_TITLES: Readonly<Record<Aggregation, string>> = {
  sum: "Summe",
  "weighted-mean": "gewichtetes Mittel",
  "geometric-mean": "geometrisches Mittel"
};

export const STANDARDISATION_TITLES: Readonly<
  Record<NonNullable<IndexDefinition["standardise"]> | "none", string>
> = {
  "z-population": "als z-Wert (Grundgesamtheit)",
  "z-sample": "als z-Wert (Stichprobe)",
  "percent-rank": "als Prozentrang",
  none: "nicht noch einmal"
};

export const CUT_TITLES: Readonly<Record<IndexDefinition["cuts"]["kind"], string>> = {
  values: "feste Grenzen",
  quantiles: "gleich große Gruppen",
  "natural-breaks": "natürliche Brüche"
};

export const ASSUMPTION_WORDS: Readonly<Record<Assumption, string>> = {
  weights: "Gewichte der Indikatoren",
  omission: "Weglassen eines Indikators",
  normalisation: "Art der Normierung",
  deviation: "Art der Standardabweichung",
  cuts: "Lage der Klassengrenzen",
  chance: "Zufall in kleinen Fallzahlen"
};

/** Why there are no classes, for an index. */
export const DRAFT_PROBLEMS: Readonly<Record<DraftProblem, string>> = {
  "no-indicator": "Es ist kein Indikator gewählt. Fügen Sie mindestens einen hinzu.",
  "no-weight": "Alle Gewichte sind 0. Geben Sie mindestens einem Indikator ein Gewicht.",
  "cut-order":
    "Die Klassengrenzen stehen nicht in aufsteigender Reihenfolge. Jede muss größer sein als die vorige.",
  "negative-scores":
    "Das geometrische Mittel braucht Werte, die nicht negativ sind. Wählen Sie statt der z-Werte eine andere Normierung.",
  component: "Für Gewichte aus der ersten Hauptkomponente braucht es mindestens zwei Indikatoren."
};

export const LAB_WORDS = {
  reference: {method: "Ausgangsmethode", period: "Zeitraum"},
  index: "Was geändert wird",
  indicators: "Indikatoren und Gewichte",
  add: "Indikator hinzufügen",
  addButton: "Hinzufügen",
  choose: "Indikator wählen …",
  remove: (title: string) => `${title} entfernen`,
  lock: (title: string) => `Gewicht von ${title} festhalten`,
  weight: (title: string) => `Gewicht von ${title} in Prozent`,
  direction: (title: string) => `Richtung von ${title}`,
  directions: {higher_is_worse: "mehr heißt mehr Bedarf", higher_is_better: "mehr heißt weniger Bedarf"},
  weightRule: "Gewichte",
  weightRules: {stated: "selbst gesetzt", found: "aus der ersten Hauptkomponente"},
  normalise: "Normierung",
  aggregate: "Zusammenfassung",
  standardise: "Danach standardisieren",
  cuts: "Klassen und Grenzen",
  cutKind: "Regel",
  count: "Zahl der Klassen",
  cut: (lower: string, upper: string) => `Grenze zwischen „${lower}“ und „${upper}“`,
  histogram: "Verteilung des Index. Die Grenzen lassen sich ziehen oder mit den Pfeiltasten verschieben.",
  histogramFixed: "Verteilung des Index. Die Grenzen ergeben sich aus der Regel.",
  exclusions: "Welche Gebiete zählen",
  minimum: "Mindestzahl Einwohnerinnen und Einwohner",
  leaveOut: "Gebiet auslassen",
  leaveOutButton: "Auslassen",
  takeBack: (name: string) => `${name} wieder aufnehmen`,
  undo: "Rückgängig",
  reset: "Zurück zur Ausgangsmethode",
  starting: "Die Datenbank startet. Danach wird bei jeder Änderung sofort neu gerechnet.",
  view: "Karte zeigt",
  views: {differences: "Unterschiede", classes: "neue Klassen"},
  changedTable: "Gebiete mit anderer Einstufung",
  noChange: "Keine Änderung: Die Einstufung ist die der Ausgangsmethode.",
  from: "vorher",
  to: "jetzt",
  agreement: (index: string) => `Übereinstimmung: ${index}`,
  kappaNote:
    "Kappa zieht ab, was allein durch die Größe der Klassen übereinstimmt: 1 heißt völlig gleich, 0 nicht besser als Zufall.",
  noKappa: "Die Klassen sind andere als in der Ausgangsmethode; ein Kappa gibt es dann nicht.",
  oneClass: "Alle Gebiete liegen in einer Klasse; ein Kappa gibt es dann nicht.",
  file: "Methodendatei (YAML)",
  link: "Link kopieren",
  linkDone: "Link kopiert",
  sql: "SQL kopieren",
  sqlDone: "SQL kopiert",
  compute: "Sicherheit der Klassen berechnen",
  computing: "1.000 Varianten werden gerechnet …",
  outdated: "Die Methode wurde seitdem geändert."
} as const;

export const LAB_LINK_NOTES: Readonly<Record<string, string>> = {
  index: "Den Index des Links gibt es in dieser Methode nicht; gezeigt wird der Status.",
  z: "Ein Teil des Links ist beschädigt; gezeigt wird, was zu lesen war.",
  aenderung: "Die Änderungen des Links sind nicht zu lesen; gezeigt wird die Methode ohne Änderungen."
};
