import type {Edition, Method} from "./method.js";

/** What a reader chose on the status × dynamics page. It stands in the address and nowhere else. */
export interface StatusView {
  readonly method: string;
  readonly period: string;
  /** Chosen area, null: none. */
  readonly area: string | null;
  /** Chosen combined classes and exclusion codes, for instance "4-" or "suppressed"; empty: all areas. */
  readonly classes: readonly string[];
  readonly sort: {readonly column: string; readonly descending: boolean} | null;
  /** Text the table is filtered by. */
  readonly search: string;
}

/** A part of a link that was not understood; the page shows the default for it and says so. */
export interface LinkNote {
  readonly parameter: string;
  readonly problem: "unknown" | "not-in-period" | "version";
}

const VERSION = "1";
const LONGEST_SEARCH = 80;
const COLUMN = /^[a-z0-9_]{1,40}$/;

/** Newest edition of a method. Methods without editions do not exist: parsing refuses them. */
export function latestEdition(method: Method): Edition {
  return method.editions.reduce((a, b) => (a.period >= b.period ? a : b));
}

/** The view of a link without parameters: first method, its newest edition, nothing chosen. */
export function defaultStatusView(methods: readonly Method[]): StatusView {
  const method = methods[0];
  if (method === undefined) throw new Error("status view: no method; expected at least one file in methods/");
  return {
    method: method.id,
    period: latestEdition(method).period,
    area: null,
    classes: [],
    sort: null,
    search: ""
  };
}

/**
 * Reads the view from an address. Whatever is unknown falls back to the default and leaves a note; nothing throws and
 * nothing of the address is repeated in a note. Areas and classes are checked against the rows later ({@link keepKnown}).
 */
export function readStatusView(
  search: string,
  methods: readonly Method[]
): {view: StatusView; notes: readonly LinkNote[]} {
  const parameters = new URLSearchParams(search);
  const fallback = defaultStatusView(methods);
  const notes: LinkNote[] = [];
  if ((parameters.get("v") ?? VERSION) !== VERSION) notes.push({parameter: "v", problem: "version"});
  const wanted = parameters.get("methode");
  const method = methods.find(({id}) => id === (wanted ?? fallback.method));
  if (method === undefined) notes.push({parameter: "methode", problem: "unknown"});
  const used = method ?? (methods[0] as Method);
  const period = parameters.get("zeitraum");
  const edition = used.editions.find((candidate) => candidate.period === period);
  if (period !== null && edition === undefined) notes.push({parameter: "zeitraum", problem: "unknown"});
  const sort = readSort(parameters.get("sortierung"));
  if (sort === undefined) notes.push({parameter: "sortierung", problem: "unknown"});
  const view: StatusView = {
    method: used.id,
    period: (edition ?? latestEdition(used)).period,
    area: parameters.get("gebiet") || null,
    classes: readList(parameters.get("klassen")),
    sort: sort ?? null,
    search: (parameters.get("suche") ?? "").slice(0, LONGEST_SEARCH)
  };
  return {view, notes};
}

function readSort(text: string | null): StatusView["sort"] | undefined {
  if (text === null || text === "") return null;
  const descending = text.startsWith("!");
  const column = descending ? text.slice(1) : text;
  return COLUMN.test(column) ? {column, descending} : undefined;
}

function readList(text: string | null): readonly string[] {
  return text === null || text === "" ? [] : [...new Set(text.split(","))].slice(0, 64);
}

/** Drops a chosen area, classes or a sort column that the rows of this view do not have, and notes each. */
export function keepKnown(
  view: StatusView,
  known: {areas: ReadonlySet<string>; classes: ReadonlySet<string>; columns: ReadonlySet<string>}
): {view: StatusView; notes: readonly LinkNote[]} {
  const notes: LinkNote[] = [];
  const area = view.area !== null && known.areas.has(view.area) ? view.area : null;
  if (area !== view.area) notes.push({parameter: "gebiet", problem: "not-in-period"});
  const classes = view.classes.filter((code) => known.classes.has(code));
  if (classes.length < view.classes.length) notes.push({parameter: "klassen", problem: "unknown"});
  const sort = view.sort !== null && known.columns.has(view.sort.column) ? view.sort : null;
  if (sort !== view.sort) notes.push({parameter: "sortierung", problem: "unknown"});
  return {view: {...view, area, classes, sort}, notes};
}

/**
 * The address part for a view, beginning with "?". Method and period are always written: a link made today keeps its
 * edition when a newer one becomes the default. Parameters keep a fixed order.
 */
export function writeStatusView(view: StatusView): string {
  const parameters = new URLSearchParams({v: VERSION, methode: view.method, zeitraum: view.period});
  if (view.area !== null) parameters.set("gebiet", view.area);
  if (view.classes.length > 0) parameters.set("klassen", view.classes.join(","));
  if (view.sort !== null)
    parameters.set("sortierung", `${view.sort.descending ? "!" : ""}${view.sort.column}`);
  if (view.search !== "") parameters.set("suche", view.search);
  return `?${parameters.toString().replaceAll("%2C", ",").replaceAll("%2F", "/")}`;
}
