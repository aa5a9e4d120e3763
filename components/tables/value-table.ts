import {swatch} from "../controls/swatch.js";
import {html, svg} from "../dom.js";
import {NOTHING, report, type AreaFill, type LinkState} from "../link-state.js";
import type {AreaTableWords, TableArrangement} from "./area-table.js";
import {nameMatcher} from "./search-text.js";
import {rowWindow, type RowWindow} from "./row-window.js";

/** A column whose cells are asked for when their row comes into sight; `row` is the area's position. */
export interface ValueColumn {
  readonly key: string;
  readonly title: string;
  /** Right-aligned with tabular figures. */
  readonly numeric: boolean;
  readonly text: (row: number) => string;
  /** What it sorts by; null sorts last in both directions. Without it the column cannot be sorted. */
  readonly sort?: (row: number) => number | string | null;
  /** A square of this fill before the text. */
  readonly fill?: (row: number) => AreaFill;
  /** A path in a box of 72 × 20 instead of text; the text is read by screen readers. */
  readonly line?: (row: number) => string;
}

export interface ValueTableProps {
  /** Alphabetical by name. */
  readonly areas: readonly {readonly id: string; readonly name: string}[];
  readonly columns: readonly ValueColumn[];
  readonly words: AreaTableWords;
}

/** Events as of `AreaTableElement`: `areahover`, `areaselect`, `arrangement`. */
export interface ValueTableElement extends HTMLElement {
  readonly arrangement: TableArrangement;
  /** Ids of the rows in the table, in its order. */
  readonly listed: readonly string[];
  arrange(arrangement: TableArrangement): void;
  update(props: ValueTableProps): void;
  focusRow(area: string | null): void;
  /** Paints the state; `only` limits the rows to these areas (null: all). */
  show(state: LinkState, only: ReadonlySet<string> | null): void;
}

type Sorting = TableArrangement["sort"];

interface Parts {
  readonly root: HTMLElement;
  readonly box: HTMLElement;
  readonly table: HTMLTableElement;
  readonly head: HTMLTableRowElement;
  readonly body: HTMLTableSectionElement;
  readonly filter: HTMLInputElement;
  readonly count: HTMLElement;
  readonly caption: HTMLElement;
}

interface State {
  props: ValueTableProps;
  sorting: Sorting;
  link: LinkState;
  only: ReadonlySet<string> | null;
  /** Positions of the areas in the table, in its order. */
  listed: readonly number[];
}

const collator = new Intl.Collator("de", {numeric: true});

/**
 * A sortable table of areas with a filter. Only the rows in sight are in the document, so that tens of thousands cost no more
 * than a screenful; all are there for printing.
 */
export function valueTable(props: ValueTableProps): ValueTableElement {
  const parts = tableParts();
  const state: State = {props, sorting: null, link: NOTHING, only: null, listed: []};
  const rows = rowWindow(parts.box, parts.body, (place) => drawRow(state, state.listed[place]!));
  const fill = () => list(parts, state, rows);
  const arrangement = (): TableArrangement => ({sort: state.sorting, search: parts.filter.value});
  const changed = () => {
    fill();
    report(parts.root, "arrangement", arrangement());
  };
  parts.filter.addEventListener("input", changed);
  parts.head.addEventListener("click", (event) => {
    const key = (event.target as Element).closest<HTMLElement>("th[data-key]")?.dataset.key;
    if (key === undefined) return;
    state.sorting = nextSorting(state.sorting, key);
    changed();
  });
  listenRows(parts, state, rows);
  const update = (next: ValueTableProps) => {
    state.props = next;
    drawHead(parts, state);
    fill();
  };
  update(props);
  const element = Object.assign(parts.root, {
    arrange({sort, search}: TableArrangement) {
      const known = sort !== null && (sort.column === "name" || columnOf(state, sort.column)?.sort);
      state.sorting = known ? sort : null;
      parts.filter.value = search;
      fill();
    },
    update,
    focusRow(area: string | null) {
      const place = state.listed.findIndex((row) => state.props.areas[row]!.id === area);
      if (place >= 0) rows.element(place).querySelector("button")?.focus({preventScroll: true});
    },
    show(link: LinkState, only: ReadonlySet<string> | null) {
      const before = {...state};
      Object.assign(state, {link, only});
      if (only !== before.only) fill();
      else if (link !== before.link) for (const tr of parts.body.rows) paintRow(tr, link);
      if (link.selected === before.link.selected || link.selected === null) return;
      const place = state.listed.findIndex((row) => state.props.areas[row]!.id === link.selected);
      if (place >= 0) rows.reveal(place);
    }
  });
  return Object.defineProperties(element, {
    arrangement: {get: arrangement},
    listed: {get: () => state.listed.map((row) => state.props.areas[row]!.id)}
  }) as unknown as ValueTableElement;
}

