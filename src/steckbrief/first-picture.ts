import type {ListedArea} from "../model/area.js";
import type {BuildInfo} from "../model/build-info.js";
import type {Method} from "../model/method.js";
import {chooser, profilePlace} from "./chooser.js";
import {openProfiles} from "./opened-profiles.js";

/** The chooser as it is shipped with the page, in HTML; its list of links works before any script runs and without. */
export function firstPicture(sources: {
  readonly info: BuildInfo;
  readonly methods: readonly Method[];
  readonly areas: readonly ListedArea[];
}): HTMLElement {
  const opened = openProfiles({...sources, indicators: new Map(), first: null, series: null}, "");
  const {page} = chooser(opened);
  for (const option of page.querySelectorAll("option")) option.toggleAttribute("selected", option.selected);
  return profilePlace(page);
}
