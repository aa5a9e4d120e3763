import {nextTask} from "../model/run-in-slices.js";
import {chooser, profilePlace} from "./chooser.js";
import {linkNotes, openProfiles, type OpenedProfiles} from "./opened-profiles.js";
import {showProfiles} from "./profile-page.js";
import {openProfileSite} from "./profile-site.js";

export interface ProfilePage {
  readonly element: HTMLElement;
  /** Settles when all that comes later stands in the element; rejects where it cannot be read. */
  readonly finished: Promise<void>;
}

/** The profiles that an address asks for, or the chooser. */
export async function openProfilePage(search: string): Promise<ProfilePage> {
  const opened = openProfiles(await openProfileSite(search), search);
  await nextTask();
  const element = profilePlace(linkNotes(opened.notes));
  if (opened.profiles.length > 0)
    return {element, finished: showProfiles(opened, (page) => put(element, page))};
  const {page, map} = chooser(opened);
  put(element, page);
  return {element, finished: addMap(opened, map)};
}

async function addMap(opened: OpenedProfiles, place: HTMLElement): Promise<void> {
  const {levelMap} = await import("./chooser-map.js");
  const map = await levelMap(opened);
  if (map === null) place.remove();
  else place.replaceChildren(map);
}

/** Puts the page below the notes, instead of the one before. */
function put(place: HTMLElement, page: HTMLElement): void {
  place.querySelector(":scope > :is(.profile, .profile-chooser)")?.remove();
  place.append(page);
}
