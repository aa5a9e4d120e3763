/** Anchor colours from near the page's ground to far from it: [light theme, dark theme]. */
type Anchors = readonly (readonly [string, string])[];

/**
 * One hue from little to much, for the classes of a single indicator. The hue says what much means: `need` more need, `good`
 * something good, `plain` neither.
 */
const HUES = {
  need: [
    ["#d3e6e4", "#17403f"],
    ["#a3cdca", "#22605f"],
    ["#69aaa8", "#378683"],
    ["#2f8285", "#5fb3ad"],
    ["#00545a", "#a8e0d9"]
  ],
  good: [
    ["#e4e0f0", "#322b52"],
    ["#c3bbe2", "#4a407c"],
    ["#9a8dcb", "#6a5ea6"],
    ["#7061ad", "#9a8fd2"],
    ["#443479", "#d0c9f0"]
  ],
  plain: [
    ["#dde3e8", "#2b3640"],
    ["#b7c4cf", "#42525f"],
    ["#8ba0b0", "#607585"],
    ["#5f788b", "#8ea3b2"],
    ["#33495a", "#c8d5de"]
  ]
} as const satisfies Readonly<Record<string, Anchors>>;

export type Hue = keyof typeof HUES;

/** On both sides of a reference, from near it to far from it: light grey, then the hue. */
const BELOW: Anchors = [
  ["#d5dbe4", "#3b424d"],
  ["#7fa8dc", "#3c69ad"],
  ["#346bba", "#64a0ea"],
  ["#093774", "#bbd5ff"]
];
const ABOVE: Anchors = [
  ["#e3ddd0", "#4a443a"],
  ["#daae55", "#8a631a"],
  ["#a27200", "#c89b22"],
  ["#614300", "#ffe2b5"]
];

/** Colours of categories, without an order; the last one is for all the others. */
const CATEGORIES: Anchors = [
  ["#2f8285", "#5fb3ad"],
  ["#daa234", "#c89b22"],
  ["#346bba", "#64a0ea"],
  ["#a97fb4", "#b98cc4"],
  ["#7d5700", "#8a631a"],
  ["#8fc1a9", "#3f7d63"],
  ["#443479", "#d0c9f0"],
  ["#b9bec4", "#565d66"]
];

/** Most categories with a colour of their own. */
export const OWN_CATEGORIES = CATEGORIES.length - 1;

/** CSS colours of `count` classes (1 to 7), each following the page's `color-scheme`. */
export function sequentialColours(count: number, hue: Hue = "need"): readonly string[] {
  if (count < 1 || count > 7)
    throw new Error(`colours: unusable number of classes; expected 1 to 7, got ${count}`);
  return spread(HUES[hue], count);
}

/** Colours of the classes below a reference and of those above it, from the lowest class to the highest. */
export function divergingColours(below: number, above: number): readonly string[] {
  const nearest = (anchors: Anchors, count: number) =>
    count === 1 ? [mixed(anchors[1]!)] : spread(anchors, count);
  return [
    ...(below === 0 ? [] : nearest(BELOW, below)).toReversed(),
    ...(above === 0 ? [] : nearest(ABOVE, above))
  ];
}

/** A colour for each of `count` categories; beyond {@link OWN_CATEGORIES} all have the last one. */
export function categoryColours(count: number): readonly string[] {
  return Array.from({length: count}, (_, i) => mixed(CATEGORIES[Math.min(i, OWN_CATEGORIES)]!));
}

function spread(anchors: Anchors, count: number): readonly string[] {
  const last = anchors.length - 1;
  return Array.from({length: count}, (_, i) => {
    const place = count === 1 ? last / 2 : (i / (count - 1)) * last;
    const [low, high] = [anchors[Math.floor(place)]!, anchors[Math.ceil(place)]!];
    return mixed([0, 1].map((theme) => between(low[theme]!, high[theme]!, place % 1)) as [string, string]);
  });
}

function mixed([light, dark]: readonly [string, string]): string {
  return `light-dark(${light}, ${dark})`;
}

/** Linear in sRGB. */
function between(a: string, b: string, share: number): string {
  const channel = (hex: string, i: number) => parseInt(hex.slice(1 + 2 * i, 3 + 2 * i), 16);
  const mix = (i: number) => Math.round(channel(a, i) + (channel(b, i) - channel(a, i)) * share);
  return `#${[0, 1, 2].map((i) => mix(i).toString(16).padStart(2, "0")).join("")}`;
}
