import {effectBars} from "../components/charts/effect-bars.js";
import type {EditionCertainty} from "../model/edition-certainty.js";
import {saveable} from "../share/saveable.js";
import {effectBarsProps} from "../views/certainty.js";
import {periodWords} from "../views/status-figure.js";
import type {Notebook, NotebookData} from "./notebook.js";
import {shortLinkOf} from "./share.js";
import type {FigureFrame} from "./show-figure.js";

/** What the page's further charts show. */
const TITLES = {
  plane: "Status und Dynamik: jedes Gebiet als Punkt",
  parts: "Gebiete jeder Klasse in den Teilen der Stadt"
} as const;

/** A chart of the page that readers can take along; the element keeps its size to the page. */
export function takenChart(
  notebook: Notebook,
  data: NotebookData,
  frame: FigureFrame,
  kind: keyof typeof TITLES,
  chart: HTMLElement
): HTMLElement {
  const {method, edition, places, city, attribution} = data;
  return saveable(chart, {
    as: "figure",
    info: notebook.site.info,
    name: `${method.id}-${edition.period}-${kind === "plane" ? "gebiete" : "klassen"}`,
    title: TITLES[kind],
    period: periodWords(edition),
    subtitle: `${places.level(method.level).plural} in ${city}, ${periodWords(edition)}`,
    source: attribution,
    link: () => shortLinkOf(notebook, data, frame),
    beside: () => [...frame.element.querySelectorAll<HTMLElement>(".class-matrix")]
  });
}

/** Which assumption matters most, as a figure and table that readers can take along. */
export function takenEffects(
  notebook: Notebook,
  data: NotebookData,
  frame: FigureFrame,
  certainty: EditionCertainty
): HTMLElement {
  const {method, edition, attribution} = data;
  const props = effectBarsProps(certainty);
  return saveable(effectBars(props), {
    as: "both",
    info: notebook.site.info,
    name: `${method.id}-${edition.period}-annahmen`,
    title: props.title,
    period: periodWords(edition),
    subtitle: `${props.subtitle}. ${method.title}, ${periodWords(edition)}`,
    source: `${props.caption} ${attribution}`,
    link: () => shortLinkOf(notebook, data, frame)
  });
}
