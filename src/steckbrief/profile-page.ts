import {html, painted} from "../components/dom.js";
import {profileFacilities} from "../components/figures/profile-facilities.js";
import {profileHead} from "../components/figures/profile-head.js";
import {profileTable} from "../components/figures/profile-table.js";
import {locatorMap} from "../components/maps/locator-map.js";
import type {PointOfInterest} from "../model/poi.js";
import {writeProfileView} from "../model/profile-link.js";
import {PROFILE_WORDS} from "../text/profile.js";
import * as views from "../views/profile.js";
import {profileFacilities as facilityProps, profileNotes} from "../views/profile-notes.js";
import {areaControls, removeLink} from "./controls.js";
import {locatorFor} from "./locator.js";
import type {OpenedProfiles} from "./opened-profiles.js";
import {profileSources} from "./profile-source.js";
import {addFacilitiesLine, addThemeLines} from "./take-along.js";

/**
 * Shows the profiles as far as they are known, again and again: names at once where values have to be read from the table, then
 * values, then classes that the database has to compute. Maps and facilities are put into their places.
 */
export async function showProfiles(opened: OpenedProfiles, put: (page: HTMLElement) => void): Promise<void> {
  const {site, view, profiles} = opened;
  const {name} = site.info.municipality;
  document.title = `${profiles.map(({area}) => area.name).join(", ")} – ${PROFILE_WORDS.title} | ${name}`;
  if (site.series === null) put(profilePage(opened, null));
  for await (const source of profileSources(site, profiles, view.period)) {
    const page = profilePage(opened, source);
    put(page);
    await painted();
    await addLater(page, opened);
    page.dataset.ready = "";
  }
}

/** Where the areas lie, and their facilities. */
async function addLater(page: HTMLElement, opened: OpenedProfiles): Promise<void> {
  const {site, profiles} = opened;
  const [locator, points] = await Promise.all([locatorFor(site, profiles[0]!.area), readPoints()]);
  const city = site.info.municipality.name;
  for (const [i, place] of [...page.querySelectorAll(".profile-locator")].entries()) {
    const props = locator?.propsOf(profiles[i]!.area, city);
    if (props) place.replaceChildren(locatorMap(props));
    else place.remove();
  }
  const facilities = facilityProps(profiles, points);
  if (facilities === null) return;
  const section = addFacilitiesLine(profileFacilities(facilities, "h2"), opened, facilities);
  page.querySelector(".profile-notes")!.before(section);
}

async function readPoints(): Promise<readonly PointOfInterest[] | null> {
  return (await import("../db/profile-data.js")).readPoints();
}

function profilePage(opened: OpenedProfiles, source: views.ProfileSource | null): HTMLElement {
  const {profiles, view} = opened;
  const values = source && profiles.map((profile) => views.profileValues(profile, source));
  const beside = profiles.length > 1;
  const heads = profiles.map((profile, i) =>
    profileHead(
      views.profileHead(profile, values?.[i] ?? null, source, {
        locator: null,
        address: (level, area) => writeProfileView({level, areas: [area], period: view.period})
      }),
      beside ? "h2" : "h1"
    )
  );
  for (const head of heads)
    head.querySelector(".profile-name")!.after(html("div", {class: "profile-locator"}));
  if (beside) heads.forEach((head, i) => head.append(removeLink(opened, i)));
  return html(
    "div",
    {class: source === null ? "profile is-waiting" : "profile"},
    beside &&
      html(
        "h1",
        {class: "profile-title"},
        `${PROFILE_WORDS.title}: ${profiles.length} Gebiete nebeneinander`
      ),
    areaControls(opened, source?.series ?? []),
    html(
      "div",
      {class: beside ? "profile-heads is-beside" : "profile-heads", style: `--columns:${profiles.length}`},
      ...heads
    ),
    ...(source === null || values === null
      ? [html("div", {class: "profile-waiting"})]
      : profileBody(opened, values, source))
  );
}

function profileBody(
  opened: OpenedProfiles,
  values: readonly views.ProfileValueList[],
  source: views.ProfileSource
): readonly Node[] {
  const {profiles, site} = opened;
  const {notes, sources} = profileNotes(values, site.info);
  const themes = profileTable(views.profileTable(profiles, values, source.series), "h2");
  return [
    addThemeLines(themes, opened, values),
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
