import type {AgreementTableProps} from "../components/tables/agreement-table.js";
import {LAB_WORDS} from "../text/methodenlabor.js";
import {columnsOf} from "./download-columns.js";
import type {LabComparison} from "./lab-figure.js";
import {columnName} from "./shown-table.js";
import {className, locatedIn, type StatusFigureData} from "./status-data.js";
import type {DownloadColumn} from "./table-download.js";

/** The areas with another class, in the order given: classes and status index before and now. */
export function changedDownload(
  {pairs, reference, draft}: LabComparison,
  data: Pick<StatusFigureData, "places" | "method">,
  listed: readonly string[]
): readonly DownloadColumn[] {
  const byId = new Map(pairs.map((pair) => [pair.to.area_id, pair]));
  const {text, number} = columnsOf(listed.flatMap((id) => byId.get(id) ?? []));
  return [
    text("area_id", "Schlüssel", ({to}) => to.area_id),
    text("name", "Gebiet", ({to}) => to.name),
    text("parent", "liegt in", ({to}) => locatedIn(data, to)),
    text("class_before", LAB_WORDS.from, ({from}) => className(reference, from)),
    text("class_now", LAB_WORDS.to, ({to}) => className(draft, to)),
    number("status_index_before", `Status-Index, ${LAB_WORDS.from}`, ({from}) => from.status_index),
    number("status_index_now", `Status-Index, ${LAB_WORDS.to}`, ({to}) => to.status_index)
  ];
}

/** How many areas moved from which class to which: a row per class before, a column per class now. */
export function agreementDownload({
  rows,
  columns,
  counts,
  words
}: AgreementTableProps): readonly DownloadColumn[] {
  const {text, number} = columnsOf(rows.map((name, i) => ({name, counts: counts[i] ?? []})));
  return [
    text("class_before", LAB_WORDS.from, ({name}) => name),
    ...columns.map((name, i) =>
      number(`now_${columnName(name) || i + 1}`, `${words.now} ${name}`, (row) => row.counts[i] ?? 0)
    )
  ];
}
