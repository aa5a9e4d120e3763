import type {ClassLegendProps} from "../components/controls/class-legend.js";
import type {AreaFill} from "../components/link-state.js";
import {sequentialColours} from "../components/sequential.js";
import {formatNumber, formatValue, NO_VALUE} from "../model/format.js";
import type {IndicatorView} from "../model/indicator-view.js";
import type {Indicator} from "../model/indicator.js";
import type {Flag} from "../model/observation.js";
import {countAreas} from "../text/status-dynamics.js";
import {FLAG_WORDS} from "../text/indicator.js";

type ViewArea = IndicatorView["areas"][number];

const PATTERNS: Readonly<Record<Flag, AreaFill>> = {
  suppressed: {pattern: "hatch"},
  below_minimum: {pattern: "dots"},
  missing: {pattern: "outline"},
  not_applicable: {pattern: "outline"}
};

/** Fill by area id; areas the view does not have are outlines. */
export function indicatorFills({classes, areas}: IndicatorView): ReadonlyMap<string, AreaFill> {
  const colours = sequentialColours(Math.max(classes.length, 1));
  return new Map(
    areas.map((area) => [
      area.area_id,
      area.class === null ? PATTERNS[area.flag ?? "missing"] : {colour: colours[area.class]!}
    ])
  );
}

/** "27,3 %", or why there is no value. */
export function valueWords(area: ViewArea | undefined, {unit, decimals}: Indicator): string {
  if (area === undefined) return FLAG_WORDS.missing;
  return area.value === null ? FLAG_WORDS[area.flag ?? "missing"] : formatValue(area.value, unit, decimals);
}

/** Classes from small to large, then why areas have none; each with its number of areas. */
export function indicatorLegend(
  view: IndicatorView,
  {unit, decimals}: Indicator,
  areaCount: number
): ClassLegendProps {
  const colours = sequentialColours(Math.max(view.classes.length, 1));
  const counted = (of: (area: ViewArea) => boolean) => view.areas.filter(of).length;
  const flags = (Object.keys(PATTERNS) as Flag[]).map((flag) => ({
    fill: PATTERNS[flag],
    name: FLAG_WORDS[flag],
    areas:
      counted((area) => area.value === null && area.flag === flag) +
      (flag === "missing" ? Math.max(0, areaCount - view.areas.length) : 0)
  }));
  return {
    title: unit === "" ? "Wert" : unit,
    entries: [
      ...view.classes.map(({from, to}, i) => ({
        fill: {colour: colours[i]!},
        name:
          formatNumber(from, decimals) === formatNumber(to, decimals)
            ? formatNumber(from, decimals)
            : `${formatNumber(from, decimals)} bis ${formatNumber(to, decimals)}`,
        count: countAreas(counted((area) => area.class === i))
      })),
      ...flags
        .filter(({areas}) => areas > 0)
        .map(({fill, name, areas}) => ({fill, name, count: countAreas(areas)}))
    ]
  };
}

/** The span of the values as a sentence; areas are named where one alone is smallest or largest. */
export function spanSentence(view: IndicatorView, {unit, decimals}: Indicator): string {
  const values = view.areas.flatMap(({value}) => value ?? []);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const withheld = view.areas.length - values.length;
  const rest = withheld === 0 ? "" : ` Für ${countAreas(withheld)} steht ${NO_VALUE}`;
  return `Die Werte liegen zwischen ${formatValue(low, unit, decimals)} und ${formatValue(high, unit, decimals)}.${rest}`;
}
