import {quantileSorted} from "simple-statistics";
import type {ProfileHeadProps} from "../components/figures/profile-head.js";
import type {ProfileCell, ProfileRow, ProfileTableProps} from "../components/figures/profile-table.js";
import type {LocatorMapProps} from "../components/maps/locator-map.js";
import {formatNumber, formatPeriod, formatSigned, formatValue} from "../model/format.js";
import type {Indicator} from "../model/indicator.js";
import type {IndicatorSeries} from "../model/indicator-series.js";
import type {Flag} from "../model/observation.js";
import type {ProfileArea} from "../model/profile-area.js";
import {changeWords, formatWhen, placeWords, PROFILE_WORDS, valueWords} from "../text/profile.js";
import {classWords, profileClass, type ProfileClassification} from "./profile-class.js";
import {populationFacts, profileSentences} from "./profile-sentences.js";
import {ends, profileValue, type ProfileValue} from "./profile-values.js";

/** What a profile is made of. */
export interface ProfileSource {
  readonly series: readonly IndicatorSeries[];
  /** Newest period to be used; null: whatever is newest. */
  readonly until: string | null;
  /** Key of the indicator that counts residents; null where the site has none. */
  readonly population: string | null;
  readonly classification: ProfileClassification | null;
}

export type ProfileValueList = readonly ProfileValue[];

/** The values of every indicator that the area's level has, in the order of the catalogue. */
export function profileValues(profile: ProfileArea, {series, until}: ProfileSource): readonly ProfileValue[] {
  return series.flatMap((one) => profileValue(one, profile, until) ?? []);
}

/** Name, place, residents, class and three sentences. `address` gives the page of another area. */
export function profileHead(
  profile: ProfileArea,
  values: readonly ProfileValue[] | null,
  source: ProfileSource | null,
  {
    locator,
    address
  }: {
    readonly locator: LocatorMapProps | null;
    readonly address: (level: string, area: string) => string;
  }
): ProfileHeadProps {
  const {area, level, parents} = profile;
  const population = values === null ? null : populationFacts(values, source?.population ?? null);
  const classification = source?.classification ?? null;
  return {
    id: area.area_id,
    name: area.name,
    place: placeWords(
      level.title,
      parents.map((one) => ({name: one.area.name, level: one.level.title}))
    ),
    level: level.title,
    parents: parents.map((one) => ({
      name: one.area.name,
      href: address(one.level.key, one.area.area_id)
    })),
    facts: [
      ...(population === null
        ? []
        : [
            {
              label: `${PROFILE_WORDS.population} ${formatWhen(population.period)}`,
              text: formatNumber(population.value),
              note: populationChange(population)
            },
            density(population.value, area.area_km2)
          ]),
      {label: PROFILE_WORDS.area, text: formatValue(area.area_km2, "km²", 2), note: null}
    ],
    classified: classification === null ? null : profileClass(classification, area.area_id),
    sentences:
      values === null
        ? null
        : profileSentences(profile, values, {
            population,
            classWords: classification === null ? null : classWords(classification, profile)
          }),
    locator
  };
}

function populationChange({value, period, before}: NonNullable<ReturnType<typeof populationFacts>>) {
  if (before === null || before.value === 0) return null;
  return changeWords(before, {value, period}, "", 0);
}

function density(people: number, km2: number) {
  return {
    label: PROFILE_WORDS.density,
    text: formatNumber(km2 > 0 ? Math.round(people / km2) : null),
    note: null
  };
}

/**
 * The themes of the catalogue, each a row per indicator with a cell per area. An indicator that none of the areas has is
 * left out; every area has a cell in every row, so that profiles side by side line up.
 */
