import type {ChartHead} from "../components/figures/chart-frame.js";
import type {AreaFill} from "../components/link-state.js";
import type {ShapeSources} from "../components/maps/area-shapes.js";
import {isValidAt, type Layer} from "../model/area.js";
import type {AtlasView} from "../model/atlas-view.js";
import type {BuildInfo} from "../model/build-info.js";
import {formatPeriod, formatSigned} from "../model/format.js";
import {MISSING, type AreaValue, type IndicatorSeries, type SeriesLayer} from "../model/indicator-series.js";
import type {Indicator} from "../model/indicator.js";
import type {Flag} from "../model/observation.js";
import type {Places} from "../model/places.js";
import type {AtlasArea, Reference} from "./atlas-scene.js";

export {valueText} from "./atlas-parts.js";

/** What the atlas' further figures are made of: the part of the page's data that is not bound to the page. */
export interface FigureData {
  readonly info: BuildInfo;
  readonly view: AtlasView;
  /** All values of the chosen indicator. */
  readonly series: IndicatorSeries;
  /** Values of the level and period shown. */
  readonly layer: SeriesLayer;
  /** Values of the second indicator; null: none chosen. */
  readonly second: IndicatorSeries | null;
  /** Every area of the level in the boundaries of the period, alphabetical. */
  readonly areas: readonly AtlasArea[];
  readonly places: Places;
  readonly shapes: ShapeSources;
  readonly cuts: readonly number[];
  readonly fills: ReadonlyMap<string, AreaFill>;
  readonly city: Reference;
  readonly reference: (area: string) => Reference;
  readonly source: string;
}

/** How areas without a value are drawn, as on the map. */
export const GAP_FILLS: Readonly<Record<Flag, AreaFill>> = {
  suppressed: {pattern: "hatch"},
  below_minimum: {pattern: "dots"},
  missing: {pattern: "outline"},
  not_applicable: {pattern: "outline"}
};

export function valueAt({values}: SeriesLayer, area: string): AreaValue {
  return values.get(area) ?? MISSING;
}

export function nameOf({areas}: Pick<FigureData, "areas">, id: string): string {
  return areas.find((area) => area.id === id)?.name ?? id;
}

/** A difference of two values: "+2,1 Punkte" of percentages, "−120 Personen" of others. */
export function differenceText(difference: number, {unit, decimals}: Indicator): string {
  const words = unit === "%" || unit === "Prozentpunkte" ? "Punkte" : unit;
  return `${formatSigned(difference, decimals)}\u00a0${words}`.trimEnd();
}

/** "13,9 Punkte über Berlin", "gleichauf mit Berlin"; empty where either has no value. */
export function againstText(value: number | null, reference: Reference, indicator: Indicator): string {
  if (value === null || reference.value === null) return "";
  const text = differenceText(Math.abs(value - reference.value), indicator).replace("+", "");
  const dative = reference.isMedian ? `dem ${reference.name}` : reference.name;
  if (/^0(,0+)?\s/.test(`${text} `)) return `gleichauf mit ${dative}`;
  return `${text} ${value > reference.value ? "über" : "unter"} ${dative}`;
}

/** What follows "zum" and "beim": "Wert von Berlin", "Median der Planungsräume". */
export const valueOf = ({name, isMedian}: Reference): string => (isMedian ? name : `Wert von ${name}`);

/** The boundaries of a level in force at the end of a period; null where the site has none. */
export function layerOf({layers}: BuildInfo, level: string, period: string): Layer | null {
  return layers.find((one) => one.level === level && isValidAt(one, period)) ?? null;
}

/** Whether a level has the same boundaries at both periods. */
export function sameBoundaries(info: BuildInfo, level: string, a: string, b: string): boolean {
  return layerOf(info, level, a) === layerOf(info, level, b);
}

/** "Planungsräume" of the level shown. */
export function pluralOf({places, view}: Pick<FigureData, "places" | "view">): string {
  return places.level(view.level).plural;
}

/** Head of a figure of the chosen indicator and period. */
export function figureHead(
  data: FigureData,
  parts: Pick<ChartHead, "key" | "title" | "summary"> &
    Partial<Pick<ChartHead, "note" | "subtitle" | "period">>
): ChartHead {
  const {series, view, source} = data;
  const period = parts.period ?? formatPeriod(view.period);
  const unit = series.indicator.unit === "" ? [] : [`in ${series.indicator.unit}`];
  const subtitle = [series.indicator.title, ...unit, pluralOf(data), period].join(" · ");
  return {subtitle, note: null, source, ...parts, period};
}
