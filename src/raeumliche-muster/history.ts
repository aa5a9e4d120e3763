import {measureLine, type MeasureLineProps} from "../components/charts/measure-line.js";
import {html} from "../components/dom.js";
import {formatPeriod} from "../model/format.js";
import type {BuildInfo} from "../model/build-info.js";
import type {PatternView} from "../model/pattern-link.js";
import {inequalityMeasures} from "../views/inequality.js";
import {formatMoran} from "../views/spatial-pattern.js";
import {sourceLine} from "../views/statistics-source.js";
import type {LoadedLayer, PatternHistory} from "./compute.js";

interface Measure {
  readonly key: string;
  readonly title: string;
  readonly sentence: string;
  readonly formula: string;
  readonly source: string;
  readonly notFor: string;
  readonly line: Omit<MeasureLineProps, "width">;
}

/** How figures leave the page: the line below one, and what the site is made of. */
export interface HistoryExport {
  readonly take: (figure: HTMLElement, name: string) => HTMLElement;
  readonly info: BuildInfo;
}

/** Moran's I and the measures of inequality over time, each with a sentence, its formula and source. */
export function historySection(
  {moran, inequality, newBoundaries}: PatternHistory,
  {data}: LoadedLayer,
  {period}: PatternView,
  {take, info}: HistoryExport
): readonly HTMLElement[] {
  const points = moran.map((row) => ({...row, period: formatPeriod(row.period)}));
  const pattern: Measure = {
    key: "moran",
    title: "Morans I",
    sentence: "Um 0: Die Werte sind bunt gemischt. Nahe 1: Gebiete mit ähnlichen Werten liegen beieinander.",
    formula: "I = Σᵢ zᵢ · z̄ᵢ / Σᵢ zᵢ², z: Abweichung vom Mittel, z̄ᵢ: Mittel der Nachbarn von i",
    source: "Moran 1950; Cliff & Ord 1981",
    notFor: "den Vergleich von Ebenen: Auf größeren Gebieten fällt I anders aus",
    line: {
      points,
      marked: formatPeriod(period),
      reference: null,
      words: {
        summary: `Morans I je Zeitraum: ${points.map((row) => `${row.period} ${row.value === null ? "k. A." : formatMoran(row.value)}`).join(", ")}.`,
        format: formatMoran
      }
    }
  };
  const measures = [pattern, ...inequalityMeasures(inequality, data.indicator, period)];
  const note = newBoundaries
    ? [
        html(
          "p",
          {class: "measure-note"},
          "Zwischen den Zeiträumen haben sich Gebietsgrenzen geändert: Sprünge können daher rühren."
        )
      ]
    : [];
  const [first, last] = [points[0]?.period ?? "", points.at(-1)?.period ?? ""];
  const {plural} = data.places.level(data.layer.level);
  const figures = measures.map((measure) => {
    const figure = measureFigure(measure);
    Object.assign(figure.dataset, {
      exportSubtitle: `${data.indicator.title}, ${plural}, ${first === last ? first : `${first}–${last}`}`,
      exportSource: sourceLine(info, data.indicator)
    });
    figure.append(take(figure, `${measure.key}-${data.indicator.key}-${data.layer.level}`));
    return figure;
  });
  return [...note, html("div", {class: "measure-grid"}, ...figures)];
}

function measureFigure({key, title, sentence, formula, source, notFor, line}: Measure): HTMLElement {
  const place = html("div", {class: "measure-place"});
  const sized = {width: 0};
  new ResizeObserver(([entry]) => {
    const width = Math.round(entry!.contentRect.width);
    if (width === 0 || width === sized.width) return;
    sized.width = width;
    place.replaceChildren(measureLine({...line, width}));
  }).observe(place);
  const dashed =
    line.reference &&
    html(
      "p",
      {class: "measure-key", "data-export-legend": true},
      html("span", {"aria-hidden": "true"}, "┄ "),
      line.reference.name
    );
  return html(
    "figure",
    {class: "measure", "data-measure": key},
    html("h3", {}, title),
    place,
    dashed,
    html("p", {class: "measure-sentence"}, sentence),
    html(
      "details",
      {},
      html("summary", {}, "Formel und Quelle"),
      html("p", {class: "formula"}, formula),
      html("p", {}, `Quelle: ${source}. Nicht gut für: ${notFor}.`)
    )
  );
}
