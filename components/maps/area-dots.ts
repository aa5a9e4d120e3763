import {svg} from "../dom.js";
import type {AreaShape} from "./area-shapes.js";

/** Small dots inside areas, of one size at any zoom (a stroke without length); a quiet mark that leaves the fill as it is. */
export function areaDots(byId: ReadonlyMap<string, AreaShape>): {
  readonly element: SVGElement;
  readonly show: (areas: ReadonlySet<string>) => void;
} {
  const [rim, dot] = [svg("path", {class: "area-dots-rim"}), svg("path", {class: "area-dots"})];
  return {
    element: svg("g", {"aria-hidden": "true"}, rim, dot),
    show(areas) {
      const d = [...areas].flatMap((id) => {
        const shape = byId.get(id);
        return shape ? [`M${shape.x.toFixed(2)} ${shape.y.toFixed(2)}h0`] : [];
      });
      for (const path of [rim, dot]) path.setAttribute("d", d.join(""));
    }
  };
}
