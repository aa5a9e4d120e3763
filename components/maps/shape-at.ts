import type {AreaShape, AreaShapes} from "./area-shapes.js";

/** Shapes are shared by the maps of a page, and so are their paths. */
const paths = new WeakMap<AreaShape, Path2D>();

/** The path of an area to draw or to look for; made once, when it is needed. */
export function pathOf(area: AreaShape): Path2D {
  const known = paths.get(area);
  if (known) return known;
  const made = new Path2D(area.path);
  paths.set(area, made);
  return made;
}

/** Finds the area at a point of the plane, for maps that do not draw each area as an element. */
export function shapeFinder({areas}: AreaShapes): (x: number, y: number) => AreaShape | null {
  const context = document.createElement("canvas").getContext("2d")!;
  const near = ({bounds: [[x0, y0], [x1, y1]]}: AreaShape, x: number, y: number) =>
    x0 <= x && x <= x1 && y0 <= y && y <= y1;
  return (x, y) =>
    areas.find((area) => near(area, x, y) && context.isPointInPath(pathOf(area), x, y, "evenodd")) ?? null;
}
