import type {AreaFill} from "../components/link-state.js";
import type {ClassLegendProps} from "../components/controls/class-legend.js";
import {classCuts, type NaturalGroups} from "../model/class-breaks.js";
import {knownValues, layersOf, type AreaValue, type IndicatorSeries} from "../model/indicator-series.js";
import {countAreas} from "../text/status-dynamics.js";
import {categoryClasses, valueClasses, type MapClasses} from "./atlas-classes.js";
import {valueAt, type FigureData} from "./atlas-figure.js";

/** The classes of the large map, for values of any period. */
export function mapClasses(data: FigureData): MapClasses {
  const {series, cuts, view, city, layer} = data;
  const {indicator} = series;
  if (indicator.kind === "categorical") return categoryClasses(indicator, countValues(series, view.level));
  const compared = view.compare.kind === "area" ? valueAt(layer, view.compare.area).value : city.value;
  const diverges = view.diverging && compared !== null && cuts.includes(compared);
  return valueClasses(indicator, cuts, diverges ? compared : null);
}

/** Classes of another indicator by the reader's rule; own cuts belong to the first one, then as many quantiles. */
export function secondClasses(
  {view}: FigureData,
  second: IndicatorSeries,
  groups: NaturalGroups
): MapClasses {
  const {indicator} = second;
  if (indicator.kind === "categorical") return categoryClasses(indicator, countValues(second, view.level));
  const rule = view.breaks.kind === "own" ? ({kind: "quantiles", count: 5} as const) : view.breaks;
  return valueClasses(indicator, classCuts(knownValues(layersOf(second, view.level)), rule, groups));
}

function countValues(series: IndicatorSeries, level: string): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const value of knownValues(layersOf(series, level))) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** The fill of a value in these classes. */
export function filler({values, gaps, keyOf}: MapClasses): (value: AreaValue) => AreaFill {
  const fills = new Map([...values, ...gaps].map(({key, fill}) => [key, fill]));
  return (value) => fills.get(keyOf(value))!;
}

/** Classes with their number of areas, then the reasons without a value that occur. */
export function classEntries(
  title: string,
  {values, gaps, keyOf}: MapClasses,
  shown: readonly AreaValue[]
): ClassLegendProps {
  const counts = new Map<string, number>();
  for (const value of shown) counts.set(keyOf(value), (counts.get(keyOf(value)) ?? 0) + 1);
  const entry = ({key, fill, name}: MapClasses["values"][number]) => ({
    fill,
    name,
    count: countAreas(counts.get(key) ?? 0)
  });
  return {title, entries: [...values.map(entry), ...gaps.filter(({key}) => counts.has(key)).map(entry)]};
}
