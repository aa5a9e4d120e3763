import type {BuildInfo} from "../../src/model/build-info.js";

const TITLES: Readonly<Record<string, string>> = {
  "areas.parquet": "Gebiete aller Ebenen und Gebietsstände",
  "indicators.parquet": "Katalog der Indikatoren",
  "observations.parquet": "Werte aller Indikatoren je Gebiet und Zeitraum",
  "memberships.parquet": "Zuordnung zu einer zweiten Gliederung",
  "poi.parquet": "Einrichtungen",
  "methods.json": "Methoden der Einstufung",
  "geo/context.json": "Gewässer und andere Orientierung (TopoJSON)"
};

/** German name of a data file. */
export function fileTitle(path: string, {levels, layers}: Pick<BuildInfo, "levels" | "layers">): string {
  const layer = layers.find(({level, vintage}) => path.startsWith(`geo/${level}-${vintage}.`));
  if (layer === undefined) return TITLES[path] ?? `Ergebnis für die Seiten (${path})`;
  const plural = levels.find(({key}) => key === layer.level)?.plural ?? layer.level;
  const kind = path.endsWith(".parquet") ? "GeoParquet" : "TopoJSON, vereinfacht";
  return `Grenzen: ${plural}, Gebietsstand ${layer.vintage} (${kind})`;
}
