import type {AreaShape, AreaShapes} from "./area-shapes.js";

/** Finds the area at a point of the plane, for maps that draw many areas as one path. */
export function shapeFinder({areas}: AreaShapes): (x: number, y: number) => AreaShape | null {
  const context = document.createElement("canvas").getContext("2d")!;
  const paths = new Map<string, Path2D>();
  const pathOf = ({id, path}: AreaShape) => {
    const known = paths.get(id) ?? new Path2D(path);
    paths.set(id, known);
    return known;
  };
  const near = ({bounds: [[x0, y0], [x1, y1]]}: AreaShape, x: number, y: number) =>
    x0 <= x && x <= x1 && y0 <= y && y <= y1;
  return (x, y) =>
    areas.find((area) => near(area, x, y) && context.isPointInPath(pathOf(area), x, y)) ?? null;
}
