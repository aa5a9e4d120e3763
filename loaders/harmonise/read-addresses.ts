import type {AddressSource} from "../manifest/point-source.js";
import type {PlaceRow, PlaceTable} from "../read/place-table.js";
import {isBlankRow} from "../read/raw-table.js";
import {addressHeadings, addressReader} from "./address-columns.js";
import type {House} from "./address-index.js";
import {parseHouseNumber} from "./address-text.js";
import {coordinateReader} from "./coordinate-reader.js";
import {placeColumns, unusedColumns} from "./place-columns.js";
import type {PointEntry, PointReason, PointReport} from "./point-report.js";

/**
 * The municipality's house coordinates, and what became of each row.
 *
 * @throws InputError where a heading is missing or the decimal mark cannot be told
 */
export function readAddresses(
  table: PlaceTable,
  {columns: names, coordinates}: AddressSource
): {houses: House[]; report: PointReport} {
  const headings = [...addressHeadings(names), coordinates.x, coordinates.y].filter((name) => name !== null);
  const columns = placeColumns(table, headings, "addresses");
  const addressOf = addressReader(names, columns);
  const positionOf = coordinateReader(table, coordinates, columns);
  const entries: PointEntry[] = [];
  const houses = table.rows.flatMap((row: PlaceRow): House[] => {
    const setAside = (reason: PointReason, detail: string, column: number | null = null) => {
      entries.push({row: row.row, column, reason, used: false, detail});
      return [];
    };
    if (isBlankRow(row.cells)) return setAside("blank", "nothing in it");
    const {street, number, postcode} = addressOf(row);
    if (street === "" || parseHouseNumber(number) === null) {
      return setAside("no_address", "no street with a house number");
    }
    const position = positionOf(row);
    if (!("point" in position)) return setAside(position.reason, position.detail, position.column);
    return [{street, number, postcode, point: position.point}];
  });
  const report: PointReport = {
    ...{points: "addresses", file: table.file, sheet: table.sheet, header_rows: table.headerRows},
    ...{read: table.rows.length, used: houses.length, reported: entries.length, entries},
    ...unusedColumns(table.headings, headings)
  };
  return {houses, report};
}
