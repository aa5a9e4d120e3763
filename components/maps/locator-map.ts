import {svg} from "../dom.js";

export interface LocatorMapProps {
  /** Outer border, borders inside and the area as paths of `locatorPaths`. */
  readonly outline: string;
  readonly borders: string | null;
  readonly area: string;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  /** "Lage von Reuterkiez in Berlin" */
  readonly label: string;
}

/** Width of the plane of a locator map. */
export const LOCATOR_PLANE = 200;

/** Where an area lies: the city's outline and the area in it, with a ring where it is too small to be seen. */
export function locatorMap({outline, borders, area, x, y, height, label}: LocatorMapProps): SVGElement {
  return svg(
    "svg",
    {
      class: "locator-map",
      viewBox: `-2 -2 ${LOCATOR_PLANE + 4} ${Math.ceil(height) + 4}`,
      role: "img",
      "aria-label": label
    },
    svg("path", {class: "locator-city", d: outline}),
    borders !== null && svg("path", {class: "locator-borders", d: borders}),
    svg("path", {class: "locator-area", d: area}),
    svg("circle", {class: "locator-ring", cx: x, cy: y, r: 9})
  );
}

/**
 * A path of the big plane (1000 units wide) on whole units of the small one: points that fall together are drawn once, so
 * that hundreds of maps stay small. Understands what d3-geo writes: absolute M, L and Z.
 */
export function locatorPath(path: string, scale: number): string {
  const short = (at: string) => Math.round(Number(at) * scale * 2) / 2;
  return path
    .split("M")
    .slice(1)
    .map((ring) => {
      const closed = ring.endsWith("Z");
      const points = ring.replace(/Z$/, "").split("L");
      const kept = points.map((point) => point.split(",").map(short).join(","));
      const line = kept.filter((point, i) => point !== kept[i - 1]);
      return line.length < 2 ? "" : `M${line.join("L")}${closed ? "Z" : ""}`;
    })
    .join("");
}
