import type {TrendLine, TrendLinesProps} from "../components/charts/trend-lines.js";
import type {ChartHead} from "../components/figures/chart-frame.js";
import {periodEnd} from "../model/area.js";
import {formatList, formatNumber, formatPeriod, formatValue} from "../model/format.js";
import {layersOf} from "../model/indicator-series.js";
import {locatingLevel} from "../model/places.js";
import {FIGURE_HELP, PANEL_WORDS} from "../text/atlas-figures.js";
import {tickDigits} from "./atlas-distribution.js";
import {figureHead, nameOf, pluralOf, sameBoundaries, type FigureData} from "./atlas-figure.js";

/** Lines of all areas with the chosen ones, the parent and the city over them; null with fewer than two periods or without any value. */
export function trendProps(data: FigureData): TrendLinesProps | null {
  const {series, view, info} = data;
  const periods = layersOf(series, view.level).map(({period}) => period);
  const lines = [...areaLines(data, periods), ...parentLine(data, periods), ...cityLine(data, periods)];
  const values = lines.flatMap((line) => line.values.filter((value) => value !== null));
  if (periods.length < 2 || values.length === 0) return null;
  const {unit, decimals} = series.indicator;
  const format = (value: number) => formatValue(value, unit, decimals);
  const current = periods.indexOf(view.period);
  const digits = tickDigits(values, decimals);
  return {
    periods: periods.map((period) => ({time: yearOf(period), text: formatPeriod(period)})),
    lines,
    marks: breaksOf(info, view.level, periods).map((at) => ({at, text: PANEL_WORDS.newBoundaries})),
    current: current < 0 ? null : current,
    words: {
      label: `Verlauf: ${series.indicator.title}`,
      help: FIGURE_HELP.list,
      tick: (value) => formatNumber(value, digits),
      format,
      describe: (id) => describeTrend(data, lines, periods, id, format)
    }
  };
}

/** Years since Christ at the end of a period, for an axis on which gaps in a series are as wide as they are. */
export function yearOf(period: string): number {
  const day = new Date(`${periodEnd(period)}T00:00:00Z`);
  const start = Date.UTC(day.getUTCFullYear(), 0, 1);
  return day.getUTCFullYear() + (day.getTime() - start) / (366 * 86_400_000);
}

/** Places between periods at which a level's boundaries change. */
export function breaksOf(
  info: FigureData["info"],
  level: string,
  periods: readonly string[]
): readonly number[] {
  return periods.flatMap((period, i) =>
    i > 0 && !sameBoundaries(info, level, periods[i - 1]!, period) ? [i] : []
  );
}

/** Only areas of the boundaries shown have a name and can be chosen; those of other boundaries stay grey. */
function areaLines(data: FigureData, periods: readonly string[]): readonly TrendLine[] {
  const {series, view, info, areas} = data;
  const layers = layersOf(series, view.level);
  const breaks = breaksOf(info, view.level, periods);
  const known = new Set(areas.map(({id}) => id));
  const strong = new Set([view.area, ...(view.group?.areas ?? []), ...comparedArea(data)]);
  const others = new Set(layers.flatMap(({values}) => [...values.keys()]).filter((id) => !known.has(id)));
  const line = (id: string, name: string, kind: TrendLine["kind"]): TrendLine => ({
    ...{id, name, kind, breaks},
    values: layers.map(({values}) => values.get(id)?.value ?? null)
  });
  return [
    ...[...others].map((id) => ({
      ...line(`frueher:${id}`, "", "rest"),
      values: layers.map(({values}) => values.get(id)?.value ?? null)
    })),
    ...areas.map(({id, name}) => line(id, name, strong.has(id) ? "chosen" : "rest"))
  ].filter(({values}) => values.some((value) => value !== null));
}

function comparedArea({view: {compare}}: FigureData): readonly string[] {
  return compare.kind === "area" ? [compare.area] : [];
}

