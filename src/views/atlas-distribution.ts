import type {DistributionMark, DistributionProps} from "../components/charts/distribution.js";
import type {ChartHead} from "../components/figures/chart-frame.js";
import {quantile} from "../model/class-breaks.js";
import {formatNumber, formatValue} from "../model/format.js";
import {layerAt} from "../model/indicator-series.js";
import {locatingLevel} from "../model/places.js";
import {FIGURE_HELP} from "../text/atlas-figures.js";
import {describeArea} from "./atlas-bars.js";
import {
  figureHead,
  GAP_FILLS,
  nameOf,
  pluralOf,
  valueAt,
  valueText,
  type FigureData
} from "./atlas-figure.js";

/** Every area with a value as a dot, with the quartiles and the values to compare with; null where no area has a value. */
export function distributionProps(data: FigureData): DistributionProps | null {
  const {areas, layer, fills, series} = data;
  const {decimals} = series.indicator;
  const dots = areas.flatMap(({id}) => {
    const {value, flag} = valueAt(layer, id);
    return value === null ? [] : [{id, value, fill: fills.get(id) ?? GAP_FILLS[flag ?? "missing"]}];
  });
  if (dots.length === 0) return null;
  return {
    dots,
    quartiles: quartiles(dots.map(({value}) => value)),
    marks: compareMarks(data),
    words: {
      label: `Verteilung: ${series.indicator.title}`,
      help: FIGURE_HELP.list,
      middle: "mittlere Hälfte",
      median: "Median",
      tick: (value) =>
        formatNumber(
          value,
          tickDigits(
            dots.map((dot) => dot.value),
            decimals
          )
        ),
      callout: (id) => [nameOf(data, id), valueText(valueAt(layer, id), series.indicator)],
      describe: (id) => describeArea(data, id)
    }
  };
}

/** Quartiles by type 7 (Hyndman & Fan 1996); null with fewer than four values, which have none to speak of. */
export function quartiles(values: readonly number[]): readonly [number, number, number] | null {
  if (values.length < 4) return null;
  const sorted = Float64Array.from(values).sort();
  return [quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75)];
}

/** An axis over a wide span needs no decimals. */
export function tickDigits(values: readonly number[], decimals: number): number {
  const [low, high] = values.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)] as const, [
    Infinity,
    -Infinity
  ] as const);
  return high - low > 8 ? 0 : Math.max(decimals, high - low < 0.8 ? 2 : 1);
}

/** The city's value and, with an area chosen, those of the area it lies in and of what the reader compares with. */
function compareMarks({city, view, areas, info, series, reference}: FigureData): readonly DistributionMark[] {
  const {unit, decimals} = series.indicator;
  const chosen = areas.find(({id}) => id === view.area);
  const above = locatingLevel(info.levels, view.level);
  const located = above && layerAt(series, above.key, view.period);
  const parent =
    chosen?.parent && located
      ? {name: chosen.parent.name, value: located.values.get(chosen.parent.id)?.value ?? null}
      : null;
  const all = [city, ...(parent ? [parent] : []), ...(chosen ? [reference(chosen.id)] : [])];
  const seen = new Map(all.map((one) => [one.name, one.value]));
  return [...seen].flatMap(([name, value]) =>
    value === null ? [] : [{text: `${name} ${formatValue(value, unit, decimals)}`, value}]
  );
}

export function distributionHead(data: FigureData, props: DistributionProps | null): ChartHead {
  const {series} = data;
  const {unit, decimals} = series.indicator;
  const text = (value: number) => formatValue(value, unit, decimals);
  const count = props?.dots.length ?? 0;
  const withheld = data.areas.length - count;
  const rest = withheld === 0 ? "" : ` Ohne veröffentlichten Wert: ${formatNumber(withheld)}.`;
  const middle = props?.quartiles
    ? `Die mittlere Hälfte liegt zwischen ${text(props.quartiles[0])} und ${text(props.quartiles[2])}, der Median bei ${text(props.quartiles[1])}.`
    : "";
  return figureHead(data, {
    key: "verteilung",
    title: `Wie sich die ${pluralOf(data)} verteilen`,
    summary: `Jeder Punkt ist ein Gebiet (${formatNumber(count)}). ${middle}${rest}`.trim()
  });
}
