import type {ClassLegendProps} from "../components/controls/class-legend.js";
import type {ChartHead} from "../components/figures/chart-frame.js";
import type {AreaFill} from "../components/link-state.js";
import type {AreaMapLook} from "../components/maps/area-map.js";
import {divergingColours} from "../components/sequential.js";
import type {AreaTableRow} from "../components/tables/area-table.js";
import {classIndex, quantile} from "../model/class-breaks.js";
import {formatNumber, formatPeriod, formatSigned, formatValue} from "../model/format.js";
import {layerAt, layersOf} from "../model/indicator-series.js";
import type {Flag} from "../model/observation.js";
import {otherBoundaries} from "../text/atlas-figures.js";
import {dativePlural} from "../text/grammar.js";
import {countAreas} from "../text/status-dynamics.js";
import {
  differenceText,
  figureHead,
  GAP_FILLS,
  nameOf,
  pluralOf,
  sameBoundaries,
  valueAt,
  valueText,
  type FigureData
} from "./atlas-figure.js";
import {gapEntries} from "./atlas-gaps.js";

/** An area's values at two periods and what lies between. */
export interface AreaChange {
  readonly id: string;
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** after − before; null where either has no value. */
  readonly change: number | null;
  /** Why there is none. */
  readonly flag: Flag | null;
}

export interface Difference {
  readonly from: string;
  readonly to: string;
  readonly changes: readonly AreaChange[];
  /** Symmetric around zero; the middle class holds the changes next to none. */
  readonly cuts: readonly number[];
}

/** Periods of the indicator and level that the period shown can be compared with, in order of time, and whether boundaries allow it. */
export function otherPeriods({
  series,
  view,
  info
}: FigureData): readonly {readonly period: string; readonly comparable: boolean}[] {
  return layersOf(series, view.level)
    .filter(({period}) => period !== view.period)
    .map(({period}) => ({period, comparable: sameBoundaries(info, view.level, period, view.period)}));
}

/** The period to compare with: the reader's, else the earliest with the same boundaries, else any; null where there is no other. */
export function comparedPeriod(data: FigureData): string | null {
  const others = otherPeriods(data);
  const wanted = others.find(({period}) => period === data.view.other);
  return (wanted ?? others.find(({comparable}) => comparable) ?? others[0])?.period ?? null;
}

/** The change of every area between two periods; null across boundary vintages, where a difference would compare different ground. */
export function differenceOf(data: FigureData, other: string): Difference | null {
  const {series, view, info, areas} = data;
  if (!sameBoundaries(info, view.level, view.period, other)) return null;
  const [from, to] = [view.period, other].sort() as [string, string];
  const [before, after] = [layerAt(series, view.level, from), layerAt(series, view.level, to)];
  if (before === null || after === null) return null;
  const changes = areas.map(({id, name}): AreaChange => {
    const [a, b] = [valueAt(before, id), valueAt(after, id)];
    const change = a.value === null || b.value === null ? null : b.value - a.value;
    const flag = change === null ? ((a.value === null ? a.flag : b.flag) ?? "missing") : null;
    return {
      id,
      name,
      before: valueText(a, series.indicator),
      after: valueText(b, series.indicator),
      change,
      flag
    };
  });
  return {from, to, changes, cuts: symmetricCuts(changes.flatMap(({change}) => change ?? []))};
}

/** Six cuts around zero, a round step apart, so that nine of ten changes lie within them; none where nothing changed. */
export function symmetricCuts(changes: readonly number[]): readonly number[] {
  const sizes = Float64Array.from(changes, Math.abs).sort();
  const reach = sizes.length === 0 ? 0 : quantile(sizes, 0.9) || sizes.at(-1)!;
  if (reach === 0) return [];
  const rough = reach / 2.5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((factor) => factor * power >= rough * 0.75) ?? 10) * power;
  return [-2.5, -1.5, -0.5, 0.5, 1.5, 2.5].map((factor) => Number((factor * step).toPrecision(6)));
}

/** Blue where the value fell, grey where it hardly changed, ochre where it rose; from the lowest class to the highest. */
export function differenceColours(cuts: readonly number[]): readonly string[] {
  if (cuts.length === 0) return [MIDDLE];
  const [down, up] = [divergingColours(4, 0), divergingColours(0, 4)];
  return [...down.slice(0, 3), MIDDLE, ...up.slice(1)];
}

const MIDDLE = "light-dark(#e3e1db, #42454a)";

