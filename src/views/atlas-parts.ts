import type {HistogramLegendProps, LegendClass} from "../components/charts/histogram-legend.js";
import type {AreaMapLook} from "../components/maps/area-map.js";
import type {ValueColumn, ValueTableProps} from "../components/tables/value-table.js";
import {formatNumber, formatPeriod, formatValue, NO_VALUE} from "../model/format.js";
import type {AreaValue} from "../model/indicator-series.js";
import type {Indicator} from "../model/indicator.js";
import {ATLAS_WORDS} from "../text/atlas.js";
import {FLAG_WORDS} from "../text/indicator.js";
import {countAreas} from "../text/status-dynamics.js";
import type {AtlasScene} from "./atlas-scene.js";

/** "27,3 %", or why there is no value. */
export function valueText({value, flag}: AreaValue, {unit, decimals}: Indicator): string {
  return value === null ? FLAG_WORDS[flag ?? "missing"] : formatValue(value, unit, decimals);
}

/** What stands above the map: "27,3 % in Berlin · zwischen 2,0 % und 61,3 %". */
export function summary(scene: AtlasScene): string {
  const {city, sorted, series, info} = scene;
  const {unit, decimals, kind} = series.indicator;
  const text = (value: number) => formatValue(value, unit, decimals);
  if (sorted.length === 0) return `${NO_VALUE} für alle ${scene.level.plural}`;
  if (kind === "categorical") return `Werte für ${countAreas(sorted.length)}`;
  const whole = city.name === info.municipality.name ? `in ${city.name}` : `im ${city.name}`;
  const first = city.value === null ? [] : [`${text(city.value)} ${whole}`];
  const [low, high] = [sorted[0]!, sorted.at(-1)!];
  const span =
    low === high ? `überall ${text(low)}` : `zwischen ${formatNumber(low, decimals)} und ${text(high)}`;
  return [...first, sorted.length === 1 && city.value === low ? "ein Gebiet" : span].join(" · ");
}

/** The map's colours and what it says of an area. */
export function mapLook(scene: AtlasScene, pointCounts: (area: string) => readonly string[]): AreaMapLook {
  const byId = new Map(scene.areas.map((area) => [area.id, area]));
  const words = (id: string) => {
    const area = byId.get(id);
    const lines = [
      valueText(scene.value(id), scene.series.indicator),
      area?.parent?.name ?? "",
      ...pointCounts(id)
    ];
    return {title: area?.name ?? id, lines: lines.filter((line) => line !== "")};
  };
  return {
    fills: scene.fills,
    tooltip: words,
    describe: (id) => [words(id).title, ...words(id).lines].join(", ")
  };
}

/** Classes with their counts, reasons without a value that occur, and the spread of the values. */
export function legendProps({areas, classes, keys, value, city, series}: AtlasScene): HistogramLegendProps {
  const {unit, decimals, kind} = series.indicator;
  const counts = new Map<string, number>();
  for (const key of keys.values()) counts.set(key, (counts.get(key) ?? 0) + 1);
  const counted = (list: AtlasScene["classes"]["values"]): LegendClass[] =>
    list.map((one) => ({...one, count: counts.get(one.key) ?? 0}));
  const points = areas.flatMap(({id}) => {
    const known = value(id).value;
    return known === null ? [] : [{value: known, key: keys.get(id)!}];
  });
  const isMetric = kind === "metric" && points.some((point) => point.value !== points[0]!.value);
  return {
    title: kind === "categorical" ? "Ausprägung" : unit === "" ? "Wert" : `Wert in ${unit}`,
    values: counted(classes.values),
    gaps: counted(classes.gaps).filter(({count}) => count > 0),
    points: isMetric ? points : [],
    marks: city.value === null ? [] : [{value: city.value, name: city.name}],
    format: (at) => formatNumber(at, decimals)
  };
}

