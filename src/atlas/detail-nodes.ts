import {trend} from "../components/charts/trend.js";
import {valueStrip} from "../components/charts/value-strip.js";
import {swatch} from "../components/controls/swatch.js";
import {html} from "../components/dom.js";
import {ATLAS_WORDS} from "../text/atlas.js";
import type {AtlasDetail} from "../views/atlas-detail.js";

/** The chosen area's panel. */
export function detailNodes(detail: AtlasDetail): readonly Node[] {
  const {name, place, value, className, fill, counts, compared, strip, profile} = detail;
  return [
    html(
      "header",
      {},
      html("h2", {}, name),
      html("p", {class: "panel-place"}, place, html("a", {href: profile}, ATLAS_WORDS.panel.profile))
    ),
    html(
      "p",
      {class: "atlas-value"},
      html("strong", {}, value),
      counts && html("span", {class: "atlas-counts"}, counts)
    ),
    html("p", {class: "panel-class"}, swatch(fill), html("span", {}, className)),
    html(
      "table",
      {class: "atlas-compared"},
      html(
        "tbody",
        {},
        ...compared.map((one) =>
          html(
            "tr",
            {},
            html("th", {scope: "row"}, one.name),
            html("td", {class: "numeric"}, one.value),
            html("td", {}, one.difference)
          )
        )
      )
    ),
    valueStrip(strip),
    ...(detail.trend ? [trend(detail.trend)] : [])
  ];
}
