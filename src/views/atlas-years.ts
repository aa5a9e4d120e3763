import type {ClassLegendProps} from "../components/controls/class-legend.js";
import type {ChartHead} from "../components/figures/chart-frame.js";
import type {YearMap, YearMapsProps} from "../components/figures/year-maps.js";
import type {AreaFill} from "../components/link-state.js";
import type {ShapeSources} from "../components/maps/area-shapes.js";
import {formatPeriod} from "../model/format.js";
import {knownValues, layersOf, type AreaValue} from "../model/indicator-series.js";
import type {MapClasses} from "./atlas-classes.js";
import {FIGURE_HELP} from "../text/atlas-figures.js";
import {figureHead, nameOf, pluralOf, sameBoundaries, valueText, type FigureData} from "./atlas-figure.js";

/** A small map per period in the classes of the large one. `shapesAt`: boundaries in force at a period. */
export function yearsProps(
  data: FigureData,
  fillOf: (value: AreaValue) => AreaFill,
  shapesAt: (period: string) => ShapeSources
): YearMapsProps {
  const {series, view, info} = data;
  const layers = layersOf(series, view.level);
  const maps = layers.map(({period, values}): YearMap => {
    const same = sameBoundaries(info, view.level, period, view.period);
    return {
      period,
      title: formatPeriod(period),
      shapes: shapesAt(period),
      fills: new Map([...values].map(([id, value]) => [id, fillOf(value)])),
      text: (id) => {
        const value = same ? values.get(id) : undefined;
        return value === undefined ? null : valueText(value, series.indicator);
      },
      current: period === view.period
    };
  });
  return {
    maps,
    words: {
      label: `${series.indicator.title}, eine Karte je Zeitraum`,
      help: FIGURE_HELP.plane,
      choose: (title) => `${title} auf der großen Karte zeigen`,
      describe: (id) => describeYears(data, maps, id)
    }
  };
}

function describeYears(data: FigureData, maps: readonly YearMap[], id: string): string {
  const texts = maps.flatMap(({title, text}) => {
    const value = text(id);
    return value === null ? [] : [`${title} ${value}`];
  });
  return `${nameOf(data, id)}: ${texts.join(", ")}`;
}

/** The classes of all maps, with the reasons without a value that occur in any. */
export function yearsLegend({series, view}: FigureData, {values, gaps, keyOf}: MapClasses): ClassLegendProps {
  const {unit} = series.indicator;
  const flags = new Set(
    layersOf(series, view.level).flatMap((layer) => [...layer.values.values()].map(keyOf))
  );
  const shown = [...values, ...gaps.filter(({key}) => flags.has(key))];
  return {
    title: unit === "" ? "Wert" : `Wert in ${unit}`,
    entries: shown.map(({fill, name}) => ({fill, name, count: ""}))
  };
}

export function yearsHead(data: FigureData): ChartHead {
  const {series, view, info} = data;
  const layers = layersOf(series, view.level);
  const periods = layers.map(({period}) => formatPeriod(period));
  const others = layers
    .filter(({period}) => !sameBoundaries(info, view.level, period, view.period))
    .map(({period}) => formatPeriod(period));
  const known = layers.filter((layer) => knownValues([layer]).length > 0).length;
  return figureHead(data, {
    key: "jahre",
    title: `${series.indicator.title} über die Jahre`,
    period: periods.length > 1 ? `${periods[0]} bis ${periods.at(-1)}` : (periods[0] ?? ""),
    summary: `${known === 1 ? "Eine Karte" : `${known} Karten`} in denselben Klassen wie die große Karte: Gleiche Farbe heißt gleicher Wert, in jedem Jahr.`,
    note:
      others.length === 0
        ? null
        : `${others.join(", ")}: andere Grenzen der ${pluralOf(data)} als ${formatPeriod(view.period)}; ein markiertes Gebiet erscheint dort nur, wo es diese Nummer schon gab.`
  });
}
