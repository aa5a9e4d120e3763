import {periodEnd} from "./area.js";
import {periodsOf, type Availability, type AtlasCatalogue} from "./atlas-catalogue.js";
import type {AtlasView} from "./atlas-view.js";
import type {LinkNote} from "./status-link.js";

type Fitted = {readonly view: AtlasView; readonly notes: readonly LinkNote[]};

/**
 * A view whose indicator, level and periods exist. An indicator that does not is as in `fallback`; a level or period that the
 * indicator does not have becomes its finest level, and the newest period up to the one asked for. Each leaves a note.
 */
export function fitAtlasView(view: AtlasView, {entries}: AtlasCatalogue, fallback: AtlasView): Fitted {
  const notes: LinkNote[] = [];
  const note = (parameter: string, problem: LinkNote["problem"] = "unknown") =>
    notes.push({parameter, problem});
  const find = (key: string | null) => entries.find(({indicator}) => indicator.key === key);
  const known = find(view.indicator);
  const entry = known ?? find(fallback.indicator) ?? entries[0];
  if (entry === undefined) return {view, notes};
  if (known === undefined) note("indikator");
  const level = entry.available.some((one) => one.level === view.level)
    ? view.level
    : finestLevel(entry.available);
  if (level !== view.level) note("ebene");
  const periods = periodsOf(entry.available, level);
  const period = periods.includes(view.period) ? view.period : nearestPeriod(periods, view.period);
  if (period !== view.period) note("zeitraum");
  const second = view.second === null || find(view.second) ? view.second : null;
  if (second !== view.second) note("zweiter");
  const other = view.other === null || periods.includes(view.other) ? view.other : null;
  if (other !== view.other) note("zeitraum2");
  return {view: {...view, indicator: entry.indicator.key, level, period, second, other}, notes};
}

/** Without areas that the level does not have in this period; each kind leaves a note. */
export function fitAreas(view: AtlasView, areas: ReadonlySet<string>): Fitted {
  const notes: LinkNote[] = [];
  const area = view.area !== null && areas.has(view.area) ? view.area : null;
  if (area !== view.area) notes.push({parameter: "gebiet", problem: "not-in-period"});
  const compared = view.compare.kind === "area" && !areas.has(view.compare.area);
  if (compared) notes.push({parameter: "vergleich", problem: "not-in-period"});
  const kept = view.group?.areas.filter((id) => areas.has(id)) ?? [];
  const lost = view.group !== null && kept.length < view.group.areas.length;
  if (lost) notes.push({parameter: "gruppe", problem: "not-in-period"});
  return {
    view: {
      ...view,
      area,
      compare: compared ? {kind: "city"} : view.compare,
      group: view.group && lost ? {...view.group, areas: kept} : view.group
    },
    notes
  };
}

/** The last of the levels, which stand from the city down. */
export function finestLevel(available: Availability): string {
  return available.at(-1)!.level;
}

/** The newest period that ends no later than the one asked for; the newest of all where there is none or the form is unknown. */
function nearestPeriod(periods: readonly string[], asked: string): string {
  try {
    const day = periodEnd(asked);
    return periods.findLast((period) => periodEnd(period) <= day) ?? periods.at(-1)!;
  } catch {
    return periods.at(-1)!;
  }
}
