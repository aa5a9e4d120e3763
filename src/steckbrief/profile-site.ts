import {buildInfo, fetchJson} from "../db/data-files.js";
import type {Method} from "../model/method.js";
import {coversArea, profileAreas, profileSeries, type ProfileData} from "../model/profile-data.js";
import {openProfiles, type ProfileSite} from "./opened-profiles.js";

/**
 * Reads what the address needs: for areas of a level in their newest boundaries the one file with all of it, else the site's
 * tables.
 */
export async function openProfileSite(search: string): Promise<ProfileSite> {
  const info = await buildInfo();
  const parameters = new URLSearchParams(search);
  const path = `views/profile-${parameters.get("ebene")}.json`;
  const isKnown = info.files.some((file) => file.path === path);
  if (!isKnown || !parameters.has("gebiet") || parameters.has("zeitraum")) return wholeSite();
  const [methods, data] = await Promise.all([
    fetchJson<readonly Method[]>("methods.json"),
    fetchJson<ProfileData>(path)
  ]);
  const series = profileSeries(data);
  const indicators = new Map(series.map(({indicator}) => [indicator.key, indicator]));
  const site = {info, methods, areas: profileAreas(data), indicators, first: data.classes, series};
  const {profiles} = openProfiles(site, search);
  return profiles.every(({area}) => coversArea(area)) && profiles.length > 0 ? site : wholeSite();
}

async function wholeSite(): Promise<ProfileSite> {
  const {openSite} = await import("../db/site.js");
  return {...(await openSite()), series: null};
}
