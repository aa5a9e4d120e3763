import type {AtlasScene} from "./atlas-scene.js";
import type {DownloadColumn} from "./table-download.js";

/** The table's areas in its order, with value, counts, the reason where there is no value, and class. */
export function atlasDownload(scene: AtlasScene, listed: readonly string[]): readonly DownloadColumn[] {
  const {series, level, view, classes, keys, value} = scene;
  const {indicator} = series;
  const byId = new Map(scene.areas.map((area) => [area.id, area]));
  const names = new Map([...classes.values, ...classes.gaps].map(({key, name}) => [key, name]));
  const text = (name: string, title: string, of: (id: string) => string | null): DownloadColumn => ({
    ...{name, title, type: "STRING"},
    values: listed.map(of)
  });
  const number = (name: string, title: string, of: (id: string) => number | null): DownloadColumn => ({
    ...{name, title, type: "DOUBLE", definition: indicator.note, source: indicator.source},
    values: listed.map(of)
  });
  return [
    text("area_id", `Schlüssel: ${level.title}`, (id) => id),
    text("name", level.title, (id) => byId.get(id)?.name ?? null),
    text("parent", "liegt in", (id) => byId.get(id)?.parent?.name ?? null),
    text("period", "Zeitraum", () => view.period),
    text("indicator", "Indikator", () => indicator.key),
    number(
      "value",
      `${indicator.title}${indicator.unit === "" ? "" : ` in ${indicator.unit}`}`,
      (id) => value(id).value
    ),
    number("numerator", "Zähler", (id) => value(id).numerator),
    number("denominator", "Nenner", (id) => value(id).denominator),
    text("flag", "Warum kein Wert", (id) => value(id).flag),
    text("class", "Klasse", (id) => names.get(keys.get(id) ?? "") ?? null)
  ];
}
