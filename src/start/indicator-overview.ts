import {classLegend} from "../components/controls/class-legend.js";
import {html} from "../components/dom.js";
import {areaMap} from "../components/maps/area-map.js";
import {loadBoundaries, sitePlaces, type Site} from "../db/site.js";
import {formatPeriod} from "../model/format.js";
import type {IndicatorView} from "../model/indicator-view.js";
import type {Indicator} from "../model/indicator.js";
import {FIGURE_WORDS} from "../text/status-dynamics.js";
import {indicatorFills, indicatorLegend, spanSentence, valueWords} from "../views/indicator-map.js";
import type {Overview} from "./overview.js";

const TITLE = "die erste Karte";

/** What a municipality without methods begins with: the first indicator of its catalogue on a map. */
export async function indicatorOverview(site: Site): Promise<Overview> {
  const {firstIndicator: view} = site;
  const indicator = site.indicators.get(view?.indicator ?? "");
  if (view === null || indicator === undefined) return emptyOverview();
  const level = sitePlaces(site, view.period).level(view.level);
  return {
    title: TITLE,
    lead: "Die Daten sind gelesen, geprüft und der Geheimhaltung unterworfen. Die Karte zeigt den ersten Indikator des Katalogs; alle weiteren liegen in den Tabellen bereit.",
    figure: await figure(site, view, indicator),
    sentence: `„${indicator.title}“ für ${level.plural}, ${formatPeriod(view.period)}. ${spanSentence(view, indicator)} Mit einer Methode im Ordner methods/ kommt die Analyse von Status und Dynamik hinzu.`
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

async function figure(site: Site, view: IndicatorView, indicator: Indicator): Promise<HTMLElement> {
  const {topology, parents, water} = await loadBoundaries(site, view.level, view.period);
  const places = sitePlaces(site, view.period);
  const level = places.level(view.level);
  const byId = new Map(view.areas.map((area) => [area.area_id, area]));
  const words = (id: string) => ({
    title: places.area(view.level, id)?.name ?? id,
    lines: [valueWords(byId.get(id), indicator)]
  });
  const map = areaMap({
    topology,
    parents,
    water,
    fills: indicatorFills(view),
    describe: (id) => [words(id).title, ...words(id).lines].join(", "),
    tooltip: words,
    words: {...FIGURE_WORDS.map, label: `Karte: ${indicator.title}, ${level.plural}`}
  });
  const count = site.areas.filter((area) => places.area(view.level, area.area_id) === area).length;
  const unit = indicator.unit === "" ? "" : ` in ${indicator.unit}`;
  return html(
    "figure",
    {class: "start-figure"},
    html("h2", {}, `${indicator.title}${unit}, ${formatPeriod(view.period)}`),
    map,
    classLegend(indicatorLegend(view, indicator, count)),
    html("figcaption", {}, `${level.plural}. Quelle: ${indicator.source}. Klassen nach natürlichen Brüchen.`)
  );
}
