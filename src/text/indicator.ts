import type {Flag} from "../model/observation.js";

/** Why there is no value, as legend and table name it. */
export const FLAG_WORDS: Readonly<Record<Flag, string>> = {
  suppressed: "k. A. (Geheimhaltung)",
  below_minimum: "unter Mindestgröße",
  missing: "keine Daten",
  not_applicable: "nicht sinnvoll"
};
