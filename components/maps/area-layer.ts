import type {AreaFill, AreaPattern} from "../link-state.js";
import {areaCanvas} from "./area-canvas.js";
import {areaPaths} from "./area-paths.js";
import type {AreaShapes} from "./area-shapes.js";
import type {View} from "./gestures.js";

/** The filled areas of a map, below its borders, marks and names. */
export interface AreaLayer {
  /** A group for the plane of the drawing, or a canvas that lies below the drawing. */
  readonly element: SVGGElement | HTMLCanvasElement;
  /** Recolours; an area that is not in it is drawn as outline only. */
  fill(fills: ReadonlyMap<string, AreaFill>): void;
  /** Fades all areas but these; null: all are equal. */
  highlight(areas: ReadonlySet<string> | null): void;
  /** Where the plane lies in the box, whose size is in pixels of the page. */
  follow(view: View, box: {readonly width: number; readonly height: number}): void;
  /** Id of the area at the event's place. */
  areaAt(event: MouseEvent): string | null;
}

/**
 * Up to this many areas each is an element, which the browser scales, prints and exports as lines. It computes styles for each
 * that changes: 4,000 take 110 ms to the next picture, 34,000 half a second; on a canvas 15 and 60 ms.
 */
const MOST_ELEMENTS = 2000;

/** `patternFill`: paint server of a pattern, for areas that are elements. */
export function areaLayer(shapes: AreaShapes, patternFill: (pattern: AreaPattern) => string): AreaLayer {
  return shapes.areas.length > MOST_ELEMENTS ? areaCanvas(shapes) : areaPaths(shapes, patternFill);
}
