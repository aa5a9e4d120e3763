import {histogramLegend} from "../components/charts/histogram-legend.js";
import {html} from "../components/dom.js";
import {sidePanel} from "../components/figures/side-panel.js";
import {valueTable} from "../components/tables/value-table.js";
import type {AtlasView} from "../model/atlas-view.js";
import {formatPeriod} from "../model/format.js";
import {ATLAS_WORDS} from "../text/atlas.js";
import {legendProps, summary, tableProps} from "../views/atlas-parts.js";
import type {AtlasScene} from "../views/atlas-scene.js";
import {choices, type ChoiceOptions} from "./choices.js";
import {mapFrame} from "./map-frame.js";

/** The elements of the atlas, made once. */
export type AtlasParts = ReturnType<typeof atlasParts>;

/** What a reader may choose while the catalogue has not been read. */
export const NO_OPTIONS: ChoiceOptions = {find: () => [], themes: [], categories: [], panels: []};

/** Choices, map with legend, the place for the chosen area's panel, table, and places for what comes later. */
export function atlasParts(
  scene: AtlasScene,
  calls: {
    readonly change: (change: Partial<AtlasView>) => void;
    readonly pickArea: (area: string) => void;
  }
) {
  const title = html("h1", {});
  const subtitle = html("p", {class: "atlas-subtitle"});
  const headline = html("p", {class: "atlas-summary"});
  const notes = html("ul", {class: "link-notes", hidden: true});
  const chooser = choices(calls.change, calls.pickArea);
  const map = mapFrame(scene);
  const legend = histogramLegend(legendProps(scene), ATLAS_WORDS.legend);
  const panel = sidePanel(ATLAS_WORDS.panel);
  const views = html("section", {class: "atlas-views", hidden: true});
  const table = valueTable(tableProps(scene, countTitle(scene)));
  const caption = html("figcaption", {});
  const how = html("section", {class: "atlas-how", "aria-label": "Quelle und Rechenweg"});
  const figure = html(
    "figure",
    {class: "atlas-figure"},
    html("div", {class: "atlas-map", "data-export-part": true}, map.element, legend),
    panel,
    caption
  );
  const head = html("header", {class: "atlas-head"}, title, subtitle, headline);
  const heard = html("div", {role: "status"}, notes);
  const root = html("div", {class: "atlas wide"}, heard, head, chooser.element, figure, views, table, how);
  return {
    root,
    head,
    title,
    subtitle,
    headline,
    notes,
    chooser,
    map,
    legend,
    panel,
    views,
    table,
    caption,
    how,
    figure
  };
}

/** Draws everything that a scene and no reader decides. */
export function drawScene(parts: AtlasParts, scene: AtlasScene, options: ChoiceOptions): void {
  const {series, level, view} = scene;
  const {title, unit} = series.indicator;
  parts.title.textContent = title;
  const sameUnit = unit === "" || title.includes(unit) ? "" : ` in ${unit}`;
  parts.subtitle.textContent = `${level.plural}${level.key === scene.info.levels[0]!.key ? "" : ` in ${scene.info.municipality.name}`}, ${formatPeriod(view.period)}${sameUnit}`;
  parts.headline.textContent = summary(scene);
  Object.assign(parts.figure.dataset, {
    exportTitle: title,
    exportSubtitle: `${parts.subtitle.textContent} · ${parts.headline.textContent}`
  });
  parts.map.update(scene);
  parts.legend.update(legendProps(scene));
  parts.table.update(tableProps(scene, countTitle(scene)));
  parts.caption.textContent = `${level.plural}, ${formatPeriod(view.period)}. Quelle: ${series.indicator.source}. Datenstand ${scene.info.data_version}.`;
  parts.chooser.show(scene, options);
}

/** Head of the column of counts; null where no counts are published. */
function countTitle({layer, series}: AtlasScene): string | null {
  if (series.indicator.numerator === null) return null;
  return [...layer.values.values()].some(({numerator}) => numerator !== null) ? "Anzahl" : null;
}
