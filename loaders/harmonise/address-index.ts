import {nearest} from "../../src/model/nearest.js";
import type {Point} from "../read/feature-set.js";
import {parseHouseNumber, streetKey, type HouseNumber} from "./address-text.js";
import {METRES_PER_DEGREE} from "./label-point.js";

/** A row of the municipality's house coordinates, or an address that is looked for. */
export interface Address {
  readonly street: string;
  /** As written, with its suffix: "12 a", "12–14". */
  readonly number: string;
  /** "" where it is not known. */
  readonly postcode: string;
}

export interface House extends Address {
  readonly point: Point;
}

export type Located =
  | {
      readonly point: Point;
      /** exact: written as in the list. spelling: the same but for Str./Straße and the like. inexact: not the same house number. */
      readonly match: "exact" | "spelling" | "inexact";
      readonly detail: string;
    }
  | {readonly reason: "no_address" | "unknown_address" | "ambiguous_address"; readonly detail: string};

/** Houses with one address farther apart than this many metres are different places. */
const SAME_PLACE_M = 50;

interface Street {
  readonly name: string;
  /** By number and suffix. */
  readonly houses: Map<string, House[]>;
}

/**
 * Finds addresses in a municipality's list of house coordinates. Spellings of a street count as the same; of a range the
 * first number is taken, and a number whose suffix is unknown without it: both say so. Nothing else is guessed.
 */
export function addressIndex(houses: readonly House[]): (address: Address) => Located {
  const streets = new Map<string, Street>();
  for (const house of houses) {
    const key = streetKey(house.street);
    const street = streets.get(key) ?? {name: house.street, houses: new Map<string, House[]>()};
    streets.set(key, street);
    const number = numberKey(parseHouseNumber(house.number));
    street.houses.set(number, [...(street.houses.get(number) ?? []), house]);
  }
  const names = [...streets.values()].map(({name}) => name);
  return (address) => locate(address, streets, names);
}

function locate(address: Address, streets: ReadonlyMap<string, Street>, names: readonly string[]): Located {
  const parsed = parseHouseNumber(address.number);
  if (address.street === "" || parsed === null) {
    return {reason: "no_address", detail: "no street with a house number"};
  }
  const street = streets.get(streetKey(address.street));
  if (street === undefined) {
    const near = nearest(address.street, names);
    const known = near === null ? "none near it is known" : `nearest known "${near}"`;
    return {
      reason: "unknown_address",
      detail: `no street "${address.street}" in the list of addresses; ${known}`
    };
  }
  const exact = street.houses.get(numberKey(parsed));
  if (exact !== undefined && parsed.rest === "") return choose(exact, address, "exact");
  const near = exact ?? street.houses.get(numberKey({...parsed, suffix: ""}));
  if (near !== undefined) return choose(near, address, "inexact");
  const detail = `no house ${address.number} in "${street.name}" in the list of addresses`;
  return {reason: "unknown_address", detail};
}

function numberKey(number: Pick<HouseNumber, "number" | "suffix"> | null): string {
  return number === null ? "" : number.number + number.suffix;
}

/** The one place among the houses of an address, told apart by postcode where both sides have one. */
function choose(houses: readonly House[], address: Address, match: "exact" | "inexact"): Located {
  const written = `${address.street} ${address.number}`;
  const fitting = houses.filter(
    ({postcode}) => postcode === "" || address.postcode === "" || postcode === address.postcode
  );
  const [first] = fitting;
  if (first === undefined) {
    return {reason: "unknown_address", detail: `"${written}" has another postcode in the list of addresses`};
  }
  if (fitting.some(({point}) => distanceM(first.point, point) > SAME_PLACE_M)) {
    const detail = `"${written}" is ${fitting.length} places in the list of addresses; a postcode would tell them apart`;
    return {reason: "ambiguous_address", detail};
  }
  const detail = `"${written}" located at "${first.street} ${first.number}"`;
  const isSame = sameText(first.street, address.street) && match === "exact";
  return {point: first.point, match: isSame ? "exact" : match === "exact" ? "spelling" : "inexact", detail};
}

function sameText(a: string, b: string): boolean {
  const plain = (text: string) => text.normalize("NFC").toLowerCase().replace(/\s+/gu, " ").trim();
  return plain(a) === plain(b);
}

function distanceM(a: Point, b: Point): number {
  const shrink = Math.cos((a[1] * Math.PI) / 180);
  return Math.hypot((a[0] - b[0]) * shrink, a[1] - b[1]) * METRES_PER_DEGREE;
}