function parentLine(data: FigureData, periods: readonly string[]): readonly TrendLine[] {
  const {info, view, areas} = data;
  const level = locatingLevel(info.levels, view.level);
  const parent = areas.find(({id}) => id === view.area)?.parent;
  return level && parent ? levelLine(data, periods, level.key, parent, "parent") : [];
}

function cityLine(data: FigureData, periods: readonly string[]): readonly TrendLine[] {
  const {info, view, series} = data;
  const top = info.levels[0]!;
  if (top.key === view.level) return [];
  const id = layersOf(series, top.key).flatMap(({values}) => [...values.keys()])[0];
  return id === undefined
    ? []
    : levelLine(data, periods, top.key, {id, name: info.municipality.name}, "city");
}

/** A line of another level, broken where that level's own boundaries change. */
function levelLine(
  {series, info}: FigureData,
  periods: readonly string[],
  level: string,
  {id, name}: {readonly id: string; readonly name: string},
  kind: "parent" | "city"
): readonly TrendLine[] {
  const found = new Map(
    layersOf(series, level).map(({period, values}) => [period, values.get(id)?.value ?? null])
  );
  const values = periods.map((period) => found.get(period) ?? null);
  const breaks = breaksOf(info, level, periods);
  return values.every((value) => value === null) ? [] : [{id: `${level}:${id}`, name, kind, values, breaks}];
}

function describeTrend(
  data: FigureData,
  lines: readonly TrendLine[],
  periods: readonly string[],
  id: string,
  format: (value: number) => string
): string {
  const values = lines.find((line) => line.id === id)?.values ?? [];
  const known = values.flatMap((value, i) =>
    value === null ? [] : [`${formatPeriod(periods[i]!)} ${format(value)}`]
  );
  return `${nameOf(data, id)}: ${known.join(", ")}`;
}

/** Lines that the summary says in words. */
const MOST_SAID = 5;

export function trendHead(data: FigureData, props: TrendLinesProps | null): ChartHead {
  const plural = pluralOf(data);
  const periods = props?.periods.map(({text}) => text) ?? [];
  const strong = props?.lines.filter(({kind}) => kind !== "rest") ?? [];
  const said = strong.slice(0, MOST_SAID).map((line) => lineWords(line, props!));
  const left = strong.length - MOST_SAID;
  const more = left > 0 ? ` Hervorgehoben sind ${left} weitere.` : "";
  const span = periods.length > 1 ? `${periods[0]} bis ${periods.at(-1)}` : undefined;
  const hint = strong.some(({kind}) => kind === "chosen")
    ? ""
    : " Wählen Sie ein Gebiet, um seine Linie hervorzuheben.";
  return figureHead(data, {
    key: "verlauf",
    title: `Wie sich die ${plural} entwickelt haben`,
    ...(span === undefined ? {} : {period: span}),
    summary: `${said.join(" ")}${more}${hint}`.trim(),
    note: breakNote(props, plural)
  });
}

function lineWords({name, values}: TrendLine, {periods, words}: TrendLinesProps): string {
  const [first, last] = [
    values.findIndex((value) => value !== null),
    values.findLastIndex((value) => value !== null)
  ];
  if (first === last) return `${name}: ${words.format(values[last]!)} (${periods[last]!.text}).`;
  return `${name}: ${words.format(values[first]!)} (${periods[first]!.text}), ${words.format(values[last]!)} (${periods[last]!.text}).`;
}

function breakNote(props: TrendLinesProps | null, plural: string): string | null {
  if (props === null || props.marks.length === 0) return null;
  const gaps = props.marks.map(({at}) => `${props.periods[at - 1]!.text} und ${props.periods[at]!.text}`);
  return `Zwischen ${formatList(gaps)} wurden die Grenzen der ${plural} neu gezogen. Die Linien sind dort unterbrochen; ein Gebiet kann trotz gleicher Nummer eine andere Fläche haben.`;
}
