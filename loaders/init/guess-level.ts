/** What areas are called, singular and plural, longest first. */
const LEVELS = [
  ["Statistischer Bezirk", "Statistische Bezirke"],
  ["Planungsraum", "Planungsräume"],
  ["Stadtbezirk", "Stadtbezirke"],
  ["Wahlbezirk", "Wahlbezirke"],
  ["Stadtteil", "Stadtteile"],
  ["Baublock", "Baublöcke"],
  ["Sozialraum", "Sozialräume"],
  ["Quartier", "Quartiere"],
  ["Ortsteil", "Ortsteile"],
  ["Viertel", "Viertel"],
  ["Bezirk", "Bezirke"]
] as const;

export interface LevelNames {
  readonly title: string;
  readonly plural: string;
}

/** The names of the level that occur in a text, for instance a file's name; "Gebiet" where none does. */
export function guessLevel(text: string): LevelNames {
  const bare = text.toLowerCase().replaceAll("ae", "ä").replaceAll("oe", "ö").replaceAll("_", " ");
  const [title, plural] = LEVELS.find((names) => names.some((name) => bare.includes(name.toLowerCase()))) ?? [
    "Gebiet",
    "Gebiete"
  ];
  return {title, plural};
}

/** Reads "Stadtteil, Stadtteile"; null for anything else. */
export function parseLevel(text: string): LevelNames | null {
  const [title, plural, more] = text.split(",").map((part) => part.trim());
  return title && plural && more === undefined ? {title, plural} : null;
}