export function profileTable(
  profiles: readonly ProfileArea[],
  values: readonly (readonly ProfileValue[])[],
  series: readonly IndicatorSeries[]
): ProfileTableProps {
  const byKey = values.map((own) => new Map(own.map((value) => [value.indicator.key, value])));
  const rows = series.flatMap(({indicator}) => {
    const found = byKey.map((own) => own.get(indicator.key) ?? null);
    return found.every((one) => one === null) ? [] : [tableRow(indicator.key, profiles, found)];
  });
  const themes = [...new Set(rows.map(({theme}) => theme))];
  return {
    areas: profiles.map(({area}) => area.name),
    themes: themes.map((title) => ({
      title,
      rows: rows.filter(({theme}) => theme === title).map(({row}) => row)
    })),
    reading: PROFILE_WORDS.reading,
    words: {indicator: PROFILE_WORDS.indicator}
  };
}

function tableRow(
  key: string,
  profiles: readonly ProfileArea[],
  values: readonly (ProfileValue | null)[]
): {readonly theme: string; readonly row: ProfileRow} {
  const first = values.find((value) => value !== null)!;
  const {indicator, period, city} = first;
  const cityName = profiles[0]!.parents.at(-1)?.area.name ?? "";
  const shown = (value: number) => inTable({value, flag: null}, indicator);
  return {
    theme: indicator.theme,
    row: {
      key,
      title: indicator.title,
      note: indicator.note,
      period: formatPeriod(period),
      unit: indicator.unit === "%" ? "" : indicator.unit,
      city: city === null ? null : `${cityName} ${shown(city)}`,
      cells: profiles.map((profile, i) => tableCell(profile, values[i] ?? null, period))
    }
  };
}

/** In a table the unit stands once, below the indicator's title; only a percent sign stays with its number. */
function inTable(value: {readonly value: number | null; readonly flag: Flag | null}, indicator: Indicator) {
  if (indicator.unit === "Prozentpunkte" && value.value !== null)
    return formatSigned(value.value, indicator.decimals);
  return valueWords(value, indicator.unit === "%" ? "%" : "", indicator.decimals);
}

const NOTHING: ProfileCell = {
  text: "keine Daten",
  value: null,
  period: null,
  parent: null,
  strip: null,
  spark: null,
  change: null
};

function tableCell(profile: ProfileArea, value: ProfileValue | null, rowPeriod: string): ProfileCell {
  if (value === null) return NOTHING;
  const {indicator, own, period, parents, history} = value;
  const {unit, decimals} = indicator;
  const shown = (one: number) => valueWords({value: one, flag: null}, unit, decimals);
  const both = own.value === null ? null : ends(history);
  const near = parents[0] ?? null;
  return {
    text: inTable(own, indicator),
    value: own.value,
    period: period === rowPeriod ? null : formatPeriod(period),
    parent: near === null ? null : `${near.area.name} ${inTable({value: near.value, flag: null}, indicator)}`,
    strip:
      value.all.length < 3
        ? null
        : {
            all: value.all,
            value: own.value,
            city: value.city,
            parent: near?.value ?? null,
            summary: stripSummary(profile, value, shown)
          },
    spark:
      both === null
        ? null
        : {
            values: history.map((one) => one.value),
            city: value.cityHistory.map((one) => one.value),
            summary: `Entwicklung: ${shown(both[0].value)} (${formatPeriod(both[0].period)}), ${shown(both[1].value)} (${formatPeriod(both[1].period)})`
          },
    change: both === null ? null : changeWords(both[0], both[1], unit, decimals)
  };
}

/** "Verteilung der 542 Planungsräume: die mittlere Hälfte liegt zwischen 3,1 % und 9,8 %, der Median bei 5,2 %". */
function stripSummary({level}: ProfileArea, {all}: ProfileValue, shown: (value: number) => string): string {
  const sorted = [...all].sort((a, b) => a - b);
  const quarter = (p: number) => shown(quantileSorted(sorted, p));
  return `Verteilung der ${level.plural} mit Wert (${formatNumber(all.length)}): die mittlere Hälfte liegt zwischen ${quarter(0.25)} und ${quarter(0.75)}, der Median bei ${quarter(0.5)}`;
}
