/** What of an SVG element's looks may come from style sheets, and the value it has without any. */
const PROPERTIES: Readonly<Record<string, string>> = {
  fill: "rgb(0, 0, 0)",
  "fill-opacity": "1",
  "fill-rule": "nonzero",
  stroke: "none",
  "stroke-width": "1px",
  "stroke-opacity": "1",
  "stroke-dasharray": "none",
  "stroke-linejoin": "miter",
  "stroke-linecap": "butt",
  "vector-effect": "none",
  "paint-order": "normal",
  opacity: "1",
  "mix-blend-mode": "normal",
  "font-family": "",
  "font-size": "",
  "font-weight": "",
  "font-style": "normal",
  "font-variant-numeric": "normal",
  "letter-spacing": "normal",
  "text-anchor": "start",
  "dominant-baseline": "auto"
};

const OF_TEXT = /^(font|letter|text|dominant)/;

/**
 * A copy of a drawn SVG that looks the same without the page's style sheets: every computed property that matters stands at its
 * element. Hidden elements are left out; so is all that is not drawing (classes, data, ARIA, event handlers).
 */
export function inlineStyles(drawn: SVGSVGElement): SVGSVGElement {
  const {width, height} = drawn.getBoundingClientRect();
  const copy = copyElement(drawn) as SVGSVGElement;
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  return copy;
}

function copyElement(element: Element): Element | null {
  const style = getComputedStyle(element);
  const isPaint = element.closest("defs") !== null;
  if (!isPaint && (style.display === "none" || style.visibility === "hidden")) return null;
  const copy = document.createElementNS(element.namespaceURI, element.localName);
  for (const {name, value} of element.attributes) {
    if (!/^(class|style|role|tabindex|id|on.*|data-.*|aria-.*|xmlns.*)$/.test(name) || name === "id")
      copy.setAttribute(name, value);
  }
  if (!/^(defs|pattern|title|desc|clipPath|linearGradient|stop)$/.test(element.localName))
    setStyle(copy, style);
  for (const child of element.childNodes) {
    const part = child instanceof Element ? copyElement(child) : child.cloneNode(false);
    if (part !== null) copy.append(part);
  }
  return copy;
}

function setStyle(copy: Element, style: CSSStyleDeclaration): void {
  const isText = /^(text|tspan|svg|g)$/.test(copy.localName);
  for (const [name, usual] of Object.entries(PROPERTIES)) {
    const value = style.getPropertyValue(name);
    if (OF_TEXT.test(name) && !isText) continue;
    if (value !== "" && (value !== usual || copy.hasAttribute(name) || name === "fill"))
      copy.setAttribute(name, value.replaceAll('"', "'"));
  }
}
