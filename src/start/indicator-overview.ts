import {histogramLegend} from "../components/charts/histogram-legend.js";
import {html} from "../components/dom.js";
import {areaMap} from "../components/maps/area-map.js";
import {defaultAtlasView, firstScene} from "../atlas/first-scene.js";
import {loadBoundaries, type Site} from "../db/site.js";
import {formatPeriod} from "../model/format.js";
import {writeAtlasView} from "../model/atlas-link.js";
import {saveable} from "../share/saveable.js";
import {ATLAS_WORDS} from "../text/atlas.js";
import {FIGURE_WORDS} from "../text/status-dynamics.js";
import {legendProps, mapLook, summary} from "../views/atlas-parts.js";
import type {AtlasScene} from "../views/atlas-scene.js";
import {sourceLine} from "../views/statistics-source.js";
import {linkTo, type Overview} from "./overview.js";

/** What a municipality without methods begins with: the atlas' first map. An area opens the atlas with it chosen. */
export async function indicatorOverview({info, firstIndicator: first}: Site): Promise<Overview> {
  if (first === null) return emptyOverview();
  const view = defaultAtlasView(first);
  const scene = firstScene(info, first, view, await loadBoundaries({info}, view.level, view.period));
  const {indicator} = scene.series;
  return {
    title: "die erste Karte",
    lead: "Die Daten sind gelesen, geprüft und der Geheimhaltung unterworfen. Die Karte zeigt den ersten Indikator des Katalogs; alle weiteren stehen im Atlas.",
    figure: figure(scene),
    sentence: `„${indicator.title}“ für ${scene.level.plural}, ${formatPeriod(scene.view.period)}: ${summary(scene)}. Mit einer Methode im Ordner methods/ kommt die Analyse von Status und Dynamik hinzu.`
  };
}

function emptyOverview(): Overview {
  return {
    title: "noch ohne Werte",
    lead: "Die Grenzen sind gelesen. Sobald eine Tabelle mit Werten im Katalog steht, erscheint hier die erste Karte.",
    figure: null,
    sentence: "Es liegt noch kein Wert vor. Was gelesen wurde und was nicht, nennt quartierslabor check."
  };
}

function figure(scene: AtlasScene): HTMLElement {
  const {level, view, shapes, info} = scene;
  const {title, unit, source} = scene.series.indicator;
  const map = areaMap({
    ...shapes,
    ...mapLook(scene, () => []),
    words: {...FIGURE_WORDS.map, label: `Karte: ${title}, ${level.plural}`}
  });
  const legend = histogramLegend(legendProps(scene), ATLAS_WORDS.legend);
  const address = (area: string | null) => `./atlas/${writeAtlasView({...view, area})}`;
  map.addEventListener("areaselect", (event) => {
    const {area} = (event as CustomEvent<{area: string | null}>).detail;
    if (area !== null) location.href = address(area);
  });
  legend.addEventListener("classchoose", (event) => {
    const {classes} = (event as CustomEvent<{classes: readonly string[]}>).detail;
    location.href = `./atlas/${writeAtlasView({...view, filter: classes})}`;
  });
  const when = formatPeriod(view.period);
  const drawn = html(
    "figure",
    {class: "start-figure"},
    html("h2", {}, `${title}${unit === "" ? "" : ` in ${unit}`}, ${formatPeriod(view.period)}`),
    map,
    legend,
    html(
      "figcaption",
      {},
      `${level.plural}. Quelle: ${source}. Je Klasse etwa gleich viele Gebiete. `,
      html("a", {href: address(null)}, "Zum Atlas mit allen Indikatoren")
    )
  );
  return saveable(drawn, {
    info,
    as: "figure",
    name: `${scene.series.indicator.key}-${view.level}-${view.period}`,
    title,
    period: when,
    subtitle: `${level.plural} in ${info.municipality.name}${unit === "" ? "" : `, ${unit}`}, ${when}`,
    source: sourceLine(info, scene.series.indicator),
    link: () => linkTo(info, address(null))
  });
}
