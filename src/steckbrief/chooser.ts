import {html} from "../components/dom.js";
import {nameMatcher} from "../components/tables/search-text.js";
import {formatNumber} from "../model/format.js";
import {findProfileArea} from "../model/profile-area.js";
import {writeProfileView} from "../model/profile-link.js";
import {PROFILE_WORDS} from "../text/profile.js";
import {choices} from "./controls.js";
import type {OpenedProfiles} from "./opened-profiles.js";

/** The level the chooser begins with: the link's, else what the first method classifies, else the finest. */
export function firstLevel({site, view}: OpenedProfiles): string {
  const {levels} = site.info;
  const finest = levels.filter(({of}) => of === undefined).at(-1);
  return view.level ?? site.methods[0]?.level ?? finest?.key ?? "";
}

/** The page's own element, without anything in it that an address decides. */
export function profilePlace(...content: readonly Node[]): HTMLElement {
  return html("div", {id: "profile", class: "profile-page wide"}, ...content);
}

/** Search by name, a list and the place for a map of one level; an area leads to its profile. */
export function chooser(opened: OpenedProfiles): {readonly page: HTMLElement; readonly map: HTMLElement} {
  const {site, view} = opened;
  const level = firstLevel(opened);
  const search = html("input", {type: "search", placeholder: PROFILE_WORDS.chooseHint});
  const count = html("p", {class: "chooser-count", role: "status"});
  const list = html("ul", {class: "chooser-list"});
  const links = choices(opened, level).map(({area_id, name}) => {
    const profile = findProfileArea(site.areas, site.info.levels, {level, id: area_id, period: view.period});
    const parents = (profile?.parents ?? []).slice(0, -1);
    const place = parents.map(({area}) => area.name).join(", ");
    const href = writeProfileView({level, areas: [area_id], period: view.period});
    const item = html("li", {}, html("a", {href}, name), place && html("span", {}, place));
    return {name, item};
  });
  const filter = () => {
    const matches = nameMatcher(search.value);
    const found = links.filter(({name}) => matches(name));
    list.replaceChildren(...found.map(({item}) => item));
    count.textContent =
      found.length === 0
        ? PROFILE_WORDS.noneFound
        : `${formatNumber(found.length)} von ${formatNumber(links.length)}`;
  };
  search.addEventListener("input", filter);
  filter();
  const map = html("div", {class: "chooser-map"});
  const page = html(
    "div",
    {class: "profile-chooser"},
    html("h1", {}, PROFILE_WORDS.titles),
    html(
      "div",
      {class: "controls"},
      html("label", {class: "profile-choice"}, html("span", {}, PROFILE_WORDS.choose), search),
      levelSelect(opened, level)
    ),
    html("div", {class: "chooser-columns"}, html("div", {}, count, list), map)
  );
  return {page, map};
}

function levelSelect({site, view}: OpenedProfiles, level: string): HTMLElement {
  const select = html(
    "select",
    {},
    ...site.info.levels.map(({key, plural}) => html("option", {value: key, selected: key === level}, plural))
  );
  select.addEventListener("change", () =>
    location.assign(writeProfileView({level: select.value, areas: [], period: view.period}))
  );
  return html("label", {class: "profile-choice"}, html("span", {}, PROFILE_WORDS.level), select);
}
