import type {ChoiceField} from "../components/controls/choice-form.js";
import type {Level} from "../model/area.js";
import type {Reading} from "../model/area-reading.js";
import type {Availability} from "../model/atlas-catalogue.js";
import type {StatisticsOffer} from "../model/statistics-offer.js";
import {STATISTICS_WORDS as WORDS} from "../text/statistics.js";

type ListGroups = Extract<ChoiceField["options"], {kind: "list"}>["groups"];

/** More choices than this stand in a list, fewer side by side. */
const SIDE_BY_SIDE = 5;

/** Indicators by theme, in the order of the catalogue. */
export function indicatorGroups(offers: readonly StatisticsOffer[]): ListGroups {
  const themes = [...new Set(offers.map(({indicator}) => indicator.theme))];
  return themes.map((title) => ({
    title,
    options: offers
      .filter(({indicator}) => indicator.theme === title)
      .map(({indicator: {key, title: name, unit}}) => ({
        key,
        title: unit === "" ? name : `${name} (${unit})`
      }))
  }));
}

export function levelField(available: Availability, value: string, levels: readonly Level[]): ChoiceField {
  const options = levels
    .filter(({key}) => available.some(({level}) => level === key))
    .map(({key, plural}) => ({key, title: plural}));
  return field("level", WORDS.level, value, options);
}

export function periodField(
  periods: readonly string[],
  value: string,
  format: (period: string) => string
): ChoiceField {
  return field(
    "period",
    WORDS.period,
    value,
    periods.map((period) => ({key: period, title: format(period)}))
  );
}

export function readingField(value: Reading): ChoiceField {
  return field("reading", WORDS.values, value, [
    {key: "raw", title: WORDS.raw},
    {key: "smoothed", title: WORDS.smoothed}
  ]);
}

function field(
  key: string,
  label: string,
  value: string,
  options: readonly {key: string; title: string}[]
): ChoiceField {
  return options.length > SIDE_BY_SIDE
    ? {key, label, value, options: {kind: "list", groups: [{title: "", options}]}}
    : {key, label, value, options: {kind: "segments", options}};
}
