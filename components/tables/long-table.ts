import type {AreaTableElement, AreaTableProps, AreaTableRow} from "./area-table.js";
import {valueTable, type ValueColumn, type ValueTableProps} from "./value-table.js";

const {compare} = new Intl.Collator("de", {numeric: true});

/** A table of tens of thousands of rows: the same as `areaTable`, with the rows in sight only. */
export function longTable({columns, rows, words}: AreaTableProps): AreaTableElement {
  const table = valueTable(valueProps(columns, rows, words));
  const show = table.update;
  return Object.assign(table, {
    update: (next: readonly AreaTableRow[]) => show(valueProps(columns, next, words))
  });
}

function valueProps(
  columns: AreaTableProps["columns"],
  rows: readonly AreaTableRow[],
  words: AreaTableProps["words"]
): ValueTableProps {
  const areas = rows.toSorted((a, b) => compare(a.name, b.name));
  const valueColumn = ({key, title, numeric}: AreaTableProps["columns"][number]): ValueColumn => ({
    ...{key, title, numeric},
    text: (row) => areas[row]!.cells[key]?.text ?? "",
    sort: (row) => areas[row]!.cells[key]?.sort ?? null,
    ...(areas.some(({cells}) => cells[key]?.fill) && {
      fill: (row) => areas[row]!.cells[key]?.fill ?? {pattern: "outline"}
    })
  });
  return {areas, columns: columns.map(valueColumn), words};
}
