import {PANELS, type AtlasView, type Comparison, type OwnGroup, type PanelKey} from "./atlas-view.js";
import {CLASS_COUNTS, type BreakRule} from "./class-breaks.js";
import type {LinkNote} from "./status-link.js";

const VERSION = "1";
const LONGEST_TEXT = 80;
const LONGEST_KEY = 120;
const MOST_AREAS = 2000;
const MOST_CUTS = CLASS_COUNTS.most - 1;
const COLUMN = /^[a-z0-9_]{1,40}$/;

/** The address's word of every rule and view. */
const RULES = {
  quantiles: "quantile",
  natural: "natuerlich",
  equal: "gleich",
  deviation: "standardabweichung"
} as const;
const PANEL_WORDS: Readonly<Record<PanelKey, string>> = {
  bars: "balken",
  distribution: "verteilung",
  trend: "verlauf",
  difference: "veraenderung",
  years: "jahre",
  scatter: "zusammenhang",
  bivariate: "zwei-indikatoren",
  "two-maps": "zwei-karten",
  group: "gruppe"
};

/**
 * The address part for a view, beginning with "?". Indicator, level and period always stand in it, so that a link shows the
 * same when a default changes; the rest only where it differs from the default. The order is fixed.
 */
export function writeAtlasView(view: AtlasView): string {
  const {indicator, level, period} = view;
  const parameters = new URLSearchParams({v: VERSION, indikator: indicator, ebene: level, zeitraum: period});
  const set = (name: string, text: string | null) =>
    text !== null && text !== "" && parameters.set(name, text);
  set("gebiet", view.area);
  set("vergleich", writeComparison(view.compare));
  set("klassen", writeRule(view.breaks));
  set("klassenbasis", view.breaksOf === "period" ? "zeitraum" : null);
  set("farben", view.diverging ? "zwei" : null);
  set("auswahl", writeList(view.filter));
  set("ansicht", view.panel && PANEL_WORDS[view.panel]);
  set("zweiter", view.second);
  set("zeitraum2", view.other);
  if (view.group !== null) {
    parameters.set("gruppe", writeList(view.group.areas));
    set("gruppenname", view.group.name);
  }
  set("orte", writeList(view.points));
  set("sortierung", view.sort && `${view.sort.descending ? "!" : ""}${view.sort.column}`);
  set("suche", view.search);
  return `?${parameters.toString().replaceAll("%2C", ",").replaceAll("%3A", ":")}`;
}

/**
 * Reads a view from an address. Whatever cannot be understood is as in `fallback` and leaves a note; nothing throws and no
 * note repeats the address. Whether indicator, areas and periods exist is found out later, by {@link fitAtlasView}.
 */
export function readAtlasView(
  search: string,
  fallback: AtlasView
): {view: AtlasView; notes: readonly LinkNote[]} {
  const parameters = new URLSearchParams(search);
  const notes: LinkNote[] = [];
  const read = <T>(name: string, parse: (text: string) => T | undefined, otherwise: T): T => {
    const text = parameters.get(name);
    if (text === null || text === "") return otherwise;
    const value = parse(text);
    if (value === undefined) notes.push({parameter: name, problem: "unknown"});
    return value === undefined ? otherwise : value;
  };
  if ((parameters.get("v") ?? VERSION) !== VERSION) notes.push({parameter: "v", problem: "version"});
  const view: AtlasView = {
    indicator: read("indikator", key, fallback.indicator),
    level: read("ebene", key, fallback.level),
    period: read("zeitraum", key, fallback.period),
    area: read<string | null>("gebiet", key, null),
    compare: read("vergleich", readComparison, {kind: "city"}),
    breaks: read("klassen", readRule, fallback.breaks),
    breaksOf: read("klassenbasis", word({zeitraum: "period"} as const), "all" as AtlasView["breaksOf"]),
    diverging: read("farben", word({zwei: true}), false),
    filter: read("auswahl", readList, []),
    panel: read<PanelKey | null>("ansicht", readPanel, null),
    second: read<string | null>("zweiter", key, null),
    other: read<string | null>("zeitraum2", key, null),
    group: readGroup(parameters.get("gruppe"), parameters.get("gruppenname")),
    points: read("orte", readList, []),
    sort: read<AtlasView["sort"]>("sortierung", readSort, null),
    search: (parameters.get("suche") ?? "").slice(0, LONGEST_TEXT)
  };
  return {view, notes};
}

function key(text: string): string | undefined {
  return text.length <= LONGEST_KEY ? text : undefined;
}

function word<T>(words: Readonly<Record<string, T>>): (text: string) => T | undefined {
  return (text) => (Object.hasOwn(words, text) ? words[text] : undefined);
}

function readPanel(text: string): PanelKey | undefined {
  return PANELS.find((panel) => PANEL_WORDS[panel] === text);
}

function writeComparison(compare: Comparison): string | null {
  if (compare.kind === "city") return null;
  return compare.kind === "parent" ? "oberhalb" : `gebiet:${compare.area}`;
}

function readComparison(text: string): Comparison | undefined {
  if (text === "stadt") return {kind: "city"};
  if (text === "oberhalb") return {kind: "parent"};
  const area = /^gebiet:(.+)$/s.exec(text)?.[1];
  return area === undefined || area.length > LONGEST_KEY ? undefined : {kind: "area", area};
}

/** The default needs no word. */
export const DEFAULT_RULE: BreakRule = {kind: "quantiles", count: 5};

function writeRule(rule: BreakRule): string | null {
  if (rule.kind === "own") return `eigene:${rule.cuts.join(",")}`;
  const isDefault = rule.kind === DEFAULT_RULE.kind && rule.count === DEFAULT_RULE.count;
  return isDefault ? null : `${RULES[rule.kind]}:${rule.count}`;
}

function readRule(text: string): BreakRule | undefined {
  const [name, rest = ""] = text.split(":");
  if (name === "eigene") {
    const cuts = rest.split(",").map((cut) => (/^-?\d/.test(cut) ? Number(cut) : NaN));
    const usable =
      cuts.length <= MOST_CUTS && cuts.every((cut, i) => Number.isFinite(cut) && !(cut <= cuts[i - 1]!));
    return usable ? {kind: "own", cuts} : undefined;
  }
  const kind = (Object.keys(RULES) as (keyof typeof RULES)[]).find((one) => RULES[one] === name);
  const count = /^\d$/.test(rest) ? Number(rest) : NaN;
  const known = kind !== undefined && count >= CLASS_COUNTS.fewest && count <= CLASS_COUNTS.most;
  return known ? {kind, count} : undefined;
}

/** Items with commas between; commas and percent signs within one are escaped. */
function writeList(items: readonly string[]): string {
  return items.map((item) => item.replace(/[%,]/g, encodeURIComponent)).join(",");
}

function readList(text: string): readonly string[] | undefined {
  try {
    const items = [...new Set(text.split(",").map(decodeURIComponent))].filter((item) => item !== "");
    return items.length <= MOST_AREAS && items.every((item) => item.length <= LONGEST_KEY)
      ? items
      : undefined;
  } catch {
    return undefined;
  }
}

function readGroup(areas: string | null, name: string | null): OwnGroup | null {
  if (areas === null) return null;
  return {name: (name ?? "").slice(0, LONGEST_TEXT), areas: readList(areas) ?? []};
}

function readSort(text: string): AtlasView["sort"] | undefined {
  const descending = text.startsWith("!");
  const column = descending ? text.slice(1) : text;
  return COLUMN.test(column) ? {column, descending} : undefined;
}
