import {html} from "../dom.js";

/** How much there is of one indicator in one period, as shares of all areas; what is left to 1 is missing. */
export interface AvailabilityCell {
  readonly values: number;
  readonly withheld: number;
  /** "70 von 72 Gebieten, 2 k. A." */
  readonly text: string;
}

export interface AvailabilityTableProps {
  readonly caption: string;
  /** Heading of the first column. */
  readonly name: string;
  readonly periods: readonly {readonly key: string; readonly title: string}[];
  readonly groups: readonly {
    readonly title: string;
    readonly rows: readonly {
      readonly title: string;
      /** By period; null: nothing was delivered. */
      readonly cells: readonly (AvailabilityCell | null)[];
    }[];
  }[];
  /** What is said of a cell without anything. */
  readonly nothing: string;
  readonly legend: {readonly values: string; readonly withheld: string; readonly missing: string};
}

/** What is small must still be seen. */
const SMALLEST = 0.14;

/** Indicators by period: a block is as full as areas have values; what is withheld is hatched, what is missing stays empty. */
export function availabilityTable(props: AvailabilityTableProps): HTMLElement {
  const {caption, name, periods, groups} = props;
  return html(
    "div",
    {class: "availability"},
    legend(props),
    html(
      "div",
      {class: "availability-scroll", tabindex: 0, role: "region", "aria-label": caption},
      html(
        "table",
        {},
        html("caption", {class: "visually-hidden"}, caption),
        html(
          "thead",
          {},
          html(
            "tr",
            {},
            html("th", {scope: "col"}, name),
            ...periods.map(({title}) => html("th", {scope: "col", class: "availability-period"}, title))
          )
        ),
        ...groups.map((group, i) => groupBody(group, i > 0, props))
      )
    )
  );
}

/** @param repeated - whether the periods stand over the group once more: the head is out of sight by then */
function groupBody(
  {title, rows}: AvailabilityTableProps["groups"][number],
  repeated: boolean,
  {periods, nothing}: AvailabilityTableProps
): HTMLElement {
  return html(
    "tbody",
    {},
    html(
      "tr",
      {class: "availability-group"},
      html("th", {scope: "rowgroup"}, title),
      ...periods.map((period) => html("td", {"aria-hidden": "true"}, repeated ? period.title : null))
    ),
    ...rows.map((row) =>
      html(
        "tr",
        {},
        html("th", {scope: "row"}, row.title),
        ...row.cells.map((one, i) => cell(one, `${periods[i]?.title}: ${one?.text ?? nothing}`))
      )
    )
  );
}

function cell(one: AvailabilityCell | null, text: string): HTMLElement {
  const block =
    one === null
      ? html("span", {class: "availability-nothing", "aria-hidden": "true"})
      : html("span", {class: "availability-block", style: heights(one), "aria-hidden": "true"});
  return html("td", {title: text}, block, html("span", {class: "visually-hidden"}, text));
}

function heights({values, withheld}: AvailabilityCell): string {
  const missing = Math.max(0, 1 - values - withheld);
  const seen = (share: number) => (share <= 0.0001 ? 0 : Math.max(SMALLEST, share));
  const [a, b, c] = [seen(values), seen(withheld), seen(missing)];
  const sum = a + b + c || 1;
  const percent = (share: number) => `${((100 * share) / sum).toFixed(1)}%`;
  return `--values:${percent(a)};--withheld:${percent(b)}`;
}

function legend({legend: words}: AvailabilityTableProps): HTMLElement {
  const entry = (style: string, text: string) =>
    html("li", {}, html("span", {class: "availability-block", style, "aria-hidden": "true"}), text);
  return html(
    "ul",
    {class: "availability-legend"},
    entry("--values:100%;--withheld:0%", words.values),
    entry("--values:0%;--withheld:100%", words.withheld),
    entry("--values:0%;--withheld:0%", words.missing)
  );
}