/** Another press on the same head turns the order round. */
function nextSorting(before: Sorting, column: string): Sorting {
  const same = before === null ? column === "name" : before.column === column;
  const descending = same ? !(before?.descending ?? false) : false;
  return column === "name" && !descending ? null : {column, descending};
}

function columnOf({props}: State, key: string): ValueColumn | undefined {
  return props.columns.find((column) => column.key === key);
}

/** Filters, sorts and draws the rows in sight. */
function list({filter, count, head, table}: Parts, state: State, rows: RowWindow): void {
  const {props, only, sorting} = state;
  const matches = filter.value.trim() === "" ? null : nameMatcher(filter.value);
  const texts = props.columns.filter(({numeric, line}) => !numeric && !line);
  const kept = props.areas.flatMap(({id, name}, row) => {
    const wanted =
      (only === null || only.has(id)) &&
      (!matches || matches(name) || texts.some(({text}) => matches(text(row))));
    return wanted ? [row] : [];
  });
  state.listed = sorted(kept, state);
  count.textContent = props.words.count(kept.length, props.areas.length);
  table.setAttribute("aria-rowcount", String(kept.length + 1));
  const shown = sorting ?? {column: "name", descending: false};
  for (const th of head.cells) {
    if (th.dataset.key === undefined) continue;
    const direction = shown.descending ? "descending" : "ascending";
    th.setAttribute("aria-sort", th.dataset.key === shown.column ? direction : "none");
  }
  rows.fill(kept.length, props.words.none, props.columns.length + 1);
}

function sorted(kept: readonly number[], state: State): readonly number[] {
  const {sorting} = state;
  if (sorting === null) return kept;
  if (sorting.column === "name") return kept.toReversed();
  const sort = columnOf(state, sorting.column)?.sort;
  if (sort === undefined) return kept;
  const keys = new Map(kept.map((row) => [row, sort(row)]));
  const sign = sorting.descending ? -1 : 1;
  return kept.toSorted((a, b) => {
    const [x, y] = [keys.get(a) ?? null, keys.get(b) ?? null];
    if (x === null || y === null) return Number(x === null) - Number(y === null) || a - b;
    const order =
      typeof x === "number" && typeof y === "number" ? x - y : collator.compare(String(x), String(y));
    return sign * order || a - b;
  });
}

function drawRow(state: State, row: number): HTMLTableRowElement {
  const {areas, columns} = state.props;
  const {id, name} = areas[row]!;
  const button = html("button", {type: "button", tabindex: -1, "aria-pressed": "false", title: name}, name);
  const cells = columns.map((column) =>
    html("td", {class: column.numeric && "numeric"}, ...cellContent(column, row))
  );
  const tr = html("tr", {"data-area": id}, html("th", {scope: "row"}, button), ...cells);
  paintRow(tr, state.link);
  return tr;
}

