import type {ClassLegendProps} from "../components/controls/class-legend.js";
import type {ChartHead} from "../components/figures/chart-frame.js";
import type {AreaMapLook} from "../components/maps/area-map.js";
import type {NaturalGroups} from "../model/class-breaks.js";
import {formatPeriod} from "../model/format.js";
import {layerAt, type IndicatorSeries, type SeriesLayer} from "../model/indicator-series.js";
import {classEntries, filler, mapClasses, secondClasses} from "./atlas-fills.js";
import {
  figureHead,
  nameOf,
  pluralOf,
  sameBoundaries,
  valueAt,
  valueText,
  type FigureData
} from "./atlas-figure.js";
import {comparedPeriod} from "./atlas-difference.js";
import {secondLayer} from "./atlas-scatter.js";

/** One of the two maps. */
export interface SideMap {
  readonly title: string;
  readonly period: string;
  readonly look: AreaMapLook;
  readonly legend: ClassLegendProps;
}

/** The map shown and, beside it, the second indicator or, without one, another period in the same classes; null where there is neither. */
export function twoMaps(data: FigureData, groups: NaturalGroups): readonly [SideMap, SideMap] | null {
  const {series, layer, second} = data;
  const classes = mapClasses(data);
  const first = sideMap(data, series, layer, classes);
  if (second !== null) {
    const other = secondLayer(data);
    return other && [first, sideMap(data, second, other, secondClasses(data, second, groups))];
  }
  const period = comparedPeriod(data);
  const other = period === null ? null : layerAt(series, data.view.level, period);
  return other && [first, sideMap(data, series, other, classes)];
}

function sideMap(
  data: FigureData,
  {indicator}: IndicatorSeries,
  layer: SeriesLayer,
  classes: ReturnType<typeof mapClasses>
): SideMap {
  const {areas, view, info} = data;
  const fillOf = filler(classes);
  const same = sameBoundaries(info, view.level, layer.period, view.period);
  const ids = same ? areas.map(({id}) => id) : [...layer.values.keys()];
  const lines = (id: string) => [valueText(valueAt(layer, id), indicator)];
  const title = (id: string) => (same ? nameOf(data, id) : id);
  return {
    title: indicator.title,
    period: layer.period,
    look: {
      fills: new Map(ids.map((id) => [id, fillOf(valueAt(layer, id))])),
      tooltip: (id) => ({title: title(id), lines: lines(id)}),
      describe: (id) => [title(id), formatPeriod(layer.period), ...lines(id)].join(", ")
    },
    legend: classEntries(
      indicator.unit === "" ? "Wert" : `Wert in ${indicator.unit}`,
      classes,
      ids.map((id) => valueAt(layer, id))
    )
  };
}

export function twoMapsHead(data: FigureData, maps: readonly [SideMap, SideMap] | null): ChartHead {
  const plural = pluralOf(data);
  const names = maps?.map(({title, period}) => `${title}, ${formatPeriod(period)}`) ?? [];
  const [a, b] = maps?.map(({period}) => formatPeriod(period)) ?? [];
  const sameClasses =
    data.second === null ? " Beide Karten haben dieselben Klassen." : " Jede Karte hat ihre eigenen Klassen.";
  return figureHead(data, {
    key: "zwei-karten",
    title: "Zwei Karten nebeneinander",
    subtitle: plural,
    ...(a === undefined ? {} : {period: a === b ? a : `${a} und ${b}`}),
    summary: `Links: ${names[0] ?? "–"}. Rechts: ${names[1] ?? "–"}.${sameClasses} Wird eine bewegt, folgt die andere.`
  });
}
