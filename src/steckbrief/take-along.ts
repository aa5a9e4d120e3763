import type {ProfileFacilitiesProps} from "../components/figures/profile-facilities.js";
import {formatPeriod} from "../model/format.js";
import {NO_STAMP, withEnvelope} from "../model/link-envelope.js";
import {writeProfileView} from "../model/profile-link.js";
import {takeLine, type TakenTable} from "../share/take-line.js";
import {facilitiesDownload, profileDownload} from "../views/profile-download.js";
import type {ProfileValueList} from "../views/profile.js";
import {sourceLine} from "../views/statistics-source.js";
import type {OpenedProfiles} from "./opened-profiles.js";

/** Adds a line below each theme: its rows with their small charts as a picture, and its values as a table. */
export function addThemeLines(
  themes: HTMLElement,
  opened: OpenedProfiles,
  values: readonly ProfileValueList[]
): HTMLElement {
  const {profiles, site} = opened;
  for (const section of themes.querySelectorAll<HTMLElement>(".profile-theme")) {
    const theme = section.querySelector("h2")!.textContent;
    const title = `${theme}: ${namesOf(opened)}`;
    const used = values.flat().filter(({indicator}) => indicator.theme === theme);
    const sources = used.map(({indicator}) => indicator);
    const reading = themes.querySelector(".profile-reading")?.textContent ?? "";
    section.querySelector("table")!.dataset.exportPart = "";
    Object.assign(section.dataset, {
      exportTitle: title,
      exportSubtitle: subtitleOf(opened),
      exportSource: `${reading} ${sourceLine(site.info, ...sources)}`.trim()
    });
    const columns = () => profileDownload(profiles, values, theme);
    section.append(
      line(opened, theme, {figure: section, table: () => ({title, period: null, columns: columns()})})
    );
  }
  return themes;
}

/** Adds the line below the facilities. */
export function addFacilitiesLine(
  section: HTMLElement,
  opened: OpenedProfiles,
  props: ProfileFacilitiesProps
): HTMLElement {
  if (props.categories.length === 0) return section;
  const title = `${props.title}: ${namesOf(opened)}`;
  const table = () => ({title, period: null, columns: facilitiesDownload(props)});
  section.append(line(opened, props.title, {table}));
  return section;
}

function line(
  {site, view}: OpenedProfiles,
  part: string,
  {figure, table}: {readonly figure?: HTMLElement; readonly table: () => TakenTable}
): HTMLElement {
  const {info} = site;
  const stamp = {...NO_STAMP, dataVersion: info.data_version};
  const name = `steckbrief-${view.areas.join("-")}-${part.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "-")}`;
  return takeLine({
    info,
    name: () => name,
    link: () => new URL(withEnvelope(writeProfileView(view), stamp), location.href).href,
    ...(figure && {figure: () => figure}),
    table
  });
}

function namesOf({profiles}: OpenedProfiles): string {
  return profiles.map(({area}) => area.name).join(", ");
}

/** Level and city; the periods stand in the rows. */
function subtitleOf({profiles, site, view}: OpenedProfiles): string {
  const {level} = profiles[0]!;
  const kind = profiles.length === 1 ? level.title : level.plural;
  const period = view.period === null ? "jeweils neuester Stand" : `Stand ${formatPeriod(view.period)}`;
  return `${kind} in ${site.info.municipality.name}, ${period}`;
}
