import {html} from "../dom.js";

export interface AgreementTableProps {
  readonly caption: string;
  /** Names of the classes: rows before, columns now. */
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Number of areas, `[row][column]`. */
  readonly counts: readonly (readonly number[])[];
  /** Whether rows and columns are the same classes: then the diagonal stands for what stayed. */
  readonly square: boolean;
  readonly words: {
    readonly before: string;
    readonly now: string;
    readonly format: (count: number) => string;
  };
}

/** How many areas moved from which class to which. */
export function agreementTable(props: AgreementTableProps): HTMLElement {
  const {caption, rows, columns, counts, square, words} = props;
  const most = Math.max(1, ...counts.flatMap((row, i) => row.filter((_, j) => !square || i !== j)));
  return html(
    "div",
    {class: "agreement-table", tabindex: 0, role: "region", "aria-label": caption},
    html(
      "table",
      {},
      html("caption", {}, caption),
      html(
        "thead",
        {},
        html("tr", {}, html("td", {}), html("th", {colspan: columns.length, scope: "colgroup"}, words.now)),
        html(
          "tr",
          {},
          html("th", {scope: "col"}, words.before),
          ...columns.map((name) => html("th", {scope: "col"}, name))
        )
      ),
      html(
        "tbody",
        {},
        ...rows.map((name, i) =>
          html(
            "tr",
            {},
            html("th", {scope: "row"}, name),
            ...columns.map((_, j) => {
              const count = counts[i]?.[j] ?? 0;
              const same = square && i === j;
              const strength = same || count === 0 ? 0 : 12 + Math.round((40 * count) / most);
              return html(
                "td",
                {class: same ? "is-same" : count === 0 ? "is-none" : "", style: `--strength:${strength}%`},
                words.format(count)
              );
            })
          )
        )
      )
    )
  );
}
