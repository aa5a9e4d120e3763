import {html} from "../dom.js";

/** Rows kept above and below those in sight. */
const SPARE = 8;
/** Up to this many rows all stay in the document. */
const FEW = 60;
const GUESS = 36;
const UNMEASURED = {room: 560, top: 0} as const;

export interface RowWindow {
  /** Draws anew: so many rows, or a row with this text where there is none. */
  fill(count: number, none: string, columns: number): void;
  /** The row at a place; drawn if it is not in sight. */
  element(place: number): HTMLTableRowElement;
  /** Scrolls the box, never the page, until the row can be seen. */
  reveal(place: number): void;
}

interface State {
  count: number;
  from: number;
  to: number;
  height: number;
  columns: number;
  all: boolean;
  /** Of the box, kept here: asking the document while it changes makes the browser lay it out twice. */
  room: number;
  top: number;
  readonly drawn: Map<number, HTMLTableRowElement>;
}

/**
 * Keeps in the table's body the rows that the box shows, and room for the others. Rows have one height, that of the first one
 * drawn. While the page prints all are there.
 */
export function rowWindow(
  box: HTMLElement,
  body: HTMLTableSectionElement,
  draw: (place: number) => HTMLTableRowElement
): RowWindow {
  const state: State = {
    count: 0,
    from: 0,
    to: 0,
    height: GUESS,
    columns: 1,
    all: false,
    ...UNMEASURED,
    drawn: new Map()
  };
  const row = (place: number) => {
    const known = state.drawn.get(place);
    if (known) return known;
    const made = draw(place);
    made.setAttribute("aria-rowindex", String(place + 2));
    state.drawn.set(place, made);
    return made;
  };
  const render = () => {
    const {count, height, all} = state;
    const inSight = Math.ceil(state.room / height);
    const first = Math.floor(state.top / height);
    state.from = all || count <= FEW ? 0 : Math.max(0, Math.min(first, count - inSight) - SPARE);
    state.to = all || count <= FEW ? count : Math.min(count, first + inSight + SPARE);
    for (const place of [...state.drawn.keys()])
      if (place < state.from || place >= state.to) state.drawn.delete(place);
    const rows = Array.from({length: state.to - state.from}, (_, i) => row(state.from + i));
    if (!body.contains(document.activeElement) && rows[0]) rows[0].querySelector("button")!.tabIndex = 0;
    place(body, [...spacer(state.from, state), ...rows, ...spacer(count - state.to, state)]);
  };
  const scrolled = () => {
    state.top = box.scrollTop;
    if (!state.all && state.count > FEW) render();
  };
  const measure = () => {
    const height = state.drawn.get(state.from)?.offsetHeight;
    Object.assign(state, {room: box.clientHeight || UNMEASURED.room, height: height || state.height});
    scrolled();
  };
  box.addEventListener("scroll", scrolled, {passive: true});
  new ResizeObserver(measure).observe(box);
  addEventListener("beforeprint", () => body.isConnected && (Object.assign(state, {all: true}), render()));
  addEventListener("afterprint", () => body.isConnected && (Object.assign(state, {all: false}), render()));
  return {
    fill(count, none, columns) {
      Object.assign(state, {count, columns});
      state.drawn.clear();
      if (count > 0) render();
      else body.replaceChildren(html("tr", {class: "table-none"}, html("td", {colspan: columns}, none)));
    },
    element(place) {
      if (place < state.from || place >= state.to) {
        box.scrollTop = state.top = place * state.height;
        render();
      }
      return row(place);
    },
    reveal(place) {
      const head = box.querySelector("thead")?.offsetHeight ?? 0;
      const [top, bottom] = [place * state.height, (place + 1) * state.height + head - box.clientHeight];
      if (box.scrollTop <= top && box.scrollTop >= bottom) return;
      box.scrollTop = box.scrollTop > top ? top : bottom;
      scrolled();
    }
  };
}

function spacer(rows: number, {height, columns}: State): readonly HTMLElement[] {
  if (rows <= 0) return [];
  const td = html("td", {colspan: columns, style: `height:${(rows * height).toFixed(1)}px`});
  return [html("tr", {class: "table-space", "aria-hidden": "true"}, td)];
}

/** Rows that stay are not moved, so that the focus stays with them. */
function place(body: HTMLTableSectionElement, wanted: readonly HTMLElement[]): void {
  const kept = new Set<Element>(wanted);
  for (const child of [...body.children]) if (!kept.has(child)) child.remove();
  wanted.forEach((row, i) => {
    if (body.children[i] !== row) body.insertBefore(row, body.children[i] ?? null);
  });
}
