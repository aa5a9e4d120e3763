import {bivariateColour} from "../components/bivariate.js";
import type {ClassScheme, SchemeExtra} from "../components/class-scheme.js";
import type {ChartHead} from "../components/figures/chart-frame.js";
import type {AreaFill} from "../components/link-state.js";
import type {AreaMapLook} from "../components/maps/area-map.js";
import {classCuts, classIndex} from "../model/class-breaks.js";
import {formatNumber} from "../model/format.js";
import type {SeriesLayer} from "../model/indicator-series.js";
import type {Indicator} from "../model/indicator.js";
import {FLAGS, type Flag} from "../model/observation.js";
import {BIVARIATE_AXES, PANEL_WORDS} from "../text/atlas-figures.js";
import {FLAG_WORDS} from "../text/indicator.js";
import {figureHead, GAP_FILLS, nameOf, pluralOf, valueAt, type FigureData} from "./atlas-figure.js";
import {pairPeriod, pairTexts, secondLayer} from "./atlas-scatter.js";

/** Two indicators in thirds: a group per area, a cell of the matrix ("02": lowest third of the first, highest of the second) or a reason. */
export interface Bivariate {
  readonly scheme: ClassScheme;
  readonly groups: ReadonlyMap<string, string>;
  readonly counts: ReadonlyMap<string, number>;
  readonly look: AreaMapLook;
}

/** Both indicators in three classes with equally many areas (thirds, quantiles of type 7); null without a second indicator or any pair of values. */
export function bivariateOf(data: FigureData): Bivariate | null {
  const {layer, areas, series, second} = data;
  const other = secondLayer(data);
  if (second === null || other === null) return null;
  const [rows, columns] = [thirds(data, layer), thirds(data, other)];
  const groups = new Map(areas.map(({id}) => [id, groupOf(layer, other, rows, columns, id)]));
  const counts = new Map<string, number>();
  for (const group of groups.values()) counts.set(group, (counts.get(group) ?? 0) + 1);
  if (![...counts.keys()].some((key) => /^\d/.test(key))) return null;
  const scheme: ClassScheme = {
    rows: {title: BIVARIATE_AXES.rows, classes: classNames(rows, series.indicator)},
    columns: {title: BIVARIATE_AXES.columns, classes: classNames(columns, second.indicator)},
    extras: FLAGS.filter((flag) => counts.has(flag)).map(extra)
  };
  return {scheme, groups, counts, look: bivariateLook(data, other, groups)};
}

function extra(flag: Flag): SchemeExtra {
  const fill = GAP_FILLS[flag];
  return {key: flag, name: FLAG_WORDS[flag], pattern: "pattern" in fill ? fill.pattern : "outline"};
}

/** Cut points of thirds, rounded as the map's are; fewer where equal values do not part. */
function thirds({areas}: FigureData, layer: SeriesLayer): readonly number[] {
  const values = areas.flatMap(({id}) => valueAt(layer, id).value ?? []);
  return classCuts(values, {kind: "quantiles", count: 3}, () => []);
}

function groupOf(
  layer: SeriesLayer,
  other: SeriesLayer,
  rows: readonly number[],
  columns: readonly number[],
  id: string
): string {
  const [a, b] = [valueAt(layer, id), valueAt(other, id)];
  if (a.value === null) return a.flag ?? "missing";
  if (b.value === null) return b.flag ?? "missing";
  return `${classIndex(a.value, rows)}${classIndex(b.value, columns)}`;
}

/** Three classes always, so that the matrix stays one: those that no value falls into are named with a dash. */
function classNames(cuts: readonly number[], {decimals, unit}: Indicator): ClassScheme["rows"]["classes"] {
  const needed = Math.max(...cuts.map((cut) => /\.(\d+)$/.exec(String(cut))?.[1]?.length ?? 0));
  const digits = Math.max(decimals, Math.min(needed, decimals + 1));
  const text = (i: number) => `${formatNumber(cuts[i] ?? 0, digits)}${unit === "%" ? "\u202f%" : ""}`;
  const name = (i: number) => {
    if (i > cuts.length) return "–";
    if (cuts.length === 0) return "alle";
    if (i === 0) return `unter ${text(0)}`;
    return i === cuts.length ? `ab ${text(i - 1)}` : `${text(i - 1)} bis unter ${text(i)}`;
  };
  return [0, 1, 2].map((i) => ({code: String(i), name: name(i)}));
}

function bivariateLook(
  data: FigureData,
  other: SeriesLayer,
  groups: ReadonlyMap<string, string>
): AreaMapLook {
  const fill = (group: string): AreaFill =>
    /^\d\d$/.test(group)
      ? {colour: bivariateColour(Number(group[0]), Number(group[1]))}
      : GAP_FILLS[group as Flag];
  return {
    fills: new Map([...groups].map(([id, group]) => [id, fill(group)])),
    tooltip: (id) => ({title: nameOf(data, id), lines: pairTexts(data, other, id)}),
    describe: (id) => [nameOf(data, id), ...pairTexts(data, other, id)].join(", ")
  };
}

export function bivariateHead(data: FigureData, found: Bivariate | null): ChartHead {
  const {series, second} = data;
  const other = secondLayer(data);
  const period = other === null ? undefined : pairPeriod(data, other);
  const count = (key: string) => formatNumber(found?.counts.get(key) ?? 0);
  const plural = pluralOf(data);
  return figureHead(data, {
    key: "zwei-indikatoren",
    title:
      second === null
        ? "Zwei Indikatoren auf einer Karte"
        : `${series.indicator.title} und ${second.indicator.title}`,
    subtitle: [`${plural}, je Indikator in drei gleich großen Gruppen`, period].filter(Boolean).join(" · "),
    ...(period === undefined ? {} : {period}),
    summary: `Bei beiden im oberen Drittel: ${count("22")} ${plural}; bei beiden im unteren: ${count("00")}; nur beim ersten im oberen: ${count("20")}; nur beim zweiten: ${count("02")}.`,
    note: PANEL_WORDS.nobody
  });
}
