import type {ChartHead} from "../components/figures/chart-frame.js";
import type {ValueBar, ValueBarsProps} from "../components/charts/value-bars.js";
import {formatValue} from "../model/format.js";
import {countAreas} from "../text/status-dynamics.js";
import {FIGURE_HELP, furtherAreas} from "../text/atlas-figures.js";
import {
  againstText,
  figureHead,
  GAP_FILLS,
  nameOf,
  valueAt,
  valueOf,
  valueText,
  type FigureData
} from "./atlas-figure.js";

/** What the reader chose for the bars. */
export interface BarsChoice {
  /** Parent whose areas are shown; null: all. */
  readonly parent: string | null;
  readonly byValue: boolean;
}

/** A bar per area, alphabetical unless the reader sorts; areas without a value stand last then. */
export function barsProps(data: FigureData, {parent, byValue}: BarsChoice): ValueBarsProps {
  const {areas, layer, fills, series, city} = data;
  const {unit, decimals} = series.indicator;
  const bars = areas
    .filter((area) => parent === null || area.parent?.id === parent)
    .map(({id, name}): ValueBar => {
      const found = valueAt(layer, id);
      const fill = fills.get(id) ?? GAP_FILLS[found.flag ?? "missing"];
      return {id, name, value: found.value, text: valueText(found, series.indicator), fill};
    });
  const order = (a: ValueBar, b: ValueBar) => (b.value ?? -Infinity) - (a.value ?? -Infinity) || 0;
  return {
    bars: byValue ? bars.toSorted(order) : bars,
    reference:
      city.value === null
        ? null
        : {value: city.value, text: `${city.name} ${formatValue(city.value, unit, decimals)}`},
    words: {
      label: `${series.indicator.title} je Gebiet als Balken`,
      help: FIGURE_HELP.list,
      describe: (id) => describeArea(data, id),
      further: furtherAreas
    }
  };
}

/** "Reuterkiez: 41,2 %, 13,9 Punkte über Berlin" */
export function describeArea(data: FigureData, id: string): string {
  const found = valueAt(data.layer, id);
  const against = againstText(found.value, data.city, data.series.indicator);
  const text = `${nameOf(data, id)}: ${valueText(found, data.series.indicator)}`;
  return against === "" ? text : `${text}, ${against}`;
}

export function barsHead(data: FigureData, {bars}: ValueBarsProps): ChartHead {
  const {city, series} = data;
  const known = bars.flatMap(({value}) => value ?? []);
  const above = known.filter((value) => city.value !== null && value > city.value).length;
  const {unit, decimals} = series.indicator;
  const withheld = bars.length - known.length;
  const rest = withheld === 0 ? "" : ` Für ${countAreas(withheld)} ist kein Wert veröffentlicht.`;
  return figureHead(data, {
    key: "balken",
    title: city.value === null ? "Werte je Gebiet" : `Abstand zum ${valueOf(city)}`,
    summary:
      city.value === null
        ? `${countAreas(known.length)} mit Wert.${rest}`
        : `Die Balken beginnen beim ${valueOf(city)} (${formatValue(city.value, unit, decimals)}): ${countAreas(above)} darüber, ${countAreas(known.length - above)} darunter oder gleich.${rest}`
  });
}

/** Areas of the level just below the city that the bars can be limited to; alphabetical. */
export function parentsOf({
  areas
}: Pick<FigureData, "areas">): readonly {readonly id: string; readonly name: string}[] {
  const found = new Map(areas.flatMap(({parent}) => (parent ? [[parent.id, parent] as const] : [])));
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, "de"));
}
