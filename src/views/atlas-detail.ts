import type {TrendProps, TrendSeries} from "../components/charts/trend.js";
import type {ValueStripProps} from "../components/charts/value-strip.js";
import type {AreaFill} from "../components/link-state.js";
import {formatNumber, formatPeriod, formatValue} from "../model/format.js";
import {layerAt, MISSING} from "../model/indicator-series.js";
import type {Indicator} from "../model/indicator.js";
import {locatingLevel} from "../model/places.js";
import {differenceText as signedDifference} from "./atlas-figure.js";
import {valueText} from "./atlas-parts.js";
import {referenceOf, type AtlasArea, type AtlasScene, type Reference} from "./atlas-scene.js";

/** What the panel says of the chosen area. */
export interface AtlasDetail {
  readonly name: string;
  /** "Planungsraum in Neukölln" */
  readonly place: string;
  readonly value: string;
  readonly className: string;
  readonly fill: AreaFill;
  /** "412 von 1.003", or null where no counts are published. */
  readonly counts: string | null;
  /** "Berlin" – "27,3 %" – "13,9 Punkte darüber" */
  readonly compared: readonly {readonly name: string; readonly value: string; readonly difference: string}[];
  readonly strip: ValueStripProps;
  readonly trend: TrendProps | null;
  readonly profile: string;
}

/** An area's value against city, parent and the chosen comparison, its place among all, its history. */
export function atlasDetail(scene: AtlasScene, area: AtlasArea): AtlasDetail {
  const {series, level, classes, keys, fills, view, sorted} = scene;
  const {indicator} = series;
  const own = scene.value(area.id);
  const format = (value: number) => formatValue(value, indicator.unit, indicator.decimals);
  const references = referencesOf(scene, area);
  const found = [...classes.values, ...classes.gaps].find(({key}) => key === keys.get(area.id));
  const marks = references.flatMap(({name, value}) => (value === null ? [] : [{name, value}]));
  return {
    name: area.name,
    place: area.parent ? `${level.title} in ${area.parent.name}` : level.title,
    value: valueText(own, indicator),
    className: found?.name ?? "",
    fill: fills.get(area.id) ?? {pattern: "outline"},
    counts:
      own.numerator === null || own.denominator === null
        ? null
        : `${formatNumber(own.numerator)} von ${formatNumber(own.denominator)}`,
    compared: references.map(({name, value}) => ({
      name,
      value: value === null ? "k. A." : format(value),
      difference: differenceText(own.value, value, indicator)
    })),
    strip: {
      summary: `${area.name}: ${valueText(own, indicator)}; alle ${level.plural} zwischen ${format(sorted[0] ?? 0)} und ${format(sorted.at(-1) ?? 0)}`,
      all: indicator.kind === "metric" ? sorted : [],
      value: own.value,
      marks,
      format
    },
    trend: indicator.kind === "metric" ? trendOf(scene, area, format) : null,
    profile: `../steckbrief/?${new URLSearchParams({gebiet: area.id, ebene: view.level})}`
  };
}

/** City, parent, and what the reader compares with; none twice, and not the area itself. */
function referencesOf(scene: AtlasScene, area: AtlasArea): readonly Reference[] {
  const parent = scene.parent(area);
  const all = [scene.city, ...(parent ? [parent] : []), referenceOf(scene, area)];
  return all.filter(({name}, i) => all.findIndex((other) => other.name === name) === i && name !== area.name);
}

/** "2,1 Punkte darüber", "18 % darunter", "gleich". */
function differenceText(own: number | null, other: number | null, {unit, decimals}: Indicator): string {
  if (own === null || other === null) return "";
  const by = own - other;
  if (formatNumber(Math.abs(by), decimals) === formatNumber(0, decimals)) return "gleich";
  const side = by > 0 ? "darüber" : "darunter";
  if (unit === "%" || unit === "Prozentpunkte")
    return `${formatNumber(Math.abs(by), decimals)} Punkte ${side}`;
  return `${formatValue(Math.abs(by), unit, decimals)} ${side}`;
}

function trendOf(
  {series, history, view, city, info, level}: AtlasScene,
  area: AtlasArea,
  format: (value: number) => string
): TrendProps | null {
  const periods = history.map(({period}) => period);
  const above = locatingLevel(info.levels, view.level);
  const line = (name: string, kind: TrendSeries["kind"], key: string, id: string | null): TrendSeries[] => {
    const points = periods.map((period) => {
      const values = layerAt(series, key, period)?.values;
      const found = id === null ? [...(values?.values() ?? [])][0] : values?.get(id);
      return {period: formatPeriod(period), value: (found ?? MISSING).value};
    });
    return points.some(({value}) => value !== null) ? [{name, kind, points}] : [];
  };
  const own = line(area.name, "area", view.level, area.id);
  const known = own[0]?.points.filter(({value}) => value !== null) ?? [];
  if (known.length < 2) return null;
  const top = info.levels[0]!;
  const isCity = city.name === info.municipality.name && level.key !== top.key;
  const change = known.at(-1)!.value! - known[0]!.value!;
  return {
    title: trendTitle(
      change,
      known[0]!.period,
      own[0]!.points.at(-1)?.value == null ? known.at(-1)!.period : null,
      series.indicator
    ),
    summary: `${area.name}: ${known.map(({period, value}) => `${period} ${format(value!)}`).join(", ")}`,
    series: [
      ...own,
      ...(area.parent && above ? line(area.parent.name, "parent", above.key, area.parent.id) : []),
      ...(isCity ? line(city.name, "city", top.key, null) : [])
    ],
    format
  };
}

/** "Verlauf: −0,8 Punkte von 2012 bis 2024", where the newest period has no value; else "… seit 2012". */
function trendTitle(change: number, first: string, last: string | null, indicator: Indicator): string {
  const words = signedDifference(change, indicator);
  return `Verlauf: ${words} ${last === null ? `seit ${first}` : `von ${first} bis ${last}`}`;
}