/** The table: area, where it lies, value, count, trend, class. */
export function tableProps(scene: AtlasScene, countTitle: string | null): ValueTableProps {
  const {areas, level, series, view} = scene;
  return {
    areas,
    columns: [
      ...(areas.some(({parent}) => parent !== null) ? [parentColumn(scene)] : []),
      valueColumn(scene),
      ...(countTitle === null ? [] : [countColumn(scene, countTitle)]),
      ...(scene.history.length > 1 ? [trendColumn(scene)] : []),
      classColumn(scene)
    ],
    words: {
      ...ATLAS_WORDS.table,
      caption: `${series.indicator.title}, ${level.plural}, ${formatPeriod(view.period)}`,
      name: level.title
    }
  };
}

function parentColumn({areas, info, level}: AtlasScene): ValueColumn {
  const names = (row: number) => areas[row]!.parent?.name ?? "";
  const title = info.levels[1]!;
  return {
    key: "parent",
    title: title.key === level.key ? "liegt in" : title.title,
    numeric: false,
    text: names,
    sort: names
  };
}

function valueColumn({areas, value, series}: AtlasScene): ValueColumn {
  const {unit, decimals} = series.indicator;
  return {
    key: "value",
    title: unit === "" ? "Wert" : unit,
    numeric: true,
    text(row) {
      const found = value(areas[row]!.id);
      return found.value === null ? FLAG_WORDS[found.flag ?? "missing"] : formatNumber(found.value, decimals);
    },
    sort: (row) => value(areas[row]!.id).value
  };
}

function countColumn({areas, value}: AtlasScene, title: string): ValueColumn {
  const count = (row: number) => value(areas[row]!.id).numerator;
  return {key: "count", title, numeric: true, text: (row) => formatNumber(count(row)), sort: count};
}

/** A line, on one scale of change for all areas; sorted by the change from the first to the last known value. */
function trendColumn({areas, history, series}: AtlasScene): ValueColumn {
  const {unit, decimals} = series.indicator;
  const line = (row: number) => history.map(({values}) => values.get(areas[row]!.id)?.value ?? null);
  const span = areas.reduce((most, _, row) => Math.max(most, spanOf(line(row))), 0);
  const ends = (row: number) => {
    const values = line(row).filter((value) => value !== null);
    return values.length < 2 ? null : ([values[0]!, values.at(-1)!] as const);
  };
  return {
    key: "trend",
    title: `${formatPeriod(history[0]!.period)}–${formatPeriod(history.at(-1)!.period)}`,
    numeric: false,
    text(row) {
      const both = ends(row);
      return both
        ? `von ${formatValue(both[0], unit, decimals)} auf ${formatValue(both[1], unit, decimals)}`
        : NO_VALUE;
    },
    sort(row) {
      const both = ends(row);
      return both && both[1] - both[0];
    },
    line: (row) => sparkline(line(row), span)
  };
}

/** From the smallest to the largest known value. */
function spanOf(values: readonly (number | null)[]): number {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value === null) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return Math.max(0, high - low);
}

/**
 * A path in a box of 72 × 20 around the middle of its values; a gap where a value is not known; empty with fewer than two values.
 * `span` is the change that takes the whole height.
 */
function sparkline(values: readonly (number | null)[], span: number): string {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return "";
  const middle = (Math.max(...known) + Math.min(...known)) / 2;
  const x = (i: number) => (2 + (i / (values.length - 1)) * 68).toFixed(1);
  const y = (value: number) => (10 - ((value - middle) / (span || 1)) * 16).toFixed(1);
  return values
    .map((value, i) =>
      value === null ? "" : `${(values[i - 1] ?? null) === null ? "M" : "L"}${x(i)} ${y(value)}`
    )
    .join("");
}

function classColumn({areas, classes, keys}: AtlasScene): ValueColumn {
  const all = new Map([...classes.values, ...classes.gaps].map((one) => [one.key, one]));
  const found = (row: number) => all.get(keys.get(areas[row]!.id)!)!;
  return {
    key: "class",
    title: "Klasse",
    numeric: false,
    text: (row) => found(row).name,
    sort: (row) => (/^\d+$/.test(found(row).key) ? Number(found(row).key) : null),
    fill: (row) => found(row).fill
  };
}
