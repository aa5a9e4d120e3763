export const REQUIRED = [
  "key",
  "theme",
  "title",
  "type",
  "unit",
  "kind",
  "polarity",
  "source",
  "public"
] as const;
const OPTIONAL = ["numerator", "denominator", "factor", "formula", "decimals", "note", "gap"] as const;

export const COLUMNS = [...REQUIRED, ...OPTIONAL] as const;
export type CatalogueColumn = (typeof COLUMNS)[number];

/** German headings that offices may use instead. */
export const GERMAN: ReadonlyMap<string, CatalogueColumn> = new Map([
  ["schlüssel", "key"],
  ["themenfeld", "theme"],
  ["titel", "title"],
  ["art", "type"],
  ["einheit", "unit"],
  ["skala", "kind"],
  ["richtung", "polarity"],
  ["quelle", "source"],
  ["öffentlich", "public"],
  ["zähler", "numerator"],
  ["nenner", "denominator"],
  ["faktor", "factor"],
  ["formel", "formula"],
  ["nachkommastellen", "decimals"],
  ["hinweis", "note"],
  ["lücke", "gap"]
]);

/** A heading as the catalogue's own name for the column; as it is where it is none. */
export function columnName(heading: string): string {
  return GERMAN.get(heading.toLowerCase()) ?? heading;
}
