import type {ExclusionCode} from "../model/classification.js";
import type {Aggregation, Normalisation} from "../model/method.js";

/** Why an area is not classified, as named in legend, table and panel. */
export const EXCLUSION_WORDS: Readonly<Record<ExclusionCode, string>> = {
  below_minimum: "unter Mindestgröße",
  listed: "von der Methode ausgenommen",
  suppressed: "k. A. (Geheimhaltung)",
  missing: "keine Daten"
};

/** The step "make indicators comparable" in words. */
export const NORMALISATION_WORDS: Readonly<Record<Normalisation, string>> = {
  "z-population":
    "Jeder Wert wird zum z-Wert: Abstand vom Mittel der Gebiete, geteilt durch die Standardabweichung (Grundgesamtheit, ungewichtet).",
  "z-sample":
    "Jeder Wert wird zum z-Wert: Abstand vom Mittel der Gebiete, geteilt durch die Standardabweichung (Stichprobe, ungewichtet).",
  "min-max": "Jeder Wert wird auf die Spanne von 0 (kleinster) bis 1 (größter Wert) gebracht.",
  "percent-rank":
    "Jeder Wert wird durch seinen Prozentrang ersetzt: Rang minus eins, geteilt durch Zahl der Gebiete minus eins.",
  "rank-exponential": "Jeder Wert wird durch seinen exponentiell transformierten Rang ersetzt.",
  none: "Die Werte gehen unverändert ein."
};

export const AGGREGATION_WORDS: Readonly<Record<Aggregation, string>> = {
  sum: "Die Werte werden addiert",
  "weighted-mean": "Aus den Werten wird das gewichtete Mittel gebildet",
  "geometric-mean": "Aus den Werten wird das geometrische Mittel gebildet"
};

export const LINK_NOTES: Readonly<Record<string, string>> = {
  v: "Der Link stammt aus einer anderen Version dieser Seite; verstanden wurde, was bekannt ist.",
  z: "Der Link ist beschädigt; gezeigt wird, was von ihm zu lesen war.",
  methode: "Die Methode des Links gibt es hier nicht; gezeigt wird die voreingestellte.",
  zeitraum: "Den Zeitraum des Links gibt es für diese Methode nicht; gezeigt wird der neueste.",
  gebiet: "Das Gebiet des Links gibt es in diesem Zeitraum nicht.",
  klassen: "Eine Klasse des Links gibt es in dieser Methode nicht.",
  sortierung: "Die Sortierung des Links ist unbekannt; die Tabelle ist alphabetisch."
};

/** The same as a sentence, for an area's panel. */
export const EXCLUSION_SENTENCES: Readonly<Record<ExclusionCode, string>> = {
  below_minimum: "Das Gebiet hat weniger Einwohnerinnen und Einwohner, als die Methode verlangt.",
  listed: "Die Methode nimmt dieses Gebiet aus.",
  suppressed:
    "Mindestens ein Wert dieses Gebiets beruht auf so wenigen Personen, dass er geheim zu halten ist. Deshalb wird es nicht eingestuft.",
  missing: "Für dieses Gebiet fehlt mindestens ein Wert, den die Methode braucht."
};
