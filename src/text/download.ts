/** Words of tables to take along. */
export const DOWNLOAD_WORDS = {
  csv: "CSV",
  excel: "Excel",
  parquet: "Parquet",
  geojson: "GeoJSON",
  geoparquet: "GeoParquet (Grenzen)",
  figure: "Abbildung",
  table: "Tabelle",
  group: "Gruppe",
  svg: "SVG",
  png: "PNG",
  column: "Spalte",
  meaning: "Bezeichnung",
  definition: "Wie sie gebildet ist",
  source: "Quelle",
  sources: "Quellen und Lizenzen",
  signs: "Zeichen",
  signMeanings: [
    ["leere Zelle", "kein Wert; nie eine Null. Den Grund nennt die Spalte excluded oder flag:"],
    ["suppressed", "k. A. – beruht auf so wenigen Personen, dass der Wert geheim zu halten ist"],
    ["below_minimum", "unter Mindestgröße"],
    ["missing", "nicht geliefert"],
    ["not_applicable", "nicht sinnvoll zu bilden"],
    ["listed", "von der Methode ausgenommen"],
    [
      "' am Zellanfang (nur CSV)",
      "gehört nicht zum Wert; es verhindert, dass ein Programm den Text als Formel liest"
    ]
  ],
  valuesSheet: "Werte",
  aboutSheet: "Erläuterung",
  period: "Zeitraum",
  method: "Methode",
  dataVersion: "Datenstand",
  link: "Link",
  region: "Gebiete",
  licence: "Lizenz"
} as const;
