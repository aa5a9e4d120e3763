import type {LinkNote} from "./status-link.js";

/** Which profiles a reader looks at. It stands in the address and nowhere else. */
export interface ProfileView {
  /** Level of all areas; null: none chosen yet. */
  readonly level: string | null;
  /** One to four keys of areas, in the order of the columns; empty: the chooser is shown. */
  readonly areas: readonly string[];
  /** Newest period to be shown; null: whatever is newest. */
  readonly period: string | null;
}

/** More columns than this cannot be read side by side. */
export const MOST_PROFILES = 4;

const VERSION = "1";
const PERIOD = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/**
 * Reads the view from an address. Whatever is unknown falls back to the default and leaves a note; nothing throws and
 * nothing of the address is repeated in a note.
 * @param known - whether there is an area of this level and key, by the boundaries of the period (null: by any)
 */
export function readProfileView(
  search: string,
  levels: readonly string[],
  known: (level: string, area: string, period: string | null) => boolean
): {view: ProfileView; notes: readonly LinkNote[]} {
  const parameters = new URLSearchParams(search);
  const notes: LinkNote[] = [];
  if ((parameters.get("v") ?? VERSION) !== VERSION) notes.push({parameter: "v", problem: "version"});
  const askedPeriod = parameters.get("zeitraum");
  const period = askedPeriod !== null && PERIOD.test(askedPeriod) ? askedPeriod : null;
  if (askedPeriod && period === null) notes.push({parameter: "zeitraum", problem: "unknown"});
  const asked = parameters.get("ebene");
  const level = levels.find((key) => key === asked) ?? null;
  if (asked && level === null) notes.push({parameter: "ebene", problem: "unknown"});
  const wanted = [...new Set((parameters.get("gebiet") ?? "").split(",").filter(Boolean))];
  const found = level === null ? [] : wanted.filter((id) => known(level, id, period));
  if (found.length < wanted.length) notes.push({parameter: "gebiet", problem: "unknown"});
  if (found.length > MOST_PROFILES) notes.push({parameter: "anzahl", problem: "unknown"});
  return {view: {level, areas: found.slice(0, MOST_PROFILES), period}, notes};
}

/** The address part for a view, beginning with "?"; parameters keep a fixed order. */
export function writeProfileView({level, areas, period}: ProfileView): string {
  const parameters = new URLSearchParams();
  if (level !== null) parameters.set("ebene", level);
  if (areas.length > 0) parameters.set("gebiet", areas.join(","));
  if (period !== null) parameters.set("zeitraum", period);
  parameters.set("v", VERSION);
  return `?${parameters.toString().replaceAll("%2C", ",")}`;
}