function cellContent({text, fill, line}: ValueColumn, row: number): (Node | string)[] {
  if (!line) return [...(fill ? [swatch(fill(row))] : []), text(row)];
  const d = line(row);
  if (d === "") return [];
  const drawing = svg("svg", {
    viewBox: "0 0 72 20",
    width: 72,
    height: 20,
    role: "img",
    "aria-label": text(row)
  });
  drawing.append(svg("path", {class: "spark", d}));
  return [drawing];
}

function paintRow(tr: HTMLTableRowElement, {hovered, selected, highlighted}: LinkState): void {
  const id = tr.dataset.area;
  if (id === undefined) return;
  tr.classList.toggle("is-hovered", id === hovered);
  tr.classList.toggle("is-selected", id === selected);
  tr.classList.toggle("is-faded", highlighted !== null && !highlighted.has(id));
  tr.querySelector("button")?.setAttribute("aria-pressed", String(id === selected));
}

function tableParts(): Parts {
  const filter = html("input", {type: "search"});
  const count = html("span", {class: "table-count", role: "status"});
  const head = html("tr");
  const body = html("tbody");
  const caption = html("caption", {class: "visually-hidden"});
  const table = html("table", {}, caption, html("thead", {}, head), body);
  const box = html("div", {class: "table-box", tabindex: 0, role: "region"}, table);
  const bar = html("div", {class: "table-bar"}, filter, count);
  const root = html("div", {class: "area-table value-table"}, bar, box);
  return {root, box, table, head, body, filter, count, caption};
}

/** The head stays in the document while its titles do, and with it the focus. */
function drawHead({head, filter, caption, box}: Parts, {props: {columns, words}}: State): void {
  filter.placeholder = words.filter;
  filter.setAttribute("aria-label", words.filter);
  caption.textContent = words.caption;
  box.setAttribute("aria-label", words.caption);
  const wanted = [
    {key: "name", title: words.name, numeric: false, sort: true},
    ...columns.map(({key, title, numeric, sort}) => ({key, title, numeric, sort: sort !== undefined}))
  ];
  const text = JSON.stringify(wanted);
  if (head.dataset.drawn === text) return;
  head.dataset.drawn = text;
  head.replaceChildren(
    ...wanted.map(({key, title, numeric, sort}) =>
      sort
        ? html(
            "th",
            {scope: "col", class: numeric && "numeric", "data-key": key},
            html("button", {type: "button"}, title)
          )
        : html("th", {scope: "col"}, title)
    )
  );
}

function rowOf(event: Event): HTMLTableRowElement | null {
  return (event.target as Element).closest<HTMLTableRowElement>("tr[data-area]");
}

function listenRows({root, body}: Parts, state: State, rows: RowWindow): void {
  const hover = (area: string | null) => report(root, "areahover", {area});
  body.addEventListener("click", (event) => {
    const area = rowOf(event)?.dataset.area;
    if (area !== undefined) report(root, "areaselect", {area});
  });
  body.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "touch") hover(rowOf(event)?.dataset.area ?? null);
  });
  body.addEventListener("pointerleave", () => hover(null));
  body.addEventListener("focusin", (event) => {
    for (const other of body.querySelectorAll<HTMLElement>("button[tabindex='0']")) other.tabIndex = -1;
    (event.target as HTMLElement).tabIndex = 0;
    if ((event.target as Element).matches(":focus-visible")) hover(rowOf(event)?.dataset.area ?? null);
  });
  body.addEventListener("focusout", () => hover(null));
  body.addEventListener("keydown", (event) => {
    if (event.key === "Escape") report(root, "areaselect", {area: null});
    const row = rowOf(event);
    const place = row === null ? -1 : Number(row.getAttribute("aria-rowindex")) - 2;
    const last = state.listed.length - 1;
    const goal = {ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: last}[event.key];
    if (goal === undefined || row === null) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(last, goal));
    rows.reveal(next);
    rows.element(next).querySelector("button")?.focus({preventScroll: true});
  });
}
