import {schemeCells, type ClassScheme, type SchemeCell} from "../class-scheme.js";
import {html} from "../dom.js";
import {report} from "../link-state.js";
import {roveGrid} from "./rove-grid.js";
import {swatch} from "./swatch.js";

export interface ClassMatrixWords {
  /** Name of the legend for screen readers. */
  readonly label: string;
  /** Says once, plainly, which end means more need. */
  readonly note: string;
  /** "Auswahl aufheben" */
  readonly clear: string;
  /** "281 Gebiete", "1 Gebiet", "kein Gebiet" */
  readonly count: (areas: number) => string;
}

export interface ClassMatrixProps {
  readonly scheme: ClassScheme;
  /** Number of areas by group key; a group that is not in it has none. */
  readonly counts: ReadonlyMap<string, number>;
  readonly words: ClassMatrixWords;
}

/** Events, both bubbling: `cellhover` and `cellchoose`, detail `{cells: readonly string[]}` with group keys. */
export interface ClassMatrixElement extends HTMLElement {
  /** Other counts, same classes. */
  update(counts: ReadonlyMap<string, number>): void;
  /** Paints which cells are chosen, and which one the area under the pointer belongs to. */
  show(state: {readonly chosen: readonly string[]; readonly hovered: string | null}): void;
}

/** A button of the legend and the groups it stands for. */
interface Target {
  readonly button: HTMLButtonElement;
  readonly keys: readonly string[];
  /** What it shows, as words, without the count. */
  readonly name: string;
}

interface Shown {
  counts: ReadonlyMap<string, number>;
  chosen: readonly string[];
}

/** The legend that is itself the matrix: cells with counts, heads in words, patterns of the areas without a class below. */
export function classMatrix({scheme, counts, words}: ClassMatrixProps): ClassMatrixElement {
  const cells = schemeCells(scheme);
  const {table, targets: inMatrix} = scheme.columns ? matrixTable(scheme, cells) : plainList(scheme, cells);
  const extras = extraList(scheme);
  const targets = [...inMatrix, ...extras.targets];
  const clear = html("button", {type: "button", class: "matrix-clear", hidden: true}, words.clear);
  const root = html(
    "div",
    {class: "class-matrix", role: "group", "aria-label": words.label},
    html("p", {class: "matrix-note"}, words.note),
    table,
    extras.list,
    clear
  );
  const shown: Shown = {counts, chosen: []};
  listen(root, targets, clear, () => shown.chosen);
  paintCounts(targets, counts, words);
  return Object.assign(root, {
    update(next: ReadonlyMap<string, number>) {
      shown.counts = next;
      paintCounts(targets, next, words);
    },
    show({chosen, hovered}: {chosen: readonly string[]; hovered: string | null}) {
      shown.chosen = chosen;
      clear.hidden = chosen.length === 0;
      root.classList.toggle("has-chosen", chosen.length > 0);
      for (const {button, keys} of targets) {
        button.setAttribute("aria-pressed", String(keys.every((key) => chosen.includes(key))));
        button.classList.toggle("is-hovered", keys.length === 1 && keys[0] === hovered);
      }
    }
  });
}

function target(
  keys: readonly string[],
  name: string,
  attributes: Record<string, string>,
  ...content: Node[]
): Target {
  const button = html("button", {type: "button", "aria-pressed": "false", ...attributes}, ...content);
  return {button, keys, name};
}

function cellTarget({key, name, fill}: SchemeCell): Target {
  const ink = fill.colour.replace("--class", "--on-class");
  return target(
    [key],
    name,
    {class: "matrix-cell", style: `--cell:${fill.colour};--on-cell:${ink}`, "data-cell": key},
    html("span", {class: "count"})
  );
}

