import {html} from "../dom.js";
import {NOTHING, report, type AreaFill, type LinkState} from "../link-state.js";
import {longTable} from "./long-table.js";
import {nameMatcher} from "./search-text.js";
import {drawRows, paintRow, type DrawnRow} from "./table-row.js";

export interface AreaTableColumn {
  readonly key: string;
  readonly title: string;
  /** Right-aligned with tabular figures. */
  readonly numeric: boolean;
}

/** Text ready to be read, and what it sorts by; null sorts last in both directions. */
export interface AreaTableCell {
  readonly text: string;
  readonly sort: number | string | null;
  /** A square of this fill before the text. */
  readonly fill?: AreaFill;
}

export interface AreaTableRow {
  readonly id: string;
  /** First column; also what the filter looks at, together with the text columns. */
  readonly name: string;
  /** By column key. */
  readonly cells: Readonly<Record<string, AreaTableCell>>;
}

export interface AreaTableWords {
  /** Caption, for instance "Alle Planungsräume mit Status und Dynamik". */
  readonly caption: string;
  /** Head of the first column, for instance "Planungsraum". */
  readonly name: string;
  /** "Gebiet suchen" */
  readonly filter: string;
  /** "48 von 436 Gebieten" */
  readonly count: (shown: number, all: number) => string;
  /** What stands in the table when nothing is found. */
  readonly none: string;
}

export interface AreaTableProps {
  readonly columns: readonly AreaTableColumn[];
  readonly rows: readonly AreaTableRow[];
  readonly words: AreaTableWords;
}

/** How the reader has arranged the table. */
export interface TableArrangement {
  /** Column key, "name" for the first; null: alphabetical by name. */
  readonly sort: {readonly column: string; readonly descending: boolean} | null;
  /** Text the rows are filtered by. */
  readonly search: string;
}

/**
 * Events, all bubbling: `areahover` and `areaselect`, detail `{area: string | null}`; `arrangement` when the reader sorts or
 * filters, detail `TableArrangement`.
 */
export interface AreaTableElement extends HTMLElement {
  readonly arrangement: TableArrangement;
  /** Ids of the rows in the table, in its order. */
  readonly listed: readonly string[];
  /** Sorts and filters from outside; dispatches nothing. A column that does not exist counts as none. */
  arrange(arrangement: TableArrangement): void;
  /** Other rows, same columns. Order, filter and focus stay. */
  update(rows: readonly AreaTableRow[]): void;
  /** Gives the focus to an area's row where it is listed; the page does not scroll. */
  focusRow(area: string | null): void;
  /** Paints the state; `only` limits the rows to these areas (null: all). */
  show(state: LinkState, only: ReadonlySet<string> | null): void;
}

type Sorting = NonNullable<TableArrangement["sort"]>;

const BY_NAME: Sorting = {column: "name", descending: false};

interface Parts {
  readonly root: HTMLElement;
  readonly body: HTMLTableSectionElement;
  readonly heads: ReadonlyMap<string, HTMLTableCellElement>;
  readonly filter: HTMLInputElement;
  readonly count: HTMLElement;
  /** Scrolls. */
  readonly box: HTMLElement;
}

const collator = new Intl.Collator("de", {numeric: true});

interface State {
  drawn: ReadonlyMap<string, DrawnRow>;
  sorting: Sorting;
  link: LinkState;
  only: ReadonlySet<string> | null;
  listed: readonly string[];
}

/** More rows than this are in the document only while they are in sight. */
const MOST_ROWS = 2000;

/** A sortable table of areas with a filter; alphabetical until the reader sorts. One tab stop for the rows, arrow keys move in it. */
export function areaTable(props: AreaTableProps): AreaTableElement {
  return props.rows.length > MOST_ROWS ? longTable(props) : wholeTable(props);
}

function wholeTable({columns, rows, words}: AreaTableProps): AreaTableElement {
  const parts = tableParts(columns, words);
  const state: State = {
    drawn: drawRows(columns, rows, new Map()),
    sorting: BY_NAME,
    link: NOTHING,
    only: null,
    listed: []
  };
  const fill = () => fillBody(parts, columns, words, state);
  const arrangement = (): TableArrangement => ({
    sort: state.sorting.column === "name" && !state.sorting.descending ? null : state.sorting,
    search: parts.filter.value
  });
  listenArrangement(parts, state, () => {
    fill();
    report(parts.root, "arrangement", arrangement());
  });
  listenRows(parts);
  fill();
  const element = Object.assign(parts.root, {
    arrange({sort, search}: TableArrangement) {
      state.sorting = sort !== null && parts.heads.has(sort.column) ? sort : BY_NAME;
      parts.filter.value = search;
      fill();
    },
    update(next: readonly AreaTableRow[]) {
      state.drawn = drawRows(columns, next, state.drawn);
      fill();
      for (const one of state.drawn.values()) paintRow(one, state.link);
    },
    focusRow(area: string | null) {
      state.drawn.get(area ?? "")?.button.focus({preventScroll: true});
    },
    show(link: LinkState, only: ReadonlySet<string> | null) {
      const before = {...state};
      Object.assign(state, {link, only});
      for (const one of changedAreas(before.link, link, state.drawn)) paintRow(one, link);
      if (only !== before.only) fill();
      if (link.selected !== before.link.selected)
        scrollTo(parts.box, state.drawn.get(link.selected ?? "")?.tr);
    }
  });
  return Object.defineProperties(element, {
    arrangement: {get: arrangement},
    listed: {get: () => state.listed}
  }) as unknown as AreaTableElement;
}