export function differenceLook(data: FigureData, {changes, cuts}: Difference): AreaMapLook {
  const colours = differenceColours(cuts);
  const fill = ({change, flag}: AreaChange): AreaFill =>
    change === null ? GAP_FILLS[flag ?? "missing"] : {colour: colours[classIndex(change, cuts)]!};
  const byId = new Map(changes.map((one) => [one.id, one]));
  const lines = (id: string) => {
    const one = byId.get(id);
    return one ? [changeText(data, one), `${one.before} → ${one.after}`] : [];
  };
  return {
    fills: new Map(changes.map((one) => [one.id, fill(one)])),
    tooltip: (id) => ({title: nameOf(data, id), lines: lines(id)}),
    describe: (id) => [nameOf(data, id), ...lines(id)].join(", ").replace("→", "auf")
  };
}

function changeText({series}: FigureData, {change}: AreaChange): string {
  return change === null ? "keine Differenz" : differenceText(change, series.indicator);
}

export function differenceLegend({series}: FigureData, {changes, cuts}: Difference): ClassLegendProps {
  const {unit, decimals} = series.indicator;
  const colours = differenceColours(cuts);
  const digits = Math.max(decimals, ...cuts.map((cut) => /\.(\d+)$/.exec(String(cut))?.[1]?.length ?? 0));
  const text = (cut: number | undefined) => formatSigned(cut ?? 0, digits);
  const name = (i: number) => {
    if (cuts.length === 0) return "keine Veränderung";
    if (i === 0) return `unter ${text(cuts[0])}`;
    return i === cuts.length ? `ab ${text(cuts[i - 1])}` : `${text(cuts[i - 1])} bis unter ${text(cuts[i])}`;
  };
  const counted = (i: number) =>
    changes.filter(({change}) => change !== null && classIndex(change, cuts) === i).length;
  return {
    title: `Veränderung in ${unit === "%" ? "Prozentpunkten" : unit === "" ? "Einheiten" : unit}`,
    entries: [
      ...colours.map((colour, i) => ({fill: {colour}, name: name(i), count: countAreas(counted(i))})),
      ...gapEntries(changes.flatMap(({flag}) => flag ?? []))
    ]
  };
}

/** A row per area for the table of values behind the map. */
export function differenceRows(data: FigureData, {changes}: Difference): readonly AreaTableRow[] {
  return changes.map((one) => ({
    id: one.id,
    name: one.name,
    cells: {
      before: {text: one.before, sort: null},
      after: {text: one.after, sort: null},
      change: {text: one.change === null ? "–" : changeText(data, one), sort: one.change}
    }
  }));
}

export function differenceHead(data: FigureData, other: string, found: Difference | null): ChartHead {
  const [from, to] = [data.view.period, other].sort() as [string, string];
  const [first, last] = [formatPeriod(from), formatPeriod(to)];
  const {decimals} = data.series.indicator;
  const known = found?.changes.flatMap(({change}) => change ?? []) ?? [];
  const rounded = known.map((change) => Number(change.toFixed(decimals)));
  const without = (found?.changes.length ?? 0) - known.length;
  const rest = without === 0 ? "" : `, ohne Differenz (ein Wert fehlt) in ${formatNumber(without)}`;
  const count = (test: (change: number) => boolean) => formatNumber(rounded.filter(test).length);
  return figureHead(data, {
    key: "veraenderung",
    title: `Was sich von ${first} bis ${last} verändert hat`,
    period: `${first} bis ${last}`,
    summary:
      found === null
        ? otherBoundaries(first, last, pluralOf(data))
        : `Gestiegen in ${count((change) => change > 0)}, gesunken in ${count((change) => change < 0)}, unverändert in ${count((change) => change === 0)} von ${formatNumber(found.changes.length)} ${dativePlural(pluralOf(data))}${rest}.${cityChange(data, from, to)}`
  });
}

function cityChange({info, series, city}: FigureData, from: string, to: string): string {
  const top = info.levels[0]!.key;
  const value = (period: string) =>
    [...(layerAt(series, top, period)?.values.values() ?? [])][0]?.value ?? null;
  const [before, after] = [value(from), value(to)];
  if (before === null || after === null) return "";
  const {unit, decimals} = series.indicator;
  return ` ${city.name}: von ${formatValue(before, unit, decimals)} auf ${formatValue(after, unit, decimals)} (${differenceText(after - before, series.indicator)}).`;
}
