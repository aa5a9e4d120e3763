import {html} from "../components/dom.js";
import {profileFacilities} from "../components/figures/profile-facilities.js";
import {profileHead} from "../components/figures/profile-head.js";
import {profileTable} from "../components/figures/profile-table.js";
import {readPoints} from "../db/profile-data.js";
import type {Site} from "../db/site.js";
import type {PointOfInterest} from "../model/poi.js";
import {findProfileArea, type ProfileArea} from "../model/profile-area.js";
import {readProfileView, writeProfileView, type ProfileView} from "../model/profile-link.js";
import type {LinkNote} from "../model/status-link.js";
import {PROFILE_LINK_NOTES, PROFILE_WORDS} from "../text/profile.js";
import * as views from "../views/profile.js";
import {profileFacilities as facilityProps, profileNotes} from "../views/profile-notes.js";
import {areaControls, removeLink} from "./controls.js";
import {locatorFor, type Locator} from "./locator.js";
import {profileSources} from "./profile-source.js";
import {addFacilitiesLine, addThemeLines} from "./take-along.js";

/** The profiles an address asks for; without areas the page shows its chooser. */
export interface OpenedProfiles {
  readonly site: Site;
  readonly view: ProfileView;
  readonly notes: readonly LinkNote[];
  readonly profiles: readonly ProfileArea[];
}

export function openProfiles(site: Site, search: string): OpenedProfiles {
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

/**
 * The profiles as far as they are known, again and again: names and maps at once, then values, then classes that the
 * database has to compute. Places that wait for data keep their size.
 */
export async function* showProfiles(opened: OpenedProfiles): AsyncGenerator<HTMLElement, void> {
  const {site, view, profiles} = opened;
  const {name} = site.info.municipality;
  document.title = `${profiles.map(({area}) => area.name).join(", ")} – ${PROFILE_WORDS.title} | ${name}`;
  const [locator, points] = [await locatorFor(site, profiles[0]!.area), readPoints()];
  yield profilePage(opened, locator, null);
  for await (const source of profileSources(site, profiles, view.period))
    yield profilePage(opened, locator, {source, points: await points});
}

interface Loaded {
  readonly source: views.ProfileSource;
  readonly points: readonly PointOfInterest[] | null;
}

function profilePage(opened: OpenedProfiles, locator: Locator | null, loaded: Loaded | null): HTMLElement {
  const {site, profiles, view} = opened;
  const city = site.info.municipality.name;
  const values = loaded && profiles.map((profile) => views.profileValues(profile, loaded.source));
  const beside = profiles.length > 1;
  const heads = profiles.map((profile, i) =>
    profileHead(
      views.profileHead(profile, values?.[i] ?? null, loaded?.source ?? null, {
        locator: locator?.propsOf(profile.area, city) ?? null,
        address: (level, area) => writeProfileView({level, areas: [area], period: view.period})
      }),
      beside ? "h2" : "h1"
    )
  );
  if (beside) heads.forEach((head, i) => head.append(removeLink(opened, i)));
  return html(
    "div",
    {class: "profile", "data-ready": loaded !== null},
    beside &&
      html(
        "h1",
        {class: "profile-title"},
        `${PROFILE_WORDS.title}: ${profiles.length} Gebiete nebeneinander`
      ),
    areaControls(opened, loaded?.source.series ?? []),
    html(
      "div",
      {class: beside ? "profile-heads is-beside" : "profile-heads", style: `--columns:${profiles.length}`},
      ...heads
    ),
    ...(loaded === null || values === null
      ? [html("div", {class: "profile-waiting"})]
      : profileBody(opened, values, loaded))
  );
}

function profileBody(
  opened: OpenedProfiles,
  values: readonly views.ProfileValueList[],
  {source, points}: Loaded
): readonly Node[] {
  const {profiles, site} = opened;
  const facilities = facilityProps(profiles, points);
  const {notes, sources} = profileNotes(values, site.info);
  const themes = profileTable(views.profileTable(profiles, values, source.series), "h2");
  return [
    addThemeLines(themes, opened, values),
    ...(facilities === null
      ? []
      : [addFacilitiesLine(profileFacilities(facilities, "h2"), opened, facilities)]),
    html(
      "section",
      {class: "profile-notes"},
      html("h2", {}, PROFILE_WORDS.notes),
      html("ul", {}, ...notes.map((note) => html("li", {}, note))),
      html("p", {}, "Quellen:"),
      html("ul", {}, ...sources.map((text) => html("li", {}, text)))
    )
  ];
}
