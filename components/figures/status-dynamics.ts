import {schemeGroups, type ClassScheme} from "../class-scheme.js";
import {classMatrix, type ClassMatrixElement, type ClassMatrixWords} from "../controls/class-matrix.js";
import {html} from "../dom.js";
import type {AreaFill, LinkState} from "../link-state.js";
import {areaMap, type AreaMapElement, type AreaMapLook, type AreaMapWords} from "../maps/area-map.js";
import type {ShapeSources} from "../maps/area-shapes.js";
import {classStyle} from "../palette.js";
import {
  areaTable,
  type AreaTableColumn,
  type AreaTableElement,
  type AreaTableRow,
  type TableArrangement,
  type AreaTableWords
} from "../tables/area-table.js";
import {areaPanel, type AreaDetail, type AreaPanelElement, type AreaPanelWords} from "./area-panel.js";

export interface StatusDynamicsArea {
  readonly id: string;
  readonly name: string;
  /** Name of the area it lies in; null: none. */
  readonly parent: string | null;
  /** Key of its cell ("2+/-") or of an extra of the scheme ("suppressed"). */
  readonly group: string;
  /** A last line of its tooltip, and whether it bears a dot on the map: how sure its class is. */
  readonly note?: string | null;
  readonly dot?: boolean;
}

/** What the reader has chosen: one area, cells of the legend (also keys of extras), and how the table is arranged. */
export interface StatusDynamicsSelection extends TableArrangement {
  readonly area: string | null;
  readonly cells: readonly string[];
}

export interface StatusDynamicsWords {
  readonly map: AreaMapWords;
  readonly legend: ClassMatrixWords;
  readonly table: AreaTableWords;
  readonly panel: AreaPanelWords;
}

export interface StatusDynamicsProps {
  /** Says what is seen. */
  readonly title: string;
  /** Unit, areas and period. */
  readonly subtitle: string;
  /** Source, date, licence. */
  readonly source: string;
  /** The same object as before keeps the drawn paths on `update`. */
  readonly shapes: ShapeSources;
  /** The same object as before keeps the legend on `update`. */
  readonly scheme: ClassScheme;
  /** Every area of the level, those without a class too. */
  readonly areas: readonly StatusDynamicsArea[];
  readonly columns: readonly AreaTableColumn[];
  /** One row per area; name and class are columns like others. */
  readonly rows: readonly AreaTableRow[];
  /** The panel of an area; asked when it is chosen. */
  readonly detail: (area: string) => AreaDetail | null;
  readonly words: StatusDynamicsWords;
}

/**
 * Dispatches `selection` (a bubbling `CustomEvent` whose detail is a `StatusDynamicsSelection`) when the reader chooses, and `input`, so
 * that Framework's `view(figure)` works too. `update` and `select` dispatch nothing.
 */
export interface StatusDynamicsElement extends HTMLElement {
  readonly selection: StatusDynamicsSelection;
  /** The same as `selection`, for `view(figure)`. */
  readonly value: StatusDynamicsSelection;
  /** Ids of the areas that the table lists, in its order. */
  readonly listed: readonly string[];
  /** Other data. The choice stays as far as it still exists. */
  update(props: StatusDynamicsProps): void;
  /** Chooses from outside, for instance from the address; unknown areas and cells are left out. */
  select(selection: StatusDynamicsSelection): void;
}

interface Parts {
  readonly map: AreaMapElement;
  readonly legend: ClassMatrixElement;
  readonly table: AreaTableElement;
  readonly panel: AreaPanelElement;
}

interface State {
  props: StatusDynamicsProps;
  parts: Parts;
  byId: ReadonlyMap<string, StatusDynamicsArea>;
  hovered: string | null;
  hoveredCells: readonly string[];
  selected: string | null;
  chosen: readonly string[];
  /** Remembered so that parts can tell by identity that nothing changed. */
  highlighted: {readonly cells: readonly string[]; readonly areas: ReadonlySet<string>} | null;
  only: {readonly cells: readonly string[]; readonly areas: ReadonlySet<string>} | null;
}

/** Map, legend matrix, table and an area's panel, linked by hover, click and keyboard. */
export function statusDynamicsFigure(first: StatusDynamicsProps): StatusDynamicsElement {
  const root = html("figure", {class: "status-dynamics", "data-export": true});
  const state: State = {
    props: first,
    parts: makeParts(first),
    byId: new Map(first.areas.map((area) => [area.id, area])),
    hovered: null,
    hoveredCells: [],
    selected: null,
    chosen: [],
    highlighted: null,
    only: null
  };
  const selection = (): StatusDynamicsSelection => ({
    area: state.selected,
    cells: state.chosen,
    ...state.parts.table.arrangement
  });
  const tell = () => {
    root.dispatchEvent(new CustomEvent("selection", {detail: selection(), bubbles: true}));
    root.dispatchEvent(new Event("input", {bubbles: true}));
  };
  arrange(root, state);
  listen(root, state, tell);
  return Object.defineProperties(
    Object.assign(root, {
      update(props: StatusDynamicsProps) {
        updateState(state, props);
        arrange(root, state);
        paint(state);
      },
      select({area, cells, sort, search}: StatusDynamicsSelection) {
        choose(state, area, cells);
        state.parts.table.arrange({sort, search});
        paint(state);
      }
    }),
    {
      selection: {get: selection},
      value: {get: selection},
      listed: {get: () => state.parts.table.listed}
    }
  ) as unknown as StatusDynamicsElement;
}

