import {scoreBars, type ScoreBarsProps} from "../charts/score-bars.js";
import {trend, type TrendProps} from "../charts/trend.js";
import {swatch} from "../controls/swatch.js";
import {html} from "../dom.js";
import type {AreaFill} from "../link-state.js";
import {panelMarks, similarAreasList, type SimilarAreas} from "./panel-parts.js";
import {sidePanel, type SidePanelElement, type SidePanelWords} from "./side-panel.js";

/** Everything the panel says about an area, as it is read. */
export interface AreaDetail {
  readonly name: string;
  /** Where it lies: "Planungsraum in Neukölln". */
  readonly place: string;
  /** "Status niedrig, Dynamik stabil", or why there is no class. */
  readonly className: string;
  readonly fill: AreaFill;
  /** "Einwohnerinnen und Einwohner" – "12.345". */
  readonly facts: readonly {readonly label: string; readonly text: string}[];
  /** A sentence: what drove the class, or the reason of an exclusion; null: none. */
  readonly note: string | null;
  readonly scores: readonly ScoreBarsProps[];
  readonly trends: readonly TrendProps[];
  /** How sure the class is, short sentences. */
  readonly marks?: readonly string[];
  readonly similar?: SimilarAreas | null;
  /** Link to the area's profile; null where there is none. */
  readonly link: {readonly href: string; readonly text: string} | null;
}

export type AreaPanelWords = SidePanelWords;

export interface AreaPanelElement extends SidePanelElement {
  /** Shows an area; null: none is chosen. */
  update(detail: AreaDetail | null): void;
}

/** The chosen area's panel with the parts of its index. */
export function areaPanel(words: AreaPanelWords): AreaPanelElement {
  const panel = sidePanel(words);
  return Object.assign(panel, {
    update: (detail: AreaDetail | null) => panel.fill(detail && describeArea(detail))
  });
}

function describeArea(detail: AreaDetail): Node[] {
  const {name, place, className, fill, facts, note, scores, trends, link, marks = [], similar} = detail;
  return [
    html(
      "header",
      {},
      html("h3", {}, name),
      html("p", {class: "panel-place"}, place, link && html("a", {href: link.href}, link.text))
    ),
    html("p", {class: "panel-class"}, swatch(fill), html("span", {}, className)),
    ...panelMarks(marks),
    ...(note ? [html("p", {class: "panel-note"}, note)] : []),
    html(
      "dl",
      {class: "panel-facts"},
      ...facts.map(({label, text}) => html("div", {}, html("dt", {}, label), html("dd", {}, text)))
    ),
    ...scores.map((one, i) => scoreBars(i < scores.length - 1 ? withoutReading(one) : one)),
    ...trends.map(trend),
    ...(similar && similar.areas.length > 0 ? [similarAreasList(similar)] : [])
  ];
}

/** How to read the strips is said once, below the last of them. */
function withoutReading(props: ScoreBarsProps): ScoreBarsProps {
  return {...props, words: {...props.words, reading: ""}};
}
