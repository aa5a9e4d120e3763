import {swatch} from "../controls/swatch.js";
import {html} from "../dom.js";
import type {AreaFill, LinkState} from "../link-state.js";
import type {AreaTableCell, AreaTableColumn, AreaTableRow} from "./area-table.js";

/** A row and its elements, which stay while its texts change. */
export interface DrawnRow {
  readonly row: AreaTableRow;
  readonly tr: HTMLTableRowElement;
  readonly button: HTMLButtonElement;
  /** In the order of the columns. */
  readonly cells: readonly HTMLTableCellElement[];
}

/** Rows by area id. Elements of rows drawn before are taken over, and only what differs is written. */
export function drawRows(
  columns: readonly AreaTableColumn[],
  rows: readonly AreaTableRow[],
  before: ReadonlyMap<string, DrawnRow>
): ReadonlyMap<string, DrawnRow> {
  return new Map(
    rows.map((row) => {
      const kept = before.get(row.id);
      return [row.id, kept ? redrawn(kept, columns, row) : drawn(columns, row)];
    })
  );
}

/** Marks a row as hovered, selected or faded. */
export function paintRow({row, tr, button}: DrawnRow, {hovered, selected, highlighted}: LinkState): void {
  tr.classList.toggle("is-hovered", row.id === hovered);
  tr.classList.toggle("is-selected", row.id === selected);
  tr.classList.toggle("is-faded", highlighted !== null && !highlighted.has(row.id));
  button.setAttribute("aria-pressed", String(row.id === selected));
}

function drawn(columns: readonly AreaTableColumn[], row: AreaTableRow): DrawnRow {
  const button = html("button", {type: "button", tabindex: -1, "aria-pressed": "false"}, row.name);
  const cells = columns.map(({key, numeric}) => {
    const td = html("td", {class: numeric && "numeric"});
    write(td, row.cells[key]);
    return td;
  });
  const tr = html("tr", {"data-area": row.id}, html("th", {scope: "row"}, button), ...cells);
  return {row, tr, button, cells};
}

function redrawn(before: DrawnRow, columns: readonly AreaTableColumn[], row: AreaTableRow): DrawnRow {
  if (before.row.name !== row.name) before.button.textContent = row.name;
  columns.forEach(({key}, i) => {
    if (!sameCell(before.row.cells[key], row.cells[key])) write(before.cells[i]!, row.cells[key]);
  });
  return {...before, row};
}

function write(td: HTMLTableCellElement, cell: AreaTableCell | undefined): void {
  td.replaceChildren(...(cell?.fill ? [swatch(cell.fill)] : []), cell?.text ?? "");
}

function sameCell(a: AreaTableCell | undefined, b: AreaTableCell | undefined): boolean {
  return a?.text === b?.text && fillText(a?.fill) === fillText(b?.fill);
}

function fillText(fill: AreaFill | undefined): string {
  return fill === undefined ? "" : "colour" in fill ? fill.colour : `pattern ${fill.pattern}`;
}
