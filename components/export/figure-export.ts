import {svg} from "../dom.js";
import type {RedrawnCanvas} from "../redrawn-canvas.js";
import {exportPatterns, paintHtml} from "./paint-html.js";

export interface FigureExport {
  /** Whole address of what is shown; stands on the picture. */
  readonly link: string;
  /** Licence of the data, a line below the source; null where the source says it. */
  readonly licence: string | null;
  /** Font file of the page that goes into the picture, so that it looks the same elsewhere; null: a system font. */
  readonly font: {readonly family: string; readonly url: string} | null;
  /** What stands elsewhere on the page and is needed to read the figure, such as a legend that several figures share. */
  readonly beside?: readonly HTMLElement[];
}

/** Parts of a figure that stand on its picture, where it does not mark them itself by `data-export-part`. */
const PARTS = ".map-box, svg, canvas, .class-matrix, .class-legend, [data-export-legend]";
const NEVER =
  ".area-panel, .area-table, .map-buttons, button > svg, .swatch, .share-menu, [hidden], [data-export-skip]";
const SMALLEST = 60;
const MARGIN = 24;
const GAP = 28;
const NARROWEST = 560;
const INK = "#1c2226";
const MUTED = "#52595f";

/**
 * A figure as a picture that explains itself: title and subtitle, its drawings and legends, source with licence, and link. Takes any
 * `<figure data-export>`: the title is `data-export-title` or its first heading, the subtitle `data-export-subtitle` or the
 * paragraph after it, the source `data-export-source` or its figcaption. Always light, with all styles and the font inside.
 * @returns the text of an SVG file
 */
