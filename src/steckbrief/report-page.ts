import {html} from "../components/dom.js";
import {profileFacilities} from "../components/figures/profile-facilities.js";
import {profileHead} from "../components/figures/profile-head.js";
import {profileTable} from "../components/figures/profile-table.js";
import {readPoints} from "../db/profile-data.js";
import type {Site} from "../db/site.js";
import type {PointOfInterest} from "../model/poi.js";
import {areasOfLevel, findProfileArea, type ProfileArea} from "../model/profile-area.js";
import {locatorCaption, progressWords, reportTitle, themeCaption} from "../text/report.js";
import * as views from "../views/profile.js";
import {profileFacilities as facilityProps} from "../views/profile-notes.js";
import {locatorFor, type Locator} from "./locator.js";
import {profileSources} from "./profile-source.js";
import {contents, endPages, titlePage} from "./report-parts.js";

/** Profiles that are drawn before the page may paint again. */
const STEP = 5;

/** A printed report of any number of areas of one level. */
export interface Report {
  readonly site: Site;
  readonly level: string;
  readonly profiles: readonly ProfileArea[];
  readonly title: string;
  /** Newest period to be used; null: whatever is newest. */
  readonly until: string | null;
}

/** What an address asks for: `ebene`, `gebiet` (keys; without it all areas), `zeitraum`. null where there is nothing. */
export function openReport(site: Site, search: string): Report | null {
  const parameters = new URLSearchParams(search);
  const period = parameters.get("zeitraum");
  const level = site.info.levels.find(({key}) => key === parameters.get("ebene"));
  if (level === undefined || (period !== null && !/^\d{4}(-\d{2}){0,2}$/.test(period))) return null;
  const listed = parameters.get("gebiet")?.split(",").filter(Boolean);
  const ids = listed ?? areasOfLevel(site.areas, level.key, period).map(({area_id}) => area_id);
  const profiles = ids.flatMap(
    (id) => findProfileArea(site.areas, site.info.levels, {level: level.key, id, period}) ?? []
  );
  if (profiles.length === 0) return null;
  const names = profiles.map(({area}) => area.name);
  const title = reportTitle(names, level.plural, site.info.municipality.name);
  return {site, level: level.key, profiles, title, until: period};
}

/** Id of a profile's heading. ASCII, whatever the area's key: destinations in a PDF have to be. */
export function anchorOf(index: number): string {
  return `steckbrief-${index + 1}`;
}

interface Material {
  readonly source: views.ProfileSource;
  readonly points: readonly PointOfInterest[] | null;
  readonly locator: Locator | null;
}

/** Fills the element with the report and marks it `data-report="ready"`; tells in `[data-progress]` how far it is. */
export async function writeReport(element: HTMLElement, report: Report): Promise<void> {
  const {site, profiles, title} = report;
  document.title = title;
  const progress = html("p", {"data-progress": true});
  const body = html("div", {class: "report"});
  element.append(progress, body);
  const material = await readMaterial(report);
  body.append(titlePage(report, material.source), contents(report));
  const numbering = {next: 1};
  for (const [index, profile] of profiles.entries()) {
    body.append(reportProfile(site, profile, material, {index, numbering}));
    if ((index + 1) % STEP !== 0) continue;
    progress.textContent = progressWords(index + 1, profiles.length);
    await new Promise((resolve) => setTimeout(resolve));
  }
  const values = views.profileValues(profiles[0]!, material.source);
  body.append(endPages(report, material.source, values));
  progress.remove();
  element.dataset.report = "ready";
}

async function readMaterial({site, profiles, until}: Report): Promise<Material> {
  const [locator, points] = await Promise.all([locatorFor(site, profiles[0]!.area), readPoints()]);
  let source: views.ProfileSource | null = null;
  for await (const latest of profileSources(site, profiles, until)) source = latest;
  return {source: source!, points, locator};
}

function reportProfile(
  site: Site,
  profile: ProfileArea,
  {source, points, locator}: Material,
  {index, numbering}: {readonly index: number; readonly numbering: {next: number}}
): HTMLElement {
  const city = site.info.municipality.name;
  const values = views.profileValues(profile, source);
  const {area, level} = profile;
  const map = locator?.propsOf(area, city) ?? null;
  const head = profileHead(
    {
      ...views.profileHead(profile, values, source, {locator: map, address: () => ""}),
      anchor: anchorOf(index),
      ...(map === null ? {} : {locatorCaption: locatorCaption(numbering.next++, area.name, city)})
    },
    "h2"
  );
  for (const link of head.querySelectorAll(".profile-place a")) link.replaceWith(link.textContent);
  const facilities = facilityProps([profile], points);
  return html(
    "article",
    {class: "report-profile profile", "data-area": area.area_id},
    head,
    profileTable(
      {
        ...views.profileTable([profile], [values], source.series),
        reading: null,
        caption: (theme) => themeCaption(numbering.next++, theme, area.name, level.plural)
      },
      "h3"
    ),
    facilities && profileFacilities(facilities, "h3")
  );
}
