import type {ScatterDot, ScatterProps} from "../components/charts/scatter.js";
import type {ChartHead} from "../components/figures/chart-frame.js";
import {formatNumber, formatPeriod} from "../model/format.js";
import {layerAt, type IndicatorSeries, type SeriesLayer} from "../model/indicator-series.js";
import {FIGURE_HELP, PANEL_WORDS} from "../text/atlas-figures.js";
import {tickDigits} from "./atlas-distribution.js";
import {
  figureHead,
  GAP_FILLS,
  nameOf,
  pluralOf,
  valueAt,
  valueText,
  type FigureData
} from "./atlas-figure.js";

/** The layer of the second indicator that goes with the period shown: the same period, else the nearest earlier one, else the nearest. */
export function secondLayer({second, view}: Pick<FigureData, "second" | "view">): SeriesLayer | null {
  if (second === null) return null;
  const same = layerAt(second, view.level, view.period);
  if (same) return same;
  const layers = second.layers.filter(({level}) => level === view.level);
  return layers.findLast(({period}) => period < view.period) ?? layers[0] ?? null;
}

/** Two indicators, a dot per area that has both; null where no area has. `sizes`: makes the dots' size, for instance the population. */
export function scatterProps(data: FigureData, sizes: SeriesLayer | null): ScatterProps | null {
  const {second, areas, layer, fills, series, info, view} = data;
  const other = secondLayer(data);
  if (second === null || other === null) return null;
  const dots = areas.flatMap(({id}): ScatterDot[] => {
    const [x, y] = [valueAt(other, id).value, valueAt(layer, id).value];
    const size = sizes?.values.get(id)?.value ?? null;
    return x === null || y === null ? [] : [{id, x, y, size, fill: fills.get(id) ?? GAP_FILLS.missing}];
  });
  if (dots.length === 0) return null;
  const top = info.levels[0]!.key;
  const whole = (of: IndicatorSeries, period: string) =>
    [...(layerAt(of, top, period)?.values.values() ?? [])][0]?.value ?? null;
  const [cityX, cityY] = [whole(second, other.period), whole(series, view.period)];
  const digits = (values: readonly number[], of: IndicatorSeries) =>
    tickDigits(values, of.indicator.decimals);
  const [digitsX, digitsY] = [
    digits(
      dots.map(({x}) => x),
      second
    ),
    digits(
      dots.map(({y}) => y),
      series
    )
  ];
  return {
    dots,
    reference: cityX === null || cityY === null ? null : {x: cityX, y: cityY, text: info.municipality.name},
    words: {
      label: `${series.indicator.title} und ${second.indicator.title}`,
      help: FIGURE_HELP.plane,
      x: axisTitle(second),
      y: axisTitle(series),
      tickX: (value) => formatNumber(value, digitsX),
      tickY: (value) => formatNumber(value, digitsY),
      callout: (id) => [
        nameOf(data, id),
        `↑ ${valueText(valueAt(layer, id), series.indicator)}`,
        `→ ${valueText(valueAt(other, id), second.indicator)}`
      ],
      describe: (id) => [nameOf(data, id), ...pairTexts(data, other, id)].join(", ")
    }
  };
}

function axisTitle({indicator: {title, unit}}: IndicatorSeries): string {
  return unit === "" ? title : `${title} (${unit})`;
}

/** Both values with a short name of their indicators. */
export function pairTexts(
  {series, second, layer}: FigureData,
  other: SeriesLayer,
  id: string
): readonly string[] {
  return [
    `${valueText(valueAt(layer, id), series.indicator)} ${series.indicator.title}`,
    `${valueText(valueAt(other, id), second!.indicator)} ${second!.indicator.title}`
  ];
}

/** "2019", or both periods where the second indicator has another. */
export function pairPeriod({view}: FigureData, other: SeriesLayer): string {
  const [first, second] = [formatPeriod(view.period), formatPeriod(other.period)];
  return first === second ? first : `${first} und ${second}`;
}

export function scatterHead(data: FigureData, props: ScatterProps | null, sized: boolean): ChartHead {
  const other = secondLayer(data);
  const {series, second, areas} = data;
  const period = other === null ? undefined : pairPeriod(data, other);
  const plural = pluralOf(data);
  const without = areas.length - (props?.dots.length ?? 0);
  const rest = without === 0 ? "" : ` ${formatNumber(without)} ohne beide Werte fehlen im Bild.`;
  const size = sized ? " Die Fläche der Punkte zeigt die Zahl der Menschen." : "";
  return figureHead(data, {
    key: "zusammenhang",
    title:
      second === null
        ? "Zwei Indikatoren im Vergleich"
        : `${series.indicator.title} und ${second.indicator.title}`,
    subtitle: [plural, period ?? formatPeriod(data.view.period)].join(" · "),
    ...(period === undefined ? {} : {period}),
    summary: `Jeder Punkt ist ein Gebiet (${formatNumber(props?.dots.length ?? 0)} von ${formatNumber(areas.length)}).${rest}${size}`,
    note: PANEL_WORDS.nobody
  });
}
