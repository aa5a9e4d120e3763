import type {WithheldReason} from "../model/disclosure-protocol.js";

export const REASON_WORDS: Readonly<Record<WithheldReason, string>> = {
  small: "kleine Fallzahl",
  complement: "fast alle: es bleibt nur eine kleine Fallzahl",
  dominance: "die Summe verrät ihren größten Einzelbeitrag",
  minimum: "zu wenige Menschen im Gebiet",
  delivered: "von der liefernden Stelle gesperrt",
  secondary: "nicht selbst schutzbedürftig, gesperrt zum Schutz anderer"
};

export const PROTOCOL_WORDS = {
  published: "Die Werte sind schon veröffentlicht; es wird nichts gesperrt und nichts geprüft.",
  refused: "Die öffentliche Fassung wird nicht geschrieben. Die Prüfung nennt:",
  nothing: "Es ist nichts gesperrt.",
  method:
    "Ein eigenes Programm hat die Tabellen so angegriffen, wie sie veröffentlicht werden: Für jede gesperrte Zahl bestimmt es aus allem Veröffentlichten den kleinsten und den größten möglichen Wert. Grundlage, Zusicherungen und Grenzen: docs/datenschutz.md.",
  /** One, several. */
  declared: {
    breakdowns: ["Gliederung", "Gliederungen"],
    subsets: ["Teil eines Ganzen", "Teile eines Ganzen"],
    delivered_rates: ["gelieferter Anteil", "gelieferte Anteile"],
    changes: ["gelieferte Veränderung", "gelieferte Veränderungen"]
  },
  rules: {
    threshold: "Schwelle",
    zero: "Genaue Null",
    complement: "Fast alle",
    minimum: "Mindestbevölkerung",
    dominance: "Dominanz",
    rounding: "Runden statt Sperren",
    declared: "Angegebene Zusammenhänge"
  }
} as const;
