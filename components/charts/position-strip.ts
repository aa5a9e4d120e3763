import {svg} from "../dom.js";

export interface PositionStripProps {
  /** Values of all areas. */
  readonly all: readonly number[];
  readonly value: number | null;
  /** Value of the whole city; null: none to compare with. */
  readonly city: number | null;
  /** Value of the area that contains this one. */
  readonly parent: number | null;
  /** Says what is seen, for those who do not see it. */
  readonly summary: string;
}

const [WIDTH, HEIGHT, INSET, BIN, BASE] = [200, 28, 6, 4, 22] as const;

/** The distribution of all areas as small bars, with one area's dot, the city's line and the parent's triangle on it. */
export function positionStrip({all, value, city, parent, summary}: PositionStripProps): SVGElement {
  const known = [...all, ...[value, city, parent].filter((one) => one !== null)];
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const x = (one: number) => INSET + ((one - low) / (high - low || 1)) * (WIDTH - 2 * INSET);
  const at = (one: number) => x(one).toFixed(1);
  return svg(
    "svg",
    {class: "position-strip", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": summary},
    svg("path", {class: "strip-all", d: bars(all, x)}),
    svg("path", {class: "strip-base", d: `M${INSET} ${BASE}H${WIDTH - INSET}`}),
    city !== null && svg("path", {class: "strip-city", d: `M${at(city)} 2V${BASE + 4}`}),
    parent !== null && svg("path", {class: "strip-parent", d: `M${at(parent)} ${BASE}l4 6h-8z`}),
    value !== null && svg("circle", {class: "strip-dot", cx: at(value), cy: BASE, r: 4.5})
  );
}

function bars(values: readonly number[], x: (value: number) => number): string {
  const bins = new Map<number, number>();
  for (const value of values) {
    const bin = Math.floor(x(value) / BIN);
    bins.set(bin, (bins.get(bin) ?? 0) + 1);
  }
  const most = Math.max(1, ...bins.values());
  return [...bins]
    .map(([bin, count]) => {
      const height = Math.max(1, (count / most) * (BASE - 3)).toFixed(1);
      return `M${bin * BIN} ${BASE}v-${height}h${BIN - 0.6}v${height}z`;
    })
    .join("");
}
