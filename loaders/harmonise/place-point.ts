import type {PointOfInterest} from "../../src/model/poi.js";
import type {Point} from "../read/feature-set.js";
import type {WrittenAddress} from "./address-columns.js";
import type {Address, Located} from "./address-index.js";
import type {AreaLocator} from "./area-locator.js";
import type {Position} from "./coordinate-reader.js";
import type {PointEntry, PointReason} from "./point-report.js";

export interface PointTools {
  readonly areasOf: AreaLocator;
  /** null: the municipality gives no list of addresses. */
  readonly locate: ((address: Address) => Located) | null;
}

/** A row that stays out, and why. */
export interface SetAside {
  readonly reason: PointReason;
  readonly detail: string;
  readonly column?: number | null;
}

/** Where a point is. */
export interface Placed {
  readonly point: Point;
  readonly areas: PointOfInterest["areas"];
  readonly remarks: readonly Pick<PointEntry, "reason" | "detail" | "column">[];
}

/**
 * Places a row by its coordinates, where it has none by its address, and finds its areas. A row whose coordinates are
 * wrong is not placed by its address: one of the two is a mistake somebody should look at.
 */
export function placePoint(
  position: Position | null,
  address: WrittenAddress | null,
  {locate, areasOf}: PointTools
): Placed | SetAside {
  if (position !== null && "point" in position) return withAreas(position.point, [], areasOf);
  if (position?.reason === "bad_coordinates" || address === null || locate === null) {
    return position ?? {reason: "no_address", detail: "no coordinates and no address"};
  }
  const found = locate(address);
  if (!("point" in found)) return found;
  const {match, detail} = found;
  const reason = match === "inexact" ? "inexact_address" : "spelling";
  return withAreas(found.point, match === "exact" ? [] : [{reason, detail, column: null}], areasOf);
}

function withAreas(
  point: Point,
  remarks: Placed["remarks"],
  areasOf: PointTools["areasOf"]
): Placed | SetAside {
  const areas = areasOf(point);
  const levels = Object.keys(areas);
  const without = levels.filter((level) => areas[level] === null);
  if (without.length === levels.length) {
    const [x, y] = point;
    const swapped = Object.values(areasOf([y, x])).some((area) => area !== null);
    const hint = swapped ? "; x and y seem to be swapped" : "";
    return {reason: "outside", detail: `in no area of any level${hint}`};
  }
  if (without.length === 0) return {point, areas, remarks};
  const detail = `in no area of ${without.join(", ")}`;
  return {point, areas, remarks: [...remarks, {reason: "partly_outside", detail, column: null}]};
}