function makeParts(props: StatusDynamicsProps, before?: State): Parts {
  const kept = before?.parts;
  const same = (key: "shapes" | "scheme" | "columns") => before?.props[key] === props[key];
  const sameWords = before?.props.words === props.words;
  const look = mapLook(props);
  const counts = countGroups(props);
  const map =
    kept && same("shapes") && sameWords
      ? kept.map
      : areaMap({...props.shapes, ...look, words: props.words.map});
  const legend =
    kept && same("scheme") && sameWords
      ? kept.legend
      : classMatrix({scheme: props.scheme, counts, words: props.words.legend});
  const table =
    kept && same("columns") && sameWords
      ? kept.table
      : areaTable({columns: props.columns, rows: props.rows, words: props.words.table});
  if (map === kept?.map) map.update(look);
  if (legend === kept?.legend) legend.update(counts);
  if (table === kept?.table) table.update(props.rows);
  else if (kept) table.arrange(kept.table.arrangement);
  return {map, legend, table, panel: kept && sameWords ? kept.panel : areaPanel(props.words.panel)};
}

function mapLook({areas, scheme}: StatusDynamicsProps): AreaMapLook {
  const groups = schemeGroups(scheme);
  const byId = new Map(areas.map((area) => [area.id, area]));
  const words = (id: string) => {
    const area = byId.get(id);
    return {
      title: area?.name ?? id,
      lines: [(area && groups.get(area.group)?.name) ?? "", area?.parent ?? "", area?.note ?? ""].filter(
        Boolean
      )
    };
  };
  return {
    fills: new Map(
      areas.flatMap(({id, group}): [string, AreaFill][] => {
        const fill = groups.get(group)?.fill;
        return fill ? [[id, fill]] : [];
      })
    ),
    dots: new Set(areas.filter(({dot}) => dot === true).map(({id}) => id)),
    tooltip: words,
    describe: (id) => [words(id).title, ...words(id).lines].join(", ")
  };
}

function countGroups({areas}: StatusDynamicsProps): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const {group} of areas) counts.set(group, (counts.get(group) ?? 0) + 1);
  return counts;
}

function updateState(state: State, props: StatusDynamicsProps): void {
  state.parts = makeParts(props, state);
  state.props = props;
  state.byId = new Map(props.areas.map((area) => [area.id, area]));
  Object.assign(state, {hovered: null, hoveredCells: [], highlighted: null, only: null});
  choose(state, state.selected, state.chosen);
  state.parts.panel.update(state.selected === null ? null : props.detail(state.selected));
}

/** Takes over a choice as far as its area and cells exist. */
function choose(state: State, area: string | null, cells: readonly string[]): void {
  const known = schemeGroups(state.props.scheme);
  const selected = area !== null && state.byId.has(area) ? area : null;
  state.chosen = cells.filter((key) => known.has(key));
  if (selected === state.selected) return;
  state.selected = selected;
  state.parts.panel.update(selected === null ? null : state.props.detail(selected));
}

/** Puts the parts in the figure in reading order; the wide layout is CSS. */
function arrange(root: HTMLElement, {props, parts}: State): void {
  root.setAttribute(
    "style",
    classStyle(props.scheme.rows.classes.length, props.scheme.columns?.classes.length ?? 0)
  );
  const head = html(
    "header",
    {class: "figure-head"},
    html("h2", {}, props.title),
    html("p", {}, props.subtitle)
  );
  const caption = html("figcaption", {}, props.source);
  const wanted = [parts.map, parts.legend, parts.panel, parts.table];
  const present = [...root.children].slice(1, -1);
  if (wanted.every((part, i) => part === present[i])) {
    root.firstElementChild!.replaceWith(head);
    root.lastElementChild!.replaceWith(caption);
  } else root.replaceChildren(head, ...wanted, caption);
}

function areasOf(
  {props}: State,
  cells: readonly string[],
  before: State["highlighted"]
): State["highlighted"] {
  if (cells.length === 0) return null;
  if (before && before.cells.join() === cells.join()) return before;
  return {cells, areas: new Set(props.areas.filter(({group}) => cells.includes(group)).map(({id}) => id))};
}

function paint(state: State): void {
  const {parts, hovered, selected, chosen, hoveredCells, byId} = state;
  const strong = hoveredCells.length > 0 ? hoveredCells : chosen;
  state.highlighted = areasOf(state, strong, state.highlighted);
  state.only = areasOf(state, chosen, state.only);
  const link: LinkState = {hovered, selected, highlighted: state.highlighted?.areas ?? null};
  parts.map.show(link);
  parts.table.show(link, state.only?.areas ?? null);
  parts.legend.show({chosen, hovered: byId.get(hovered ?? "")?.group ?? null});
}

function listen(root: HTMLElement, state: State, tell: () => void): void {
  const on = <T>(type: string, handle: (detail: T) => void) =>
    root.addEventListener(type, (event) => {
      handle((event as CustomEvent<T>).detail);
      paint(state);
    });
  on<{area: string | null}>("areahover", ({area}) => (state.hovered = area));
  on<{cells: readonly string[]}>("cellhover", ({cells}) => (state.hoveredCells = cells));
  on<{area: string | null}>("areaselect", ({area}) => {
    choose(state, area === state.selected ? null : area, state.chosen);
    tell();
  });
  on<{cells: readonly string[]}>("cellchoose", ({cells}) => {
    choose(state, state.selected, cells);
    tell();
  });
  on<TableArrangement>("arrangement", tell);
  on<null>("panelclose", () => {
    state.parts.table.focusRow(state.selected);
    choose(state, null, state.chosen);
    tell();
  });
  root.addEventListener("input", (event) => event.target !== root && event.stopPropagation());
}