/** Filters, sorts and puts the rows into the table; elements of rows are kept. */
function fillBody(
  {body, filter, count, heads}: Parts,
  columns: readonly AreaTableColumn[],
  words: AreaTableWords,
  state: State
): void {
  const matches = nameMatcher(filter.value);
  const texts = columns.filter(({numeric}) => !numeric);
  const found = ({row}: DrawnRow) =>
    [row.name, ...texts.map(({key}) => row.cells[key]?.text ?? "")].some(matches);
  const kept = [...state.drawn.values()]
    .filter((one) => (state.only === null || state.only.has(one.row.id)) && found(one))
    .sort((a, b) => compare(a.row, b.row, state.sorting));
  state.listed = kept.map(({row}) => row.id);
  const none = html("tr", {class: "table-none"}, html("td", {colspan: columns.length + 1}, words.none));
  const wanted = kept.length > 0 ? kept.map(({tr}) => tr) : [none];
  if (wanted.length !== body.children.length || wanted.some((tr, i) => tr !== body.children[i])) {
    body.replaceChildren(...wanted);
  }
  kept.forEach(({button}, i) => (button.tabIndex = i === 0 ? 0 : -1));
  count.textContent = words.count(kept.length, state.drawn.size);
  const {column, descending} = state.sorting;
  for (const [key, th] of heads) {
    th.setAttribute("aria-sort", key !== column ? "none" : descending ? "descending" : "ascending");
  }
}

/** Another press on the same head turns the order round. */
function listenArrangement({heads, filter}: Parts, state: State, changed: () => void): void {
  for (const [key, th] of heads) {
    th.querySelector("button")!.addEventListener("click", () => {
      const {column, descending} = state.sorting;
      state.sorting = {column: key, descending: column === key && !descending};
      changed();
    });
  }
  filter.addEventListener("input", changed);
}

/** Scrolls the table's box, never the page, until the row can be seen. */
function scrollTo(box: HTMLElement, row: HTMLElement | undefined): void {
  if (!row?.isConnected) return;
  const head = box.querySelector("thead")!.offsetHeight;
  const [top, bottom] = [row.offsetTop - head, row.offsetTop + row.offsetHeight - box.clientHeight];
  if (box.scrollTop > top || box.scrollTop < bottom) box.scrollTop = top - row.offsetHeight;
}

function changedAreas(
  before: LinkState,
  after: LinkState,
  drawn: ReadonlyMap<string, DrawnRow>
): Iterable<DrawnRow> {
  if (before.highlighted !== after.highlighted) return drawn.values();
  const areas = [before.hovered, after.hovered, before.selected, after.selected];
  return areas.flatMap((area) => (area !== null && drawn.get(area)) || []);
}

function compare(a: AreaTableRow, b: AreaTableRow, {column, descending}: Sorting): number {
  const byName = collator.compare(a.name, b.name);
  if (column === "name") return descending ? -byName : byName;
  const [x, y] = [a.cells[column]?.sort ?? null, b.cells[column]?.sort ?? null];
  if (x === null || y === null) return Number(x === null) - Number(y === null) || byName;
  const order =
    typeof x === "number" && typeof y === "number" ? x - y : collator.compare(String(x), String(y));
  return (descending ? -order : order) || byName;
}

function tableParts(columns: readonly AreaTableColumn[], words: AreaTableWords): Parts {
  const head = (title: string, numeric: boolean) =>
    html("th", {scope: "col", class: numeric && "numeric"}, html("button", {type: "button"}, title));
  const heads = new Map<string, HTMLTableCellElement>([
    ["name", head(words.name, false)],
    ...columns.map(({key, title, numeric}) => [key, head(title, numeric)] as const)
  ]);
  const body = html("tbody");
  const filter = html("input", {type: "search", placeholder: words.filter, "aria-label": words.filter});
  const count = html("span", {class: "table-count", role: "status"});
  const table = html(
    "table",
    {},
    html("caption", {class: "visually-hidden"}, words.caption),
    html("thead", {}, html("tr", {}, ...heads.values())),
    body
  );
  const box = html(
    "div",
    {class: "table-box", tabindex: 0, role: "region", "aria-label": words.caption},
    table
  );
  const root = html("div", {class: "area-table"}, html("div", {class: "table-bar"}, filter, count), box);
  return {root, body, heads, filter, count, box};
}

function rowOf(event: Event): HTMLTableRowElement | null {
  return (event.target as Element).closest<HTMLTableRowElement>("tr[data-area]");
}

function listenRows({root, body}: Parts): void {
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
    const row = rowOf(event);
    const goal: Readonly<Record<string, Element | null | undefined>> = {
      ArrowDown: row?.nextElementSibling,
      ArrowUp: row?.previousElementSibling,
      Home: body.firstElementChild,
      End: body.lastElementChild
    };
    if (event.key === "Escape") report(root, "areaselect", {area: null});
    if (!(event.key in goal)) return;
    event.preventDefault();
    goal[event.key]?.querySelector("button")?.focus();
  });
}