function matrixTable(
  {rows, columns}: ClassScheme,
  cells: readonly SchemeCell[]
): {table: HTMLElement; targets: Target[]} {
  const head = (axis: string, name: string, test: (cell: SchemeCell) => boolean) => {
    const keys = cells.filter(test).map(({key}) => key);
    return target(keys, `${axis} ${name}`, {class: "matrix-head"}, html("span", {}, name));
  };
  const heads = columns!.classes.map(({name}, j) => head(columns!.title, name, ({column}) => column === j));
  const lines = rows.classes.map(({name}, i) => ({
    head: head(rows.title, name, ({row}) => row === i),
    cells: cells.filter(({row}) => row === i).map(cellTarget)
  }));
  const body = lines.map((line) =>
    html(
      "tr",
      {},
      html("th", {scope: "row"}, line.head.button),
      ...line.cells.map(({button}) => html("td", {}, button))
    )
  );
  const table = html("table", {}, matrixTop(rows.title, columns!.title, heads), html("tbody", {}, ...body));
  const grid = [[null, ...heads], ...lines.map((line) => [line.head, ...line.cells])];
  roveGrid(
    table,
    grid.map((line) => line.map((one) => one?.button ?? null)),
    [1, 1]
  );
  return {table, targets: grid.flat().filter((one) => one !== null)};
}

function matrixTop(rowsTitle: string, columnsTitle: string, heads: readonly Target[]): HTMLElement {
  return html(
    "thead",
    {},
    html(
      "tr",
      {class: "matrix-axis"},
      html("td"),
      html("th", {scope: "colgroup", colspan: heads.length}, columnsTitle)
    ),
    html(
      "tr",
      {},
      html("th", {scope: "col", class: "matrix-axis"}, rowsTitle),
      ...heads.map(({button}) => html("th", {scope: "col"}, button))
    )
  );
}

function plainList(
  scheme: ClassScheme,
  cells: readonly SchemeCell[]
): {table: HTMLElement; targets: Target[]} {
  const targets = cells.map((cell) =>
    listTarget(cell.key, scheme.rows.classes[cell.row]!.name, cell.name, swatch(cell.fill))
  );
  const table = html("ul", {class: "matrix-list"}, ...targets.map(({button}) => html("li", {}, button)));
  roveGrid(
    table,
    targets.map(({button}) => [button]),
    [0, 0]
  );
  return {table, targets};
}

function extraList({extras}: ClassScheme): {list: HTMLElement; targets: Target[]} {
  const targets = extras.map(({key, name, pattern}) => listTarget(key, name, name, swatch({pattern})));
  const list = html("ul", {class: "matrix-list"}, ...targets.map(({button}) => html("li", {}, button)));
  if (targets.length > 0) {
    roveGrid(
      list,
      targets.map(({button}) => [button]),
      [0, 0]
    );
  }
  return {list, targets};
}

function listTarget(key: string, text: string, name: string, mark: HTMLElement): Target {
  const label = html("span", {class: "name"}, text);
  return target(
    [key],
    name,
    {class: "matrix-entry", "data-cell": key},
    mark,
    label,
    document.createTextNode(" "),
    html("span", {class: "count"})
  );
}

function paintCounts(
  targets: readonly Target[],
  counts: ReadonlyMap<string, number>,
  words: ClassMatrixWords
): void {
  for (const {button, keys, name} of targets) {
    const count = keys.reduce((sum, key) => sum + (counts.get(key) ?? 0), 0);
    button.setAttribute("aria-label", `${name}: ${words.count(count)}`);
    button.classList.toggle("is-empty", count === 0);
    const text = button.querySelector(".count");
    if (text) text.textContent = count.toLocaleString("de");
  }
}

/** A press adds the button's groups to the chosen ones, or takes them out where all are chosen already. */
function listen(
  root: HTMLElement,
  targets: readonly Target[],
  clear: HTMLButtonElement,
  chosen: () => readonly string[]
): void {
  const choose = (cells: readonly string[]) => report(root, "cellchoose", {cells});
  const hover = (cells: readonly string[]) => report(root, "cellhover", {cells});
  for (const {button, keys} of targets) {
    button.addEventListener("click", () => {
      const rest = chosen().filter((key) => !keys.includes(key));
      choose(keys.every((key) => chosen().includes(key)) ? rest : [...rest, ...keys]);
    });
    button.addEventListener("pointerenter", (event) => event.pointerType !== "touch" && hover(keys));
    button.addEventListener("pointerleave", () => hover([]));
    button.addEventListener("focus", () => button.matches(":focus-visible") && hover(keys));
    button.addEventListener("blur", () => hover([]));
  }
  root.addEventListener("keydown", (event) => event.key === "Escape" && choose([]));
  clear.addEventListener("click", () => {
    choose([]);
    targets[0]?.button.focus();
  });
}
