import type {PointOfInterest} from "../../src/model/poi.js";
import type {Point} from "../read/feature-set.js";
import type {WrittenAddress} from "./address-columns.js";
import type {Address, Located} from "./address-index.js";
import type {AreaLocator, NamedArea} from "./area-locator.js";
import type {Position} from "./coordinate-reader.js";
import type {PointEntry, PointReason} from "./point-report.js";

export interface PointTools {
  readonly areas: AreaLocator;
  /** null: the municipality gives no list of addresses. */
  readonly locate: ((address: Address) => Located) | null;
}

/** A row that stays out, and why. */
export interface SetAside {
  readonly reason: PointReason;
  readonly detail: string;
  readonly column?: number | null;
}

/** What a row says of its place. */
export interface PlaceClues {
  readonly position: Position | null;
  readonly address: WrittenAddress | null;
  /** The area the row itself names, which holds where the point lies at most `withinM` metres outside of it. */
  readonly named: (NamedArea & {readonly withinM: number}) | null;
}

type PlaceRemark = Pick<PointEntry, "reason" | "detail" | "column">;

/** Where a point is. */
export interface Placed {
  readonly point: Point;
  readonly areas: PointOfInterest["areas"];
  readonly remarks: readonly PlaceRemark[];
}

/**
 * Places a row by its coordinates, where it has none by its address, and finds its areas. A row whose coordinates are
 * wrong is not placed by its address: one of the two is a mistake somebody should look at.
 */
export function placePoint(
  {position, address, named}: PlaceClues,
  {locate, areas}: PointTools
): Placed | SetAside {
  if (position !== null && "point" in position) return withAreas(position.point, named, [], areas);
  if (position?.reason === "bad_coordinates" || address === null || locate === null) {
    return position ?? {reason: "no_address", detail: "no coordinates and no address"};
  }
  const found = locate(address);
  if (!("point" in found)) return found;
  const {match, detail} = found;
  const reason = match === "inexact" ? "inexact_address" : "spelling";
  return withAreas(found.point, named, match === "exact" ? [] : [{reason, detail, column: null}], areas);
}

function withAreas(
  point: Point,
  named: PlaceClues["named"],
  before: readonly PlaceRemark[],
  locator: AreaLocator
): Placed | SetAside {
  const {areas, remarks: about} = areasWith(point, named, locator);
  const levels = Object.keys(areas);
  const without = levels.filter((level) => areas[level] === null);
  if (without.length === levels.length) {
    const [x, y] = point;
    const swapped = Object.values(locator.areasOf([y, x])).some((area) => area !== null);
    const hint = swapped ? "; x and y seem to be swapped" : "";
    return {reason: "outside", detail: `in no area of any level${hint}`};
  }
  const remarks = [...before, ...about];
  if (without.length === 0) return {point, areas, remarks};
  const detail = `in no area of ${without.join(", ")}`;
  return {point, areas, remarks: [...remarks, {reason: "partly_outside", detail, column: null}]};
}

/** Areas by the boundaries; the one the row names instead where the point lies hardly outside of it. */
function areasWith(point: Point, named: PlaceClues["named"], locator: AreaLocator) {
  const areas = locator.areasOf(point);
  if (named === null || areas[named.level] === named.area_id) return {areas, remarks: []};
  const {level, area_id, withinM} = named;
  const lies = `lies in ${level} ${areas[level] ?? "none"}`;
  const distance = locator.distanceM(point, named);
  const remark = (reason: PlaceRemark["reason"], detail: string) => [{reason, detail, column: null}];
  if (distance === null) {
    return {areas, remarks: remark("other_area", `names ${level} "${area_id}", which is not known; ${lies}`)};
  }
  const far = `names ${level} ${area_id}, ${distance.toFixed(1)} m outside of it; ${lies}`;
  if (distance > withinM) return {areas, remarks: remark("other_area", far)};
  return {areas: locator.areasOf(point, named), remarks: remark("near_border", far)};
}
