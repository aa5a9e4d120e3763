import {decimalInput, type DecimalInputElement} from "./decimal-input.js";
import {html, setAttributes, svg} from "../dom.js";
import {report} from "../link-state.js";

export interface CutHistogramClass {
  readonly name: string;
  /** CSS colour. */
  readonly colour: string;
}

export interface CutHistogramProps {
  readonly values: readonly number[];
  /** Limits between the classes, ascending. */
  readonly cuts: readonly number[];
  /** One more than limits. */
  readonly classes: readonly CutHistogramClass[];
  /** Whether the limits can be moved. */
  readonly movable: boolean;
}

export interface CutHistogramWords {
  readonly cut: (lower: string, upper: string) => string;
  readonly movable: string;
  readonly fixed: string;
  readonly format: (value: number) => string;
}

/** Event `cutchange`, bubbling, detail `{place, at}`. The control paints what it is told with `update`. */
export interface CutHistogramElement extends HTMLElement {
  update(props: CutHistogramProps): void;
}

const HEIGHT = 132;
const TOP = 26;
const BASE = 108;
const INSET = 10;
/** As near as two limits may be dragged. */
const GAP = 0.01;
const BIN = 6;

interface State {
  props: CutHistogramProps;
  width: number;
  dragged: number | null;
}

/** A histogram whose class limits can be dragged, moved by arrow keys (a hundredth; with Shift a tenth) or typed. */
export function cutHistogram(first: CutHistogramProps, words: CutHistogramWords): CutHistogramElement {
  const picture = svg("svg", {class: "cut-picture", role: "group"});
  const note = html("p", {class: "cut-note"});
  const fields = html("div", {class: "cut-fields"});
  const root = html("div", {class: "cut-histogram"}, picture, note, fields);
  const state: State = {props: first, width: 420, dragged: null};
  const draw = () => {
    picture.setAttribute("viewBox", `0 0 ${state.width} ${HEIGHT}`);
    drawPicture(picture, state, words);
    note.textContent = state.props.movable ? words.movable : words.fixed;
    drawFields(root, fields, state.props, words);
  };
  listenPointer(root, picture, state);
  listenKeys(root, picture, state);
  new ResizeObserver(() => {
    const width = Math.round(root.clientWidth);
    if (width === 0 || width === state.width) return;
    state.width = width;
    draw();
  }).observe(root);
  draw();
  return Object.assign(root, {
    update(props: CutHistogramProps) {
      state.props = props;
      draw();
    }
  });
}

type Scale = (value: number) => number;

function domainOf({values, cuts}: CutHistogramProps): readonly [number, number] {
  const all = [...values, ...cuts].filter(Number.isFinite);
  if (all.length === 0) return [0, 1];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const step = high - low > 20 ? 10 : high - low > 2 ? 0.5 : 0.05;
  return [Math.floor(low / step) * step, Math.max(Math.ceil(high / step) * step, low + step)];
}

function scaleOf({props, width}: State): Scale {
  const [low, high] = domainOf(props);
  return (value) => INSET + ((value - low) / (high - low)) * (width - 2 * INSET);
}

/** Limits keep their elements while there are as many, so that the pointer and the focus stay on them. */
function drawPicture(picture: SVGElement, state: State, words: CutHistogramWords): void {
  const {props} = state;
  const x = scaleOf(state);
  const before = [...picture.querySelectorAll<SVGGElement>(":scope > .cut-handle")];
  const same = before.length === props.cuts.length && picture.dataset.movable === String(props.movable);
  const kept = same ? before : props.cuts.map(() => emptyHandle(props.movable));
  picture.dataset.movable = String(props.movable);
  kept.forEach((element, place) => setHandle(element, props, place, x, words));
  const scenery = [
    ...bars(props, x),
    svg("path", {class: "cut-base", d: `M${INSET} ${BASE}H${state.width - INSET}`}),
    ...ends(state, words)
  ];
  if (!same) return picture.replaceChildren(...scenery, ...kept);
  picture.querySelectorAll(":scope > :not(.cut-handle)").forEach((element) => element.remove());
  picture.prepend(...scenery);
}

/** One path of bars per class, so that a change of limits recolours them at once. */
function bars({values, cuts, classes}: CutHistogramProps, x: Scale): readonly SVGElement[] {
  const bins = new Map<string, {column: number; group: number; count: number}>();
  for (const value of values) {
    const column = Math.floor(x(value) / BIN);
    const group = cuts.filter((cut) => value > cut).length;
    const key = `${column} ${group}`;
    const bin = bins.get(key) ?? {column, group, count: 0};
    bins.set(key, {...bin, count: bin.count + 1});
  }
  const totals = new Map<number, number>();
  for (const {column, count} of bins.values()) totals.set(column, (totals.get(column) ?? 0) + count);
  const most = Math.max(1, ...totals.values());
  const size = (count: number) => (count / most) * (BASE - TOP - 10);
  const below = new Map<number, number>();
  const paths = classes.map(() => "");
  for (const {column, group, count} of [...bins.values()].sort((a, b) => a.group - b.group)) {
    const from = below.get(column) ?? 0;
    below.set(column, from + count);
    paths[group] +=
      `M${column * BIN} ${(BASE - size(from)).toFixed(1)}v-${size(count).toFixed(1)}h${BIN - 0.8}v${size(count).toFixed(1)}z`;
  }
  return classes.map(({colour}, i) => svg("path", {class: "cut-bar", style: `fill:${colour}`, d: paths[i]!}));
}

function ends(state: State, {format}: CutHistogramWords): readonly SVGElement[] {
  const [low, high] = domainOf(state.props);
  return [
    svg("text", {x: INSET, y: HEIGHT - 6, class: "cut-end"}, format(low)),
    svg("text", {x: state.width - INSET, y: HEIGHT - 6, class: "cut-end", "text-anchor": "end"}, format(high))
  ];
}

