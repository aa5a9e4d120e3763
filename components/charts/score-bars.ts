import {html, svg} from "../dom.js";

/** The index of an area among those of all areas. */
export interface IndexPosition {
  /** "Status-Index" */
  readonly title: string;
  /** "+1,24" or "k. A." */
  readonly text: string;
  readonly value: number | null;
  /** Values of all classified areas. */
  readonly all: readonly number[];
  /** Cut points between the classes, ascending. */
  readonly cuts: readonly number[];
  /** Names of the classes, one more than cut points, from little to much need. */
  readonly classes: readonly string[];
}

/** One indicator of the index. */
export interface IndicatorPosition {
  readonly title: string;
  /** The value as read: "27,3 %". */
  readonly text: string;
  /** Normalised value, turned so that higher means more need; null: none. */
  readonly score: number | null;
  /** "z = +0,8" or "k. A." */
  readonly scoreText: string;
  /** How much of the index comes from it, as read: "+0,3"; null: not said. */
  readonly contributionText: string | null;
  /** Scores of all classified areas. */
  readonly all: readonly number[];
}

export interface ScoreBarsProps {
  readonly index: IndexPosition;
  readonly indicators: readonly IndicatorPosition[];
  /** The ends of the scale: "weniger Bedarf", "mehr Bedarf"; and a sentence on how to read the strips. */
  readonly words: {readonly less: string; readonly more: string; readonly reading: string};
}

const WIDTH = 320;
const INSET = 6;

type Scale = (value: number) => number;

/** A symmetric scale around 0 for all strips of an area; what lies beyond four standard deviations is drawn at its end. */
function sharedScale({index, indicators}: ScoreBarsProps): Scale {
  const values = [...index.all, ...indicators.flatMap(({all}) => all)].map(Math.abs);
  const reach = Math.min(4, Math.max(2, ...values.filter(Number.isFinite)));
  return (value) => WIDTH / 2 + (Math.max(-reach, Math.min(reach, value)) / reach) * (WIDTH / 2 - INSET);
}

/** Where an area stands on its index and on each indicator behind it, over the distribution of all areas. */
export function scoreBars(props: ScoreBarsProps): HTMLElement {
  const scale = sharedScale(props);
  const {index, indicators, words} = props;
  return html(
    "section",
    {class: "score-bars"},
    html("h4", {}, index.title),
    html(
      "div",
      {class: "score-row"},
      indexStrip(index, scale),
      html("b", {class: "score-index"}, index.text)
    ),
    html("ul", {}, ...indicators.map((one) => html("li", {}, ...indicatorRow(one, scale)))),
    html("p", {class: "score-ends"}, html("span", {}, words.less), html("span", {}, words.more)),
    words.reading !== "" && html("p", {class: "score-reading"}, words.reading)
  );
}

function indicatorRow(one: IndicatorPosition, scale: Scale): readonly Node[] {
  const {title, text, scoreText, contributionText} = one;
  return [
    html("div", {class: "score-head"}, html("span", {}, title), html("b", {}, text)),
    html(
      "div",
      {class: "score-row"},
      indicatorStrip(one, scale),
      html("span", {class: "score-z"}, scoreText)
    ),
    ...(contributionText === null ? [] : [html("span", {class: "score-share"}, contributionText)])
  ];
}

const BIN = 4;

/** How the areas are distributed: one path of bars, each as high as the share of areas in its 4 units. */
function distribution(values: readonly number[], scale: Scale, base: number, height: number): SVGPathElement {
  const bins = new Map<number, number>();
  for (const value of values) {
    const bin = Math.floor(scale(value) / BIN);
    bins.set(bin, (bins.get(bin) ?? 0) + 1);
  }
  const most = Math.max(1, ...bins.values());
  const bar = ([bin, count]: readonly [number, number]) => {
    const size = Math.max(1, (count / most) * height).toFixed(1);
    return `M${bin * BIN} ${base}v-${size}h${BIN - 0.6}v${size}z`;
  };
  return svg("path", {class: "strip-all", d: [...bins].map(bar).join("")});
}

function dot(value: number | null, scale: Scale, y: number): SVGElement | null {
  return value === null
    ? null
    : svg("circle", {class: "strip-dot", cx: scale(value).toFixed(1), cy: y, r: 5});
}

function indexStrip({value, all, cuts, classes, title, text}: IndexPosition, scale: Scale): SVGElement {
  const edges = [INSET, ...cuts.map(scale), WIDTH - INSET];
  const current = value === null ? -1 : cuts.filter((cut) => value > cut).length;
  const bands = classes.flatMap((name, i) => {
    const [left, right] = [edges[i]!, edges[i + 1]!];
    const active = i === current;
    const fits = active || right - left > name.length * 6;
    const anchor = right > WIDTH - 40 && right - left < name.length * 6 ? "end" : "middle";
    return [
      svg("rect", {
        class: active ? "strip-band is-current" : "strip-band",
        x: left + (i > 0 ? 1 : 0),
        width: Math.max(1, right - left - 1),
        y: 16,
        height: 24
      }),
      fits &&
        svg(
          "text",
          {
            class: active ? "is-current" : "",
            x: anchor === "end" ? WIDTH - INSET : (left + right) / 2,
            y: 11,
            "text-anchor": anchor
          },
          name
        )
    ];
  });
  return svg(
    "svg",
    {
      class: "strip strip-index",
      viewBox: `0 0 ${WIDTH} 44`,
      role: "img",
      "aria-label": `${title} ${text}${classes[current] ? `, ${classes[current]}` : ""}`
    },
    ...hideCovered(
      bands.filter((band) => band !== false),
      current
    ),
    distribution(all, scale, 36, 18),
    dot(value, scale, 36)
  );
}

/** The name of the area's own class wins over a neighbour's that it would touch. */
function hideCovered(marks: readonly SVGElement[], current: number): readonly SVGElement[] {
  const texts = marks.filter((mark) => mark.tagName === "text");
  const own = texts.find((text) => text.classList.contains("is-current"));
  if (current < 0 || !own) return marks;
  const extent = (text: Element): readonly [number, number] => {
    const [x, half] = [Number(text.getAttribute("x")), (text.textContent ?? "").length * 3.2];
    return text.getAttribute("text-anchor") === "end" ? [x - 2 * half, x] : [x - half, x + half];
  };
  const [left, right] = extent(own);
  return marks.filter((mark) => {
    if (mark.tagName !== "text" || mark === own) return true;
    const [l, r] = extent(mark);
    return r < left - 4 || l > right + 4;
  });
}

function indicatorStrip({score, all, title, scoreText}: IndicatorPosition, scale: Scale): SVGElement {
  const zero = scale(0);
  return svg(
    "svg",
    {class: "strip", viewBox: `0 0 ${WIDTH} 22`, role: "img", "aria-label": `${title}: ${scoreText}`},
    distribution(all, scale, 16, 14),
    svg("path", {class: "strip-base", d: `M${INSET} 16H${WIDTH - INSET}`}),
    svg("path", {class: "strip-zero", d: `M${zero} 1v19`}),
    score !== null && svg("path", {class: "strip-bar", d: `M${zero} 16H${scale(score).toFixed(1)}`}),
    dot(score, scale, 16)
  );
}
