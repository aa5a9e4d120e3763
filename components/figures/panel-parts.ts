import {html} from "../dom.js";
import {report, type AreaFill} from "../link-state.js";
import {swatch} from "../controls/swatch.js";

/** Areas that are like the chosen one; pressing one chooses it. */
export interface SimilarAreas {
  readonly title: string;
  readonly note: string;
  readonly areas: readonly {
    readonly id: string;
    readonly name: string;
    readonly place: string | null;
    readonly fill: AreaFill;
  }[];
}

/** Short sentences below the class: how sure it is. */
export function panelMarks(marks: readonly string[]): readonly Node[] {
  return marks.map((text) => html("p", {class: "panel-mark"}, text));
}

/** Dispatches `areaselect`, bubbling, as map and table do. */
export function similarAreasList({title, note, areas}: SimilarAreas): HTMLElement {
  const item = ({id, name, place, fill}: SimilarAreas["areas"][number]) => {
    const button = html("button", {type: "button"}, swatch(fill), name);
    button.addEventListener("click", () => report(button, "areaselect", {area: id}));
    return html("li", {}, button, place === null ? null : html("span", {}, place));
  };
  return html(
    "section",
    {class: "panel-similar"},
    html("h4", {}, title),
    html("ul", {}, ...areas.map(item)),
    html("p", {class: "score-reading"}, note)
  );
}