function emptyHandle(movable: boolean): SVGGElement {
  return svg(
    "g",
    {},
    svg("rect", {class: "cut-target", x: -14, y: 0, width: 28, height: BASE}),
    svg("path", {class: "cut-line"}),
    movable && svg("circle", {class: "cut-grip", cx: 0, r: 7}),
    svg("text", {class: "cut-value", y: HEIGHT - 6, "text-anchor": "middle"})
  );
}

function setHandle(
  element: SVGGElement,
  props: CutHistogramProps,
  place: number,
  x: Scale,
  words: CutHistogramWords
): void {
  const {cuts, movable} = props;
  const at = cuts[place]!;
  const raised = place > 0 && Math.abs(x(at) - x(cuts[place - 1]!)) < 44 && place % 2 === 1;
  const y = raised ? 2 : 12;
  setAttributes(element, {
    class: movable ? "cut-handle is-movable" : "cut-handle",
    transform: `translate(${x(at).toFixed(1)} 0)`,
    ...(movable ? slider(props, place, words) : {"aria-hidden": "true"})
  });
  element.querySelector(".cut-line")!.setAttribute("d", `M0 ${y}V${BASE + 4}`);
  element.querySelector(".cut-grip")?.setAttribute("cy", String(y));
  element.querySelector(".cut-value")!.textContent = words.format(at);
}

function slider({cuts, classes, ...rest}: CutHistogramProps, place: number, words: CutHistogramWords) {
  const [low, high] = domainOf({...rest, values: [], cuts, classes});
  return {
    ...{role: "slider", tabindex: 0, "data-place": place},
    "aria-label": words.cut(classes[place]?.name ?? "", classes[place + 1]?.name ?? ""),
    "aria-valuenow": cuts[place]!,
    "aria-valuetext": words.format(cuts[place]!),
    "aria-valuemin": cuts[place - 1] ?? low,
    "aria-valuemax": cuts[place + 1] ?? high
  };
}

/** The limits as numbers, between the names of the classes they part. */
function drawFields(
  root: HTMLElement,
  fields: HTMLElement,
  {cuts, classes, movable}: CutHistogramProps,
  words: CutHistogramWords
): void {
  const key = classes.map(({name}) => name).join("\n") + movable;
  if (fields.dataset.key !== key) {
    fields.dataset.key = key;
    fields.replaceChildren(
      ...classes.flatMap(({name}, place): Node[] => {
        const label = html("span", {class: "cut-class"}, html("i", {"aria-hidden": "true"}), name);
        if (place === classes.length - 1) return [label];
        const input = decimalInput({
          ...{label: words.cut(name, classes[place + 1]!.name), step: 0.05, format: words.format},
          take: (at) => report(root, "cutchange", {place, at})
        });
        return [label, input];
      })
    );
  }
  fields
    .querySelectorAll<HTMLElement>(".cut-class i")
    .forEach((mark, i) => (mark.style.background = classes[i]!.colour));
  fields.querySelectorAll("input").forEach((input, i) => {
    input.disabled = !movable;
    (input as DecimalInputElement).show(cuts[i] ?? NaN);
  });
}

/** A limit stays between its neighbours while it is dragged. */
function between({cuts}: CutHistogramProps, place: number, at: number): number {
  const low = (cuts[place - 1] ?? -Infinity) + GAP;
  const high = (cuts[place + 1] ?? Infinity) - GAP;
  return Number(Math.min(Math.max(at, low), Math.max(low, high)).toFixed(2));
}

function listenPointer(root: HTMLElement, picture: SVGSVGElement, state: State): void {
  const valueAt = ({clientX}: PointerEvent) => {
    const box = picture.getBoundingClientRect();
    const [low, high] = domainOf(state.props);
    const place = ((clientX - box.left) / box.width) * state.width;
    return low + ((place - INSET) / (state.width - 2 * INSET)) * (high - low);
  };
  const nearest = (event: PointerEvent): number | null => {
    const x = scaleOf(state);
    const at = x(valueAt(event));
    const away = state.props.cuts.map((cut) => Math.abs(x(cut) - at));
    const least = Math.min(...away);
    return least <= 22 ? away.indexOf(least) : null;
  };
  picture.addEventListener("pointerdown", (event) => {
    if (!state.props.movable) return;
    state.dragged = nearest(event);
    if (state.dragged === null) return;
    event.preventDefault();
    picture.setPointerCapture(event.pointerId);
    picture.querySelector<SVGElement>(`[data-place="${state.dragged}"]`)?.focus({preventScroll: true});
  });
  picture.addEventListener("pointermove", (event) => {
    if (state.dragged === null) return;
    const at = between(state.props, state.dragged, valueAt(event));
    if (at !== state.props.cuts[state.dragged]) report(root, "cutchange", {place: state.dragged, at});
  });
  for (const end of ["pointerup", "pointercancel"])
    picture.addEventListener(end, () => (state.dragged = null));
}

function listenKeys(root: HTMLElement, picture: SVGSVGElement, state: State): void {
  picture.addEventListener("keydown", (event) => {
    const place = (event.target as SVGElement).dataset.place;
    if (place === undefined) return;
    const step = event.shiftKey ? 0.1 : 0.01;
    const steps: Readonly<Record<string, number>> = {
      ...{ArrowLeft: -step, ArrowDown: -step, ArrowRight: step, ArrowUp: step},
      ...{PageDown: -0.5, PageUp: 0.5}
    };
    const by = steps[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const at = between(state.props, Number(place), state.props.cuts[Number(place)]! + by);
    report(root, "cutchange", {place: Number(place), at});
  });
}
