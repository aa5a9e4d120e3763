import {measureLine, type MeasureLineProps} from "../components/charts/measure-line.js";
import {html} from "../components/dom.js";
import {formatPeriod} from "../model/format.js";
import type {PatternView} from "../model/pattern-link.js";
import {inequalityMeasures} from "../views/inequality.js";
import {formatMoran} from "../views/spatial-pattern.js";
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

/** Moran's I and the measures of inequality over time, each with a sentence, its formula and source. */
export function historySection(
  {moran, inequality, newBoundaries}: PatternHistory,
  {data}: LoadedLayer,
  {period}: PatternView
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
  return [...note, html("div", {class: "measure-grid"}, ...measures.map(measureFigure))];
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
    html("p", {class: "measure-key"}, html("span", {"aria-hidden": "true"}, "┄ "), line.reference.name);
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
