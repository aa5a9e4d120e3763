import {encode} from "uqr";
import {svg} from "../dom.js";

const QUIET = 4;
/** Longest text that still makes a code that a phone reads from paper (version 25, error correction L). */
const LONGEST = 1200;

/**
 * A QR code (ISO/IEC 18004) as SVG, dark on white in every colour scheme, with the quiet zone the norm asks for; null for a
 * text that is too long for print.
 */
export function qrCode(text: string, label: string): SVGSVGElement | null {
  if (new TextEncoder().encode(text).length > LONGEST) return null;
  const {data, size} = encode(text, {ecc: text.length < 300 ? "M" : "L", border: 0});
  const dark = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x + QUIET} ${y + QUIET}h1v1h-1z`] : []))
  );
  const side = size + 2 * QUIET;
  return svg(
    "svg",
    {
      viewBox: `0 0 ${side} ${side}`,
      class: "qr-code",
      role: "img",
      "aria-label": label,
      "shape-rendering": "crispEdges"
    },
    svg("rect", {width: side, height: side, fill: "#fff"}),
    svg("path", {d: dark.join(""), fill: "#000"})
  );
}
