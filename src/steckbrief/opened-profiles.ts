import {html} from "../components/dom.js";
import type {ListedArea} from "../model/area.js";
import type {BuildInfo} from "../model/build-info.js";
import type {IndicatorSeries} from "../model/indicator-series.js";
import type {Indicator} from "../model/indicator.js";
import type {Method} from "../model/method.js";
import {findProfileArea, type ProfileArea} from "../model/profile-area.js";
import type {ProfileClasses} from "../model/profile-data.js";
import {readProfileView, type ProfileView} from "../model/profile-link.js";
import type {LinkNote} from "../model/status-link.js";
import {PROFILE_LINK_NOTES} from "../text/profile.js";

/** What profiles know before the database runs: of the whole site, or of the level that an address asks for. */
export interface ProfileSite {
  readonly info: BuildInfo;
  readonly methods: readonly Method[];
  readonly areas: readonly ListedArea[];
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** The classification that the site ships; null where there is none of the level. */
  readonly first: ProfileClasses | null;
  /** All values of the level and of what contains it; null where they have to be read from the table. */
  readonly series: readonly IndicatorSeries[] | null;
}

/** The profiles an address asks for; without areas the page shows its chooser. */
export interface OpenedProfiles {
  readonly site: ProfileSite;
  readonly view: ProfileView;
  readonly notes: readonly LinkNote[];
  readonly profiles: readonly ProfileArea[];
}

export function openProfiles(site: ProfileSite, search: string): OpenedProfiles {
  const {areas, info} = site;
  const find = (level: string, id: string, period: string | null) =>
    findProfileArea(areas, info.levels, {level, id, period});
  const {view, notes} = readProfileView(
    search,
    info.levels.map(({key}) => key),
    (level, id, period) => find(level, id, period) !== null
  );
  const profiles = view.areas.flatMap((id) => find(view.level!, id, view.period) ?? []);
  return {site, view, notes, profiles};
}

/** What a link asked for and could not be shown; an empty fragment where all was understood. */
export function linkNotes(notes: readonly LinkNote[]): Node {
  const texts = new Set(notes.map(({parameter}) => PROFILE_LINK_NOTES[parameter] ?? ""));
  if (texts.size === 0) return document.createDocumentFragment();
  const list = html("ul", {class: "link-notes"}, ...[...texts].map((text) => html("li", {}, text)));
  return html("div", {role: "status"}, list);
}
