import {svg} from "../dom.js";
import type {AreaFill, AreaPattern} from "../link-state.js";
import type {AreaLayer} from "./area-layer.js";
import type {AreaShapes} from "./area-shapes.js";

const NO_FILL: AreaFill = {pattern: "outline"};

/** Areas as one path each. */
export function areaPaths({areas}: AreaShapes, patternFill: (pattern: AreaPattern) => string): AreaLayer {
  const paths = new Map(
    areas.map(({id, path}) => [id, svg("path", {class: "area", "data-area": id, d: path})])
  );
  const painted = new Map<string, string>();
  return {
    element: svg("g", {class: "areas"}, ...paths.values()),
    // Touches only the areas whose fill is another one than before: the browser computes styles anew for each that is touched.
    fill(fills) {
      for (const [area, path] of paths) {
        const fill = fills.get(area) ?? NO_FILL;
        const paint = "colour" in fill ? fill.colour : patternFill(fill.pattern);
        if (painted.get(area) === paint) continue;
        painted.set(area, paint);
        path.style.fill = paint;
        path.classList.toggle("area-empty", "pattern" in fill);
      }
    },
    highlight(strong) {
      for (const [area, path] of paths)
        path.classList.toggle("area-faded", strong !== null && !strong.has(area));
    },
    follow: () => undefined,
    areaAt: ({target}) => (target as Element).closest<SVGElement>("[data-area]")?.dataset.area ?? null
  };
}
