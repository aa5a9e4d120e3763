import {areaShapeSteps, PLANE, type AreaShapes} from "../components/maps/area-shapes.js";
import {LOCATOR_PLANE, locatorPath, type LocatorMapProps} from "../components/maps/locator-map.js";
import {loadBoundaries, type Boundaries} from "../db/boundaries.js";
import type {ListedArea} from "../model/area.js";
import type {BuildInfo} from "../model/build-info.js";
import {runInSlices} from "../model/run-in-slices.js";

/** Draws where areas of one level and one set of boundaries lie; the shared paths are made once. */
export interface Locator {
  readonly boundaries: Boundaries;
  readonly propsOf: (area: ListedArea, city: string) => LocatorMapProps | null;
}

/** A day on which the area's boundaries are in force. */
export function dayOf({valid_to, valid_from}: Pick<ListedArea, "valid_from" | "valid_to">): string {
  return valid_to ?? (valid_from !== null && valid_from > "2999" ? valid_from : "2999-12-31");
}

/** The locator of an area's level; null where the site has no boundaries of it. */
export async function locatorFor(
  site: {readonly info: BuildInfo},
  area: ListedArea
): Promise<Locator | null> {
  const day = dayOf(area);
  const known = site.info.layers.some(
    ({level, valid_from, valid_to}) =>
      level === area.level &&
      (valid_from === null || valid_from <= day) &&
      (valid_to === null || day <= valid_to)
  );
  if (!known) return null;
  const boundaries = await loadBoundaries(site, area.level, day);
  return {boundaries, propsOf: locator(await runInSlices(areaShapeSteps(boundaries)))};
}

function locator({areas, outline, borders, height}: AreaShapes): Locator["propsOf"] {
  const scale = LOCATOR_PLANE / PLANE;
  const shared = {
    outline: locatorPath(outline, scale),
    borders: borders === null ? null : locatorPath(borders, scale),
    height: height * scale
  };
  const byId = new Map(areas.map((shape) => [shape.id, shape]));
  return ({area_id, name}, city) => {
    const shape = byId.get(area_id);
    if (shape === undefined) return null;
    const {path, x, y} = shape;
    return {
      ...shared,
      area: locatorPath(path, scale),
      x: x * scale,
      y: y * scale,
      label: name === city ? `Umriss: ${city}` : `Lage von ${name} in ${city}`
    };
  };
}
