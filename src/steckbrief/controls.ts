import {html} from "../components/dom.js";
import type {ListedArea} from "../model/area.js";
import {periodEnd} from "../model/area.js";
import {formatPeriod} from "../model/format.js";
import type {IndicatorSeries} from "../model/indicator-series.js";
import {areasOfLevel, findProfileArea} from "../model/profile-area.js";
import {MOST_PROFILES, writeProfileView} from "../model/profile-link.js";
import {PROFILE_WORDS} from "../text/profile.js";
import type {OpenedProfiles} from "./opened-profiles.js";

/** Choices above a profile: another area beside it, another period, back to the chooser. */
export function areaControls(opened: OpenedProfiles, series: readonly IndicatorSeries[]): HTMLElement {
  const {view, profiles} = opened;
  return html(
    "div",
    {class: "profile-controls controls"},
    profiles.length < MOST_PROFILES && besideSelect(opened),
    periodSelect(opened, series),
    html(
      "a",
      {class: "button", href: writeProfileView({level: view.level, areas: [], period: view.period})},
      "Anderes Gebiet"
    )
  );
}

function go(search: string): void {
  location.assign(search);
}

function labelled(label: string, control: HTMLElement): HTMLElement {
  return html("label", {class: "profile-choice"}, html("span", {}, label), control);
}

function besideSelect({site, view, profiles}: OpenedProfiles): HTMLElement {
  const shown = new Set(view.areas);
  const {area, level} = profiles[0]!;
  const same = (other: ListedArea) =>
    other.valid_from === area.valid_from && other.valid_to === area.valid_to;
  const others = site.areas.filter((one) => one.level === level.key && same(one) && !shown.has(one.area_id));
  const {compare} = new Intl.Collator("de");
  const select = html(
    "select",
    {},
    html("option", {value: ""}, "wählen …"),
    ...others
      .toSorted((a, b) => compare(a.name, b.name))
      .map(({area_id, name}) => html("option", {value: area_id}, name))
  );
  select.addEventListener("change", () => {
    if (select.value !== "") go(writeProfileView({...view, areas: [...view.areas, select.value]}));
  });
  return labelled(PROFILE_WORDS.add, select);
}

/** Periods in which all shown areas exist; the newest first. */
function periodSelect(
  {site, view, profiles}: OpenedProfiles,
  series: readonly IndicatorSeries[]
): HTMLElement {
  const level = profiles[0]!.level.key;
  const found = series.flatMap(({layers}) => layers.filter((layer) => layer.level === level));
  const periods = [...new Set(found.map(({period}) => period))].filter((period) =>
    view.areas.every((id) => findProfileArea(site.areas, site.info.levels, {level, id, period}) !== null)
  );
  const all = [...new Set([...periods, ...(view.period === null ? [] : [view.period])])];
  const select = html(
    "select",
    {},
    html("option", {value: "", selected: view.period === null}, PROFILE_WORDS.newest),
    ...all
      .sort((a, b) => (periodEnd(a) > periodEnd(b) ? -1 : 1))
      .map((period) =>
        html("option", {value: period, selected: period === view.period}, formatPeriod(period))
      )
  );
  select.addEventListener("change", () => go(writeProfileView({...view, period: select.value || null})));
  return labelled(PROFILE_WORDS.period, select);
}

/** Takes one of several areas away again. */
export function removeLink({view, profiles}: OpenedProfiles, index: number): HTMLElement {
  const areas = view.areas.filter((_, i) => i !== index);
  return html(
    "p",
    {class: "profile-remove"},
    html(
      "a",
      {
        href: writeProfileView({...view, areas}),
        "aria-label": `${profiles[index]!.area.name} ${PROFILE_WORDS.remove}`
      },
      PROFILE_WORDS.remove
    )
  );
}

/** The areas to choose from, of one level. */
export function choices({site, view}: OpenedProfiles, level: string): readonly ListedArea[] {
  return areasOfLevel(site.areas, level, view.period);
}
