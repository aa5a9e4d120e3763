import {areaMap} from "../components/maps/area-map.js";
import {writeProfileView} from "../model/profile-link.js";
import {placeWords} from "../text/profile.js";
import {FIGURE_WORDS} from "../text/status-dynamics.js";
import {firstLevel} from "./chooser.js";
import {choices} from "./controls.js";
import {locatorFor} from "./locator.js";
import type {OpenedProfiles} from "./opened-profiles.js";

/** The areas of the chooser's level; one that is pressed leads to its profile. Null where the site has no boundaries of them. */
export async function levelMap(opened: OpenedProfiles): Promise<HTMLElement | null> {
  const {site, view} = opened;
  const level = firstLevel(opened);
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
