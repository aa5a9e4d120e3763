/** Words that readers use for the same thing; a search for one finds indicators that speak of another of its line. */
export const SYNONYMS: readonly (readonly string[])[] = [
  [
    "SGB II",
    "Grundsicherung",
    "Hartz IV",
    "Bürgergeld",
    "ALG II",
    "Arbeitslosengeld II",
    "Bedarfsgemeinschaft"
  ],
  ["Kinderarmut", "arme Kinder", "unter 15 in SGB-II", "Armutsgefährdung von Kindern"],
  ["arbeitslos", "erwerbslos", "ohne Arbeit", "Arbeitsmarkt"],
  ["alleinerziehend", "Einelternfamilie", "Ein-Eltern-Familie"],
  ["Ausländer", "Staatsangehörigkeit", "ohne deutschen Pass", "Nationalität"],
  ["Migrationshintergrund", "Einwanderungsgeschichte", "Zuwanderung", "Migration"],
  ["Einwohner", "Bevölkerung", "Personen insgesamt", "Menschen"],
  ["Kita", "Kindertagesstätte", "Kindergarten", "Kindertagesbetreuung", "Krippe"],
  ["Schuleingangsuntersuchung", "SEU", "Einschulung", "Einschüler"],
  ["Ältere", "65 Jahre und älter", "Senioren", "alte Menschen"],
  ["Wohnung", "Miete", "Wohnen", "Haushalt"],
  ["Geburten", "Neugeborene", "Säuglinge"],
  ["Übergewicht", "Adipositas", "Gesundheit"],
  ["Sprache", "Deutschkenntnisse", "Sprachentwicklung"]
];
