import {swatch} from "../controls/swatch.js";
import {html, svg} from "../dom.js";
import {report, type AreaFill} from "../link-state.js";

/** A class that can be chosen: a range of values, a category, or a reason why there is none. */
export interface LegendClass {
  readonly key: string;
  readonly name: string;
  readonly fill: AreaFill;
  readonly count: number;
}

export interface HistogramLegendProps {
  readonly title: string;
  /** From small to large. */
  readonly values: readonly LegendClass[];
  /** Reasons why there is no value, those that occur. */
  readonly gaps: readonly LegendClass[];
  /** Known values with the key of their class; empty: no histogram is drawn. */
  readonly points: readonly {readonly value: number; readonly key: string}[];
  /** Marks on the axis, for instance the city's value. */
  readonly marks: readonly {readonly value: number; readonly name: string}[];
  readonly format: (value: number) => string;
}

export interface HistogramLegendWords {
  readonly label: string;
  readonly hint: string;
  readonly clear: string;
  readonly count: (count: number) => string;
}

/**
 * Events, bubbling: `classchoose` and `classhover`, detail `{classes: readonly string[]}`. `show` paints what is chosen and which
 * class the hovered area has.
 */
export interface HistogramLegendElement extends HTMLElement {
  update(props: HistogramLegendProps): void;
  show(state: {readonly chosen: readonly string[]; readonly hovered: string | null}): void;
}

const BINS = 48;
const [WIDTH, HEIGHT, TOP] = [480, 62, 14];

interface State {
  chosen: readonly string[];
  buttons: readonly HTMLButtonElement[];
}

/** The legend of a map that shows how values spread and, touched, limits map and table to classes. */
export function histogramLegend(
  props: HistogramLegendProps,
  words: HistogramLegendWords
): HistogramLegendElement {
  const state: State = {chosen: [], buttons: []};
  const title = html("p", {class: "legend-title"});
  const chart = html("div", {class: "legend-chart"});
  const list = html("ul", {class: "legend-classes"});
  const clear = html("button", {type: "button", class: "legend-clear", hidden: true}, words.clear);
  const root = html(
    "div",
    {class: "histogram-legend", role: "group", "aria-label": words.label, title: words.hint},
    title,
    chart,
    list,
    clear
  );
  const update = (next: HistogramLegendProps) => {
    title.textContent = next.title;
    chart.replaceChildren(...(next.points.length > 0 ? [histogram(next)] : []));
    state.buttons = [...next.values, ...next.gaps].map((one) => classButton(one, words));
    list.replaceChildren(...state.buttons.map((button) => html("li", {}, button)));
    paint();
  };
  const paint = (hovered: string | null = null) => {
    const {chosen, buttons} = state;
    clear.hidden = chosen.length === 0;
    root.classList.toggle("has-chosen", chosen.length > 0);
    for (const button of buttons) {
      button.setAttribute("aria-pressed", String(chosen.includes(button.dataset.key!)));
      button.classList.toggle("is-hovered", button.dataset.key === hovered);
    }
    for (const bar of chart.querySelectorAll<SVGElement>("[data-key]"))
      bar.classList.toggle("is-faded", chosen.length > 0 && !chosen.includes(bar.dataset.key!));
  };
  listen(root, state);
  clear.addEventListener("click", () => {
    report(root, "classchoose", {classes: []});
    state.buttons[0]?.focus();
  });
  update(props);
  return Object.assign(root, {
    update,
    show({chosen, hovered}: {chosen: readonly string[]; hovered: string | null}) {
      state.chosen = chosen;
      paint(hovered);
    }
  });
}

function classButton({key, name, fill, count}: LegendClass, words: HistogramLegendWords): HTMLButtonElement {
  return html(
    "button",
    {type: "button", "data-key": key, "aria-pressed": "false"},
    swatch(fill),
    html("span", {class: "name"}, name),
    html("span", {class: "visually-hidden"}, `: ${words.count(count)}`),
    html("span", {class: "count", "aria-hidden": "true"}, count.toLocaleString("de"))
  );
}

/** A press adds a class to the chosen ones or takes it out. */
function listen(root: HTMLElement, state: State): void {
  const keyAt = (event: Event) => (event.target as Element).closest<HTMLElement>("[data-key]")?.dataset.key;
  const hover = (classes: readonly string[]) => report(root, "classhover", {classes});
  root.addEventListener("click", (event) => {
    const key = keyAt(event);
    if (key === undefined) return;
    const {chosen} = state;
    const classes = chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key];
    report(root, "classchoose", {classes});
  });
  root.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const key = keyAt(event);
    hover(key === undefined ? [] : [key]);
  });
  root.addEventListener("pointerleave", () => hover([]));
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape") report(root, "classchoose", {classes: []});
  });
}

/** Bars of equal width, each stacked by class, over a linear axis. */
function histogram({points, values, marks, format}: HistogramLegendProps): SVGElement {
  const known = points.map(({value}) => value);
  const low = known.reduce((a, b) => Math.min(a, b), Infinity);
  const high = known.reduce((a, b) => Math.max(a, b), -Infinity);
  const span = high - low || 1;
  const bins = Array.from({length: BINS}, () => new Map<string, number>());
  for (const {value, key} of points) {
    const bin = bins[Math.min(BINS - 1, Math.floor(((value - low) / span) * BINS))]!;
    bin.set(key, (bin.get(key) ?? 0) + 1);
  }
  const tallest = Math.max(...bins.map((bin) => [...bin.values()].reduce((a, b) => a + b, 0)), 1);
  const width = WIDTH / BINS;
  const bars = bins.flatMap((bin, i) => {
    let y = TOP + HEIGHT;
    return values.flatMap(({key, fill}) => {
      const h = ((bin.get(key) ?? 0) / tallest) * HEIGHT;
      if (h === 0) return [];
      y -= h;
      const place = {
        x: (i * width + 0.5).toFixed(2),
        y: y.toFixed(2),
        width: (width - 1).toFixed(2),
        height: h.toFixed(2)
      };
      const style = "colour" in fill ? `fill:${fill.colour}` : "";
      return [svg("rect", {...place, style, "data-key": key})];
    });
  });
  const at = (value: number) => Math.max(0, Math.min(WIDTH, ((value - low) / span) * WIDTH));
  return svg(
    "svg",
    {viewBox: `0 0 ${WIDTH} ${TOP + HEIGHT + 18}`, "aria-hidden": "true"},
    svg("path", {class: "legend-axis", d: `M0 ${TOP + HEIGHT + 0.5}H${WIDTH}`}),
    ...bars,
    ...marks
      .filter(({value}) => value >= low && value <= high)
      .flatMap((mark) => markAt(at(mark.value), mark.name)),
    svg("text", {x: 0, y: TOP + HEIGHT + 14}, format(low)),
    svg("text", {x: WIDTH, y: TOP + HEIGHT + 14, "text-anchor": "end"}, format(high))
  );
}

function markAt(x: number, name: string): readonly SVGElement[] {
  const anchor = x > WIDTH * 0.7 ? "end" : x < WIDTH * 0.3 ? "start" : "middle";
  return [
    svg("path", {class: "legend-mark", d: `M${x.toFixed(1)} ${TOP - 2}V${TOP + HEIGHT}`}),
    svg("text", {class: "legend-mark-name", x, y: 10, "text-anchor": anchor}, name)
  ];
}
