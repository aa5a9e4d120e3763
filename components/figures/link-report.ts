import {html} from "../dom.js";
import {report} from "../link-state.js";

export interface LinkReportProps {
  /** What is to be said first. */
  readonly title: string;
  /** Further sentences. */
  readonly notes: readonly string[];
  /** Areas that have changed; each can be chosen. */
  readonly areas: readonly {readonly id: string; readonly name: string; readonly text: string}[];
  /** Leads to the same view on other data; null: nowhere to go. */
  readonly action: {readonly label: string; readonly href: string} | null;
}

const OPEN_AT_MOST = 8;

/** Says what has changed since a link was made. A press on an area dispatches `areaselect`, as a map does. */
export function linkReport({title, notes, areas, action}: LinkReportProps): HTMLElement {
  const list = html(
    "ul",
    {},
    ...areas.map(({id, name, text}) => {
      const button = html("button", {type: "button", "data-area": id}, name);
      button.addEventListener("click", () => report(button, "areaselect", {area: id}));
      return html("li", {}, button, html("span", {}, text));
    })
  );
  return html(
    "section",
    {class: "link-report", role: "status"},
    html("p", {class: "link-report-title"}, title),
    areas.length > 0 &&
      (areas.length <= OPEN_AT_MOST
        ? list
        : html("details", {}, html("summary", {}, `Alle ${areas.length} Gebiete`), list)),
    notes.length > 0 && html("p", {class: "link-report-notes"}, notes.join(" ")),
    action !== null && html("p", {}, html("a", {href: action.href, class: "button"}, action.label))
  );
}
