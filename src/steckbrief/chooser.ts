import {html} from "../components/dom.js";
import {areaMap} from "../components/maps/area-map.js";
import {nameMatcher} from "../components/tables/search-text.js";
import {formatNumber} from "../model/format.js";
import {findProfileArea} from "../model/profile-area.js";
import {writeProfileView} from "../model/profile-link.js";
import {placeWords, PROFILE_WORDS} from "../text/profile.js";
import {FIGURE_WORDS} from "../text/status-dynamics.js";
import {choices} from "./controls.js";
import {locatorFor} from "./locator.js";
import type {OpenedProfiles} from "./profile-page.js";

/** The level the chooser begins with: the link's, else what the first method classifies, else the finest. */
function firstLevel({site, view}: OpenedProfiles): string {
  const {levels} = site.info;
  const finest = levels.filter(({of}) => of === undefined).at(-1);
  return view.level ?? site.methods[0]?.level ?? finest?.key ?? "";
}

/** Search by name, a list and a map of one level; an area leads to its profile. */
export async function chooser(opened: OpenedProfiles): Promise<HTMLElement> {
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
  return html(
    "div",
    {class: "profile-chooser"},
    html(
      "div",
      {class: "controls"},
      html("label", {class: "profile-choice"}, html("span", {}, PROFILE_WORDS.choose), search),
      levelSelect(opened, level)
    ),
    html("div", {class: "chooser-columns"}, html("div", {}, count, list), await levelMap(opened, level))
  );
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

async function levelMap(opened: OpenedProfiles, level: string): Promise<HTMLElement | null> {
  const {site, view} = opened;
  const areas = choices(opened, level);
  const locator = areas[0] === undefined ? null : await locatorFor(site, areas[0]);
  if (locator === null) return null;
  const byId = new Map(areas.map((area) => [area.area_id, area]));
  const title = site.info.levels.find(({key}) => key === level)!;
  const words = (id: string) => ({
    title: byId.get(id)?.name ?? id,
    lines: [placeWords(title.title, [{name: site.info.municipality.name, level: ""}])]
  });
  const map = areaMap({
    ...locator.boundaries,
    fills: new Map(areas.map(({area_id}) => [area_id, {colour: "var(--accent-ground)"}])),
    describe: (id) => words(id).title,
    tooltip: words,
    words: {...FIGURE_WORDS.map, label: `Karte: ${title.plural} in ${site.info.municipality.name}`}
  });
  map.addEventListener("areahover", (event) => {
    const {area} = (event as CustomEvent<{area: string | null}>).detail;
    map.show({hovered: area, selected: null, highlighted: null});
  });
  map.addEventListener("areaselect", (event) => {
    const {area} = (event as CustomEvent<{area: string | null}>).detail;
    if (area !== null) location.assign(writeProfileView({level, areas: [area], period: view.period}));
  });
  return map;
}
