/** Columns a catalogue must have. */
export const REQUIRED = ["key", "theme", "title", "unit", "source", "public"] as const;
const OPTIONAL = [
  ...["type", "kind", "polarity", "numerator", "denominator", "factor", "formula"],
  ...["decimals", "note", "gap"]
] as const;

export const COLUMNS: readonly string[] = [...REQUIRED, ...OPTIONAL];
export type CatalogueColumn =
  | (typeof REQUIRED)[number]
  | ("type" | "kind" | "polarity" | "numerator" | "denominator" | "factor" | "formula")
  | ("decimals" | "note" | "gap");

/** German headings that offices may use instead. */
export const GERMAN: ReadonlyMap<string, CatalogueColumn> = new Map([
  ["schlüssel", "key"],
  ["themenfeld", "theme"],
  ["thema", "theme"],
  ["titel", "title"],
  ["bezeichnung", "title"],
  ["art", "type"],
  ["einheit", "unit"],
  ["skala", "kind"],
  ["richtung", "polarity"],
  ["polarität", "polarity"],
  ["quelle", "source"],
  ["öffentlich", "public"],
  ["zähler", "numerator"],
  ["nenner", "denominator"],
  ["faktor", "factor"],
  ["formel", "formula"],
  ["berechnung", "formula"],
  ["nachkommastellen", "decimals"],
  ["hinweis", "note"],
  ["lücke", "gap"]
]);

/** German words that offices may write in the cells. */
export const GERMAN_WORDS: ReadonlyMap<string, string> = new Map([
  ["anzahl", "count"],
  ["anteil", "rate"],
  ["mittelwert", "mean"],
  ["wert", "value"],
  ["metrisch", "metric"],
  ["kategorial", "categorical"],
  ["hoch ist ungünstig", "higher_is_worse"],
  ["hoch ist günstig", "higher_is_better"],
  ["nicht ausweisen", "withhold"],
  ["unvollständig", "partial"]
]);

/** A heading as the catalogue's own name for the column; as it is where it is none. */
export function columnName(heading: string): string {
  return GERMAN.get(heading.toLowerCase()) ?? heading;
}
