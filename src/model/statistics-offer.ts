import type {Layer, Level} from "./area.js";
import {isValidAt} from "./area.js";
import type {AtlasCatalogue, Availability} from "./atlas-catalogue.js";
import type {Indicator} from "./indicator.js";

/** An indicator and the levels and periods in which it can be compared between areas. */
export interface StatisticsOffer {
  readonly indicator: Indicator;
  /** Levels beside the hierarchy first, then from coarse to fine: the last one is the best to begin with. */
  readonly available: Availability;
}

/** Fewest areas of a level between which a comparison says anything. */
const FEWEST = 6;

/**
 * Indicators that are numbers, in the catalogue's order, with the levels that have enough areas and boundaries, and their periods.
 *
 * @param areaCount number of areas of a level at a period
 */
export function statisticsOffers(
  {entries}: AtlasCatalogue,
  {levels, layers}: {readonly levels: readonly Level[]; readonly layers: readonly Layer[]},
  areaCount: (level: string, period: string) => number
): readonly StatisticsOffer[] {
  const beside = new Set(levels.filter((level) => level.of !== undefined).map(({key}) => key));
  return entries.flatMap(({indicator, available}) => {
    if (indicator.kind !== "metric") return [];
    const usable = available
      .map(({level, periods}) => ({
        level,
        periods: periods.filter(
          (period) =>
            layers.some((layer) => layer.level === level && isValidAt(layer, period)) &&
            areaCount(level, period) >= FEWEST
        )
      }))
      .filter(({periods}) => periods.length > 0)
      .sort((a, b) => Number(beside.has(b.level)) - Number(beside.has(a.level)));
    return usable.length === 0 ? [] : [{indicator, available: usable}];
  });
}

/** The indicator a page begins with: the first of which more is not neutral, else the first. */
export function firstOffer(offers: readonly StatisticsOffer[]): StatisticsOffer {
  const first = offers.find(({indicator}) => indicator.polarity !== "neutral") ?? offers[0];
  if (first === undefined) throw new Error("statistics: nothing to show; expected an indicator with values");
  return first;
}

/** Finest level and newest period; the level asked for where there is one. */
export function fitLevel(available: Availability, level: string | null, period: string | null) {
  const found = available.find((one) => one.level === level) ?? available.at(-1)!;
  return {level: found.level, period: found.periods.find((one) => one === period) ?? found.periods.at(-1)!};
}