export async function figureSvg(
  figure: HTMLElement,
  {link, licence, font, beside = []}: FigureExport
): Promise<string> {
  const stage = document.createElement("div");
  stage.setAttribute("aria-hidden", "true");
  stage.style.cssText = `position:absolute;left:-20000px;top:0;width:${figure.getBoundingClientRect().width}px;color-scheme:light;color:var(--ink)`;
  const copy = figure.cloneNode(true) as HTMLElement;
  copyCanvases(figure, copy);
  copy.append(...beside.map((element) => element.cloneNode(true)));
  stage.append(copy);
  figure.after(stage);
  try {
    redrawCanvases(figure, copy);
    const drawing = compose(copy, [licence ?? "", link]);
    if (font !== null) drawing.prepend(await fontFace(font));
    return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(drawing)}\n`;
  } finally {
    stage.remove();
  }
}

/** Longest side of a PNG in pixels that every browser draws. */
const LONGEST_SIDE = 16_384;

/** The same as PNG, two pixels for each of the page, fewer for a very long one. @throws where the browser cannot draw it */
export async function figurePng(figure: HTMLElement, options: FigureExport): Promise<Blob> {
  const text = await figureSvg(figure, options);
  const url = URL.createObjectURL(new Blob([text], {type: "image/svg+xml"}));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    const {naturalWidth, naturalHeight} = image;
    const scale = Math.min(2, LONGEST_SIDE / Math.max(naturalWidth, naturalHeight));
    [canvas.width, canvas.height] = [Math.floor(scale * naturalWidth), Math.floor(scale * naturalHeight)];
    canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob(
        (blob) => (blob === null ? reject(new Error("figure: cannot be drawn as PNG")) : resolve(blob)),
        "image/png"
      )
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** A canvas keeps its picture when its element is copied only if one draws it again. */
function copyCanvases(figure: HTMLElement, copy: HTMLElement): void {
  const copies = copy.querySelectorAll("canvas");
  figure.querySelectorAll("canvas").forEach((canvas, i) => {
    if (canvas.width * canvas.height > 0) copies[i]!.getContext("2d")?.drawImage(canvas, 0, 0);
  });
}

function redrawCanvases(figure: HTMLElement, copy: HTMLElement): void {
  const copies = copy.querySelectorAll("canvas");
  figure.querySelectorAll<RedrawnCanvas>("canvas").forEach((canvas, i) => canvas.redrawOn?.(copies[i]!));
}

interface Part {
  readonly width: number;
  readonly height: number;
  /** Where it begins on the page. */
  readonly top: number;
  readonly marks: readonly SVGElement[];
}

function compose(figure: HTMLElement, notes: readonly string[]): SVGSVGElement {
  const parts = partsOf(figure);
  const width = Math.max(NARROWEST, ...parts.map((part) => part.width), twoColumns(parts));
  const text = (words: string, size: number, weight: number, fill: string) =>
    textLines(words, width, {size, weight, fill});
  const {title, subtitle, source} = wordsOf(figure);
  const head = [...text(title, 22, 650, INK), ...text(subtitle, 15, 400, MUTED)];
  const foot = [source, ...notes].flatMap((line) => text(line, 12, 400, MUTED));
  const below = (lines: readonly Line[], from: number) =>
    lines.reduce<{y: number; marks: SVGElement[]}>(
      ({y, marks}, line) => ({
        y: y + line.height,
        marks: [...marks, line.mark(MARGIN, y + line.height * 0.78)]
      }),
      {y: from, marks: []}
    );
  const top = below(head, MARGIN);
  const middle = flow(parts, width, top.y + GAP / 2);
  const bottom = below(foot, middle.y + GAP / 2);
  const size = {width: width + 2 * MARGIN, height: bottom.y + MARGIN};
  return svg(
    "svg",
    {...size, viewBox: `0 0 ${size.width} ${size.height}`, role: "img", "aria-label": title},
    exportPatterns(),
    svg("rect", {...size, fill: "#fff"}),
    ...top.marks,
    ...middle.marks,
    ...bottom.marks
  );
}

function partsOf(figure: HTMLElement): readonly Part[] {
  const marked = [...figure.querySelectorAll("[data-export-part]")];
  const found = marked.length > 0 ? marked : [...figure.querySelectorAll(PARTS)];
  return found
    .filter((part) => part.closest(NEVER) === null)
    .filter((part) => !found.some((other) => other !== part && other.contains(part)))
    .flatMap((part) => {
      const {x, y, width, height} = part.getBoundingClientRect();
      if (width < SMALLEST || height < 8) return [];
      const marks =
        part instanceof HTMLCanvasElement
          ? [svg("image", {width, height, href: part.toDataURL()})]
          : paintHtml(part, {x, y});
      return [{width: Math.ceil(width), height: Math.ceil(height), top: y, marks}];
    });
}

/** Width that lets the two first parts stand side by side: a map and its legend, or what is so on the page. */
function twoColumns([first, second]: readonly Part[]): number {
  if (first === undefined || second === undefined) return 0;
  return second.width < first.width || Math.abs(first.top - second.top) < 8
    ? first.width + GAP + second.width
    : 0;
}

/** Parts from left to right, then in the next row. */
function flow(parts: readonly Part[], width: number, from: number): {y: number; marks: SVGElement[]} {
  const marks: SVGElement[] = [];
  let [x, y, tallest] = [0, from, 0];
  for (const part of parts) {
    if (x > 0 && x + part.width > width) {
      y += tallest + GAP;
      [x, tallest] = [0, 0];
    }
    marks.push(svg("g", {transform: `translate(${MARGIN + x} ${y})`}, ...part.marks));
    x += part.width + GAP;
    tallest = Math.max(tallest, part.height);
  }
  return {y: y + tallest, marks};
}

function wordsOf(figure: HTMLElement): {title: string; subtitle: string; source: string} {
  const heading = figure.querySelector("h2, h3, h4, .figure-title");
  const said = (selector: string) => figure.querySelector(selector)?.textContent ?? "";
  const {exportTitle, exportSubtitle, exportSource} = figure.dataset;
  const next = heading?.nextElementSibling;
  return {
    title: exportTitle ?? heading?.textContent ?? document.title,
    subtitle: exportSubtitle ?? (next?.matches("p") ? (next.textContent ?? "") : ""),
    source: exportSource ?? said("figcaption")
  };
}

interface Line {
  readonly height: number;
  readonly mark: (x: number, y: number) => SVGTextElement;
}

const FAMILY = "'Source Sans 3 Variable', 'Source Sans 3', 'Segoe UI', Arial, sans-serif";

function textLines(
  words: string,
  width: number,
  {size, weight, fill}: {readonly size: number; readonly weight: number; readonly fill: string}
): readonly Line[] {
  const context = document.createElement("canvas").getContext("2d")!;
  context.font = `${weight} ${size}px ${FAMILY}`;
  const lines: string[] = [];
  for (const word of words.trim().split(/\s+/).flatMap(breakable)) {
    const longer = `${lines.at(-1) ?? ""}${word}`;
    if (lines.length > 0 && context.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines
    .filter((line) => line.trim() !== "")
    .map((line) => ({
      height: Math.round(size * 1.4),
      mark: (x, y) =>
        svg(
          "text",
          {x, y, fill, "font-family": FAMILY, "font-size": size, "font-weight": weight},
          line.trim()
        )
    }));
}

/** A word with the space after it; a long one, an address for instance, may break after any of its signs. */
function breakable(word: string): readonly string[] {
  const parts = word.length > 60 ? (word.match(/[^&?/]{0,60}[&?/]?/g) ?? [word]).filter(Boolean) : [word];
  return [...parts.slice(0, -1), `${parts.at(-1) ?? ""} `];
}

async function fontFace({family, url}: NonNullable<FigureExport["font"]>): Promise<SVGStyleElement> {
  const response = await fetch(url);
  const data = response.ok ? await asDataUrl(await response.blob()) : null;
  const rule = `@font-face{font-family:'${family}';font-weight:200 900;src:url(${data}) format('woff2')}`;
  return svg("style", {}, data === null ? "" : rule);
}

function asDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error("figure: cannot read the font"));
    reader.readAsDataURL(blob);
  });
}
