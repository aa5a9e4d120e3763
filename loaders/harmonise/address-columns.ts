import type {AddressColumns} from "../manifest/point-source.js";
import type {PlaceRow} from "../read/place-table.js";
import {cellText} from "../read/raw-table.js";
import type {Address} from "./address-index.js";
import {splitAddress} from "./address-text.js";

/** The names of the columns an address is in. */
export function addressHeadings({street, number, suffix, postcode}: AddressColumns): string[] {
  return [street, number, suffix, postcode].filter((name) => name !== null);
}

/** An address as it is shown and as it is looked for; the parts are empty where the row has none. */
export interface WrittenAddress extends Address {
  /** In one line; null where the row has none. */
  readonly text: string | null;
}

/** How to read a row's address. */
export function addressReader(
  {street, number, suffix, postcode}: AddressColumns,
  columns: ReadonlyMap<string, number>
): (row: PlaceRow) => WrittenAddress {
  return ({cells}) => {
    const text = (name: string | null) => (name === null ? "" : cellText(cells[columns.get(name)!]));
    const own = {street: text(street), number: `${text(number)} ${text(suffix)}`.trim()};
    const line = `${own.street} ${own.number}`.trim();
    const parts = own.number === "" ? (splitAddress(own.street) ?? own) : own;
    return {...parts, postcode: postcodeOf(text(postcode)), text: line === "" ? null : line};
  };
}

/** Excel takes the zero off "01067". */
function postcodeOf(text: string): string {
  return /^\d{4}$/.test(text) ? `0${text}` : text;
}
