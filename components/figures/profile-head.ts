import {swatch} from "../controls/swatch.js";
import {html} from "../dom.js";
import type {AreaFill} from "../link-state.js";
import {locatorMap, type LocatorMapProps} from "../maps/locator-map.js";

/** The class of an area and how sure it is. */
export interface ProfileClass {
  /** "Status niedrig, Dynamik stabil", or why there is no class. */
  readonly text: string;
  readonly fill: AreaFill;
  /** Method and period. */
  readonly source: string;
  /** How far the next class is; null where that cannot be said. */
  readonly distance: string | null;
  /** How often variants of the method agree; null where nothing is known. */
  readonly certainty: string | null;
}

export interface ProfileHeadProps {
  readonly id: string;
  readonly name: string;
  /** "Planungsraum in Reuterstraße, Neukölln, Berlin" */
  readonly place: string;
  /** "Planungsraum" */
  readonly level: string;
  /** What contains the area, from near to far, with the addresses of their profiles. */
  readonly parents: readonly {readonly name: string; readonly href: string}[];
  readonly facts: readonly {readonly label: string; readonly text: string; readonly note: string | null}[];
  /** null: the level is not classified, or not yet known. */
  readonly classified: ProfileClass | null;
  /** null: not yet known. */
  readonly sentences: readonly string[] | null;
  readonly locator: LocatorMapProps | null;
  /** What stands below the map, in print; absent: nothing. */
  readonly locatorCaption?: string;
  /** Id of the heading, for links from the contents of a report. */
  readonly anchor?: string;
}

/** One area's name, place, map, residents, class and sentences; the first screen of its profile. */
export function profileHead(props: ProfileHeadProps, heading: "h1" | "h2" | "h3"): HTMLElement {
  const {name, facts, classified, sentences, locator} = props;
  return html(
    "header",
    {class: "profile-head", "data-area": props.id},
    html(
      "div",
      {class: "profile-name"},
      html(heading, {id: props.anchor}, name),
      html("p", {class: "profile-place"}, ...place(props))
    ),
    locator && html("div", {class: "profile-locator"}, ...locatorFigure(locator, props.locatorCaption)),
    html("div", {class: "profile-class"}, ...(classified === null ? [] : classLines(classified))),
    html(
      "dl",
      {class: "profile-facts"},
      ...facts.map(({label, text, note}) =>
        html(
          "div",
          {},
          html("dt", {}, label),
          html("dd", {}, html("b", {}, text), note && html("span", {}, note))
        )
      )
    ),
    html("p", {class: "profile-sentences"}, sentences === null ? " " : sentences.join(" "))
  );
}

function locatorFigure(locator: LocatorMapProps, caption: string | undefined): readonly Node[] {
  const map = locatorMap(locator);
  return caption === undefined
    ? [map]
    : [html("figure", {class: "report-locator"}, map, html("figcaption", {}, caption))];
}

function classLines({text, fill, source, distance, certainty}: ProfileClass): readonly Node[] {
  return [
    html("p", {class: "profile-class-name"}, swatch(fill), html("span", {}, text)),
    ...[distance, certainty, source]
      .filter((line) => line !== null)
      .map((line) => html("p", {class: "profile-class-note"}, line))
  ];
}

/** The place with links to the profiles of what contains the area. */
function place({place: words, level, parents}: ProfileHeadProps): readonly (Node | string)[] {
  if (parents.length === 0) return [words];
  const links = parents.flatMap(({name, href}, i) => [i > 0 ? ", " : "", html("a", {href}, name)]);
  return [`${level} in `, ...links];
}
