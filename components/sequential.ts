/**
 * One hue from little to much, for the classes of a single indicator: light theme and dark theme, the farther from the
 * page's ground the more. Five anchors, interpolated by choice: fewer classes take them evenly.
 */
const ANCHORS = [
  ["#d3e6e4", "#17403f"],
  ["#a3cdca", "#22605f"],
  ["#69aaa8", "#378683"],
  ["#2f8285", "#5fb3ad"],
  ["#00545a", "#a8e0d9"]
] as const;

/** CSS colours of `count` classes (1 to 5), each following the page's `color-scheme`. */
export function sequentialColours(count: number): readonly string[] {
  if (count < 1 || count > ANCHORS.length)
    throw new Error(`colours: too many classes; expected 1 to ${ANCHORS.length}, got ${count}`);
  const last = ANCHORS.length - 1;
  return Array.from({length: count}, (_, i) => {
    const place = count === 1 ? last / 2 : (i / (count - 1)) * last;
    const [light, dark] = ANCHORS[Math.round(place)]!;
    return `light-dark(${light}, ${dark})`;
  });
}
