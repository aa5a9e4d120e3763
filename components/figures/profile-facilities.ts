import {html} from "../dom.js";

export interface ProfileFacilitiesProps {
  readonly title: string;
  /** What is said where an area has none. */
  readonly none: string;
  readonly areas: readonly string[];
  /** Places by category, for every area those in it. */
  readonly categories: readonly {
    readonly title: string;
    readonly places: readonly (readonly {readonly name: string; readonly address: string | null}[])[];
  }[];
}

/** Facilities by category with their number and their names, a column per area. */
export function profileFacilities(props: ProfileFacilitiesProps, heading: "h2" | "h3"): HTMLElement {
  const {title, none, areas, categories} = props;
  if (categories.length === 0)
    return html("section", {class: "profile-facilities"}, html(heading, {}, title), html("p", {}, none));
  const body = categories.map(({title: category, places}) =>
    html(
      "tr",
      {role: "row"},
      html("th", {role: "rowheader", scope: "row"}, category),
      ...places.map((own, i) => placesCell(own, areas.length > 1 ? areas[i]! : null))
    )
  );
  return html(
    "section",
    {class: areas.length > 1 ? "profile-facilities is-beside" : "profile-facilities"},
    html(heading, {}, title),
    html(
      "table",
      {class: "profile-table", role: "table", "aria-label": title, "data-columns": areas.length},
      html("tbody", {role: "rowgroup"}, ...body)
    )
  );
}

function placesCell(
  places: ProfileFacilitiesProps["categories"][number]["places"][number],
  area: string | null
) {
  return html(
    "td",
    {role: "cell"},
    area && html("span", {class: "cell-area", "aria-hidden": "true"}, area),
    html("b", {class: "place-count"}, String(places.length)),
    places.length > 0 &&
      html(
        "ul",
        {class: "place-list"},
        ...places.map(({name, address}) => html("li", {}, name, address && html("span", {}, `, ${address}`)))
      )
  );
}
