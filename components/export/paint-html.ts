import {svg} from "../dom.js";
import {inlineStyles} from "./inline-styles.js";

/** Names of the patterns that stand for the page's hatching and dots; the drawing must hold them (`exportPatterns`). */
const HATCH = "export-hatch";
const DOTS = "export-dots";

const measuring = typeof document === "undefined" ? null : document.createElement("canvas").getContext("2d");

/** The patterns of areas without a class, as legends show them. */
export function exportPatterns(): SVGDefsElement {
  const pattern = (id: string, rotate: number, ...marks: SVGElement[]) =>
    svg(
      "pattern",
      {id, width: 4, height: 4, patternUnits: "userSpaceOnUse", patternTransform: `rotate(${rotate})`},
      svg("rect", {width: 4, height: 4, fill: "#fff"}),
      ...marks
    );
  return svg(
    "defs",
    {},
    pattern(HATCH, 45, svg("rect", {width: 1.1, height: 4, fill: "#555"})),
    pattern(DOTS, 0, svg("circle", {cx: 2, cy: 2, r: 1, fill: "#555"}))
  );
}

/**
 * Draws an element of the page as SVG the way it stands there: grounds, borders, texts line by line, drawings within. For
 * legends and the like, not for pages: it knows no pictures, no round borders beyond a radius, no pseudo-elements.
 * @param origin - point of the page that becomes 0,0
 */
export function paintHtml(element: Element, origin: {readonly x: number; readonly y: number}): SVGElement[] {
  const style = getComputedStyle(element);
  if (isHidden(element, style)) return [];
  const box = element.getBoundingClientRect();
  const at = {x: box.x - origin.x, y: box.y - origin.y, width: box.width, height: box.height};
  if (element instanceof SVGSVGElement) {
    const copy = inlineStyles(element);
    copy.setAttribute("x", String(at.x));
    copy.setAttribute("y", String(at.y));
    return [copy];
  }
  if (element instanceof HTMLCanvasElement) return [svg("image", {...at, href: element.toDataURL()})];
  return [
    ...ground(style, at),
    ...[...element.childNodes].flatMap((child) => {
      if (child instanceof Element) return paintHtml(child, origin);
      return child instanceof Text ? paintText(child, style, origin) : [];
    })
  ];
}

function isHidden(element: Element, style: CSSStyleDeclaration): boolean {
  const box = element.getBoundingClientRect();
  return (
    style.display === "none" ||
    style.visibility === "hidden" ||
    style.opacity === "0" ||
    style.clipPath === "inset(50%)" ||
    element.matches(".visually-hidden, .map-buttons, [data-export-skip], input, select, textarea") ||
    (box.width <= 1 && box.height <= 1 && element.childElementCount === 0)
  );
}

function ground(
  style: CSSStyleDeclaration,
  at: {readonly x: number; readonly y: number; readonly width: number; readonly height: number}
): SVGElement[] {
  const fill = style.backgroundImage.includes("repeating-linear-gradient")
    ? `url(#${HATCH})`
    : style.backgroundImage.includes("radial-gradient")
      ? `url(#${DOTS})`
      : style.backgroundColor;
  const isClear = /^rgba\(.*, 0\)$|^transparent$/.test(fill);
  const sides = (["Top", "Right", "Bottom", "Left"] as const).map((side) => ({
    side,
    width: parseFloat(style[`border${side}Width`]),
    colour: style[`border${side}Color`]
  }));
  const {x, y, width, height} = at;
  const ends = {
    Top: [x, y, x + width, y],
    Right: [x + width, y, x + width, y + height],
    Bottom: [x, y + height, x + width, y + height],
    Left: [x, y, x, y + height]
  } as const;
  return [
    ...(isClear ? [] : [svg("rect", {...at, fill, rx: parseFloat(style.borderTopLeftRadius) || null})]),
    ...sides
      .filter((one) => one.width > 0)
      .map(({side, width: stroke, colour}) => {
        const [x1, y1, x2, y2] = ends[side];
        return svg("line", {x1, y1, x2, y2, stroke: colour, "stroke-width": stroke});
      })
  ];
}

function paintText(
  text: Text,
  style: CSSStyleDeclaration,
  origin: {readonly x: number; readonly y: number}
): SVGElement[] {
  return linesOf(text).map(({words, box}) => {
    const font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    measuring!.font = font;
    const {fontBoundingBoxAscent: up, fontBoundingBoxDescent: down} = measuring!.measureText("x");
    const baseline = box.top + (box.height - up - down) / 2 + up;
    return svg(
      "text",
      {
        x: box.left - origin.x,
        y: baseline - origin.y,
        fill: style.color,
        "font-family": style.fontFamily.replaceAll('"', "'"),
        "font-size": style.fontSize,
        "font-weight": style.fontWeight,
        "font-style": style.fontStyle
      },
      words
    );
  });
}

/** The lines a text is broken into on the page. */
function linesOf(text: Text): {words: string; box: DOMRect}[] {
  const range = document.createRange();
  const lines: {words: string; box: DOMRect}[] = [];
  for (const match of text.data.matchAll(/\S+/g)) {
    range.setStart(text, match.index);
    range.setEnd(text, match.index + match[0].length);
    const box = range.getBoundingClientRect();
    if (box.width === 0) continue;
    const last = lines.at(-1);
    if (last !== undefined && Math.abs(last.box.top - box.top) < box.height / 2) {
      last.words += ` ${match[0]}`;
    } else lines.push({words: match[0], box});
  }
  return lines;
}
