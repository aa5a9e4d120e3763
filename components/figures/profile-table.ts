import {positionStrip, type PositionStripProps} from "../charts/position-strip.js";
import {sparkline, type SparklineProps} from "../charts/sparkline.js";
import {html, uniqueId} from "../dom.js";

/** One indicator in one area. */
export interface ProfileCell {
  /** "41,2 %", or why there is no value. */
  readonly text: string;
  readonly value: number | null;
  /** Where it differs from the row's. */
  readonly period: string | null;
  /** "Neukölln 38,0 %" */
  readonly parent: string | null;
  readonly strip: PositionStripProps | null;
  readonly spark: SparklineProps | null;
  /** "+1,4 Punkte seit 2013" */
  readonly change: string | null;
}

export interface ProfileRow {
  readonly key: string;
  readonly title: string;
  /** Definition of the indicator; empty: none. */
  readonly note: string;
  readonly period: string;
  /** Unit where it does not stand behind every value. */
  readonly unit: string;
  /** "Berlin 27,3 %"; null where nothing compares. */
  readonly city: string | null;
  /** One per area, in their order. */
  readonly cells: readonly ProfileCell[];
}

export interface ProfileTableProps {
  readonly areas: readonly string[];
  readonly themes: readonly {readonly title: string; readonly rows: readonly ProfileRow[]}[];
  /** How to read the small charts; null: said elsewhere. */
  readonly reading: string | null;
  /** What stands below the table of a theme, in print; absent: nothing. */
  readonly caption?: (theme: string) => string;
  readonly words: {readonly indicator: string};
}

/**
 * The themes of a profile, each a table with a row per indicator and a column per area: profiles side by side line up row
 * by row. Roles are stated because on a narrow screen the rows are no longer laid out as a table.
 */
export function profileTable(props: ProfileTableProps, heading: "h2" | "h3"): HTMLElement {
  const {areas, themes, reading, caption, words} = props;
  return html(
    "div",
    {class: areas.length > 1 ? "profile-themes is-beside" : "profile-themes", "data-columns": areas.length},
    reading !== null && html("p", {class: "profile-reading"}, reading),
    ...themes.map(({title, rows}) => {
      const id = uniqueId("thema");
      return html(
        "section",
        {class: "profile-theme"},
        html(heading, {id}, title),
        html(
          "table",
          {class: "profile-table", role: "table", "aria-labelledby": id},
          caption !== undefined && html("caption", {}, caption(title)),
          html(
            "thead",
            {role: "rowgroup"},
            html(
              "tr",
              {role: "row"},
              html("th", {role: "columnheader", scope: "col"}, words.indicator),
              ...areas.map((name) => html("th", {role: "columnheader", scope: "col"}, name))
            )
          ),
          html("tbody", {role: "rowgroup"}, ...rows.map((row) => tableRow(row, areas)))
        )
      );
    })
  );
}

function tableRow({key, title, note, period, unit, city, cells}: ProfileRow, areas: readonly string[]) {
  const under = [unit, period, city].filter((text) => text !== null && text !== "").join(" · ");
  return html(
    "tr",
    {role: "row", "data-indicator": key},
    html(
      "th",
      {role: "rowheader", scope: "row"},
      html("span", {class: "row-title", title: note === "" ? null : note}, title),
      html("span", {class: "row-under"}, under)
    ),
    ...cells.map((cell, i) => tableCell(cell, areas.length > 1 ? areas[i]! : null))
  );
}

function tableCell({text, value, period, parent, strip, spark, change}: ProfileCell, area: string | null) {
  return html(
    "td",
    {role: "cell"},
    html(
      "div",
      {class: "profile-cell"},
      area && html("span", {class: "cell-area", "aria-hidden": "true"}, area),
      html(
        "span",
        {class: value === null ? "cell-value is-none" : "cell-value"},
        html("b", {"data-value": value}, text),
        period && html("small", {}, ` (${period})`)
      ),
      html("span", {class: "cell-strip"}, strip && positionStrip(strip)),
      html("span", {class: "cell-spark"}, spark && sparkline(spark)),
      html("span", {class: "cell-parent"}, parent),
      html("span", {class: "cell-change"}, change)
    )
  );
}
