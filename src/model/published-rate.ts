import type {RateCell} from "./draw-values.js";
import type {Indicator} from "./indicator.js";
import type {Edition, Method} from "./method.js";

/** A rate whose counts are published. */
export interface PublishedRate {
  readonly indicator: string;
  readonly period: string;
  readonly area_id: string;
  readonly value: number;
  readonly denominator: number;
}

/** What the rates below are a share of. */
export const PER = 100;

/**
 * The rates that chance can be reckoned for: shares in percent with a whole denominator. Others (per 1,000 with more cases than
 * people, sizes of households) are no share of a count.
 */
export function shareRates(
  rates: readonly PublishedRate[],
  indicators: ReadonlyMap<string, Pick<Indicator, "factor" | "unit">>
): readonly PublishedRate[] {
  return rates.filter(({indicator, value, denominator}) => {
    const known = indicators.get(indicator);
    const isShare = known?.factor === PER && known.unit === "%";
    return isShare && Number.isInteger(denominator) && denominator > 0 && value >= 0 && value <= PER;
  });
}

/**
 * The same as cells of the classification's input, for `drawValues`: indicator by indicator in the method's order, now before
 * then. The order decides which random number goes where.
 *
 * @param before name of the column with an indicator's value at the baseline
 */
export function rateCellsOf(
  rates: readonly PublishedRate[],
  method: Method,
  {period, baseline}: Edition,
  before: (key: string) => string
): RateCell[] {
  const indices = [method.status, ...(method.dynamics === null ? [] : [method.dynamics])];
  const keys = [...new Set(indices.flatMap(({indicators}) => indicators.map(({key}) => key)))];
  const changed = (key: string) =>
    indices.some(({change, indicators}) => change && indicators.some((one) => one.key === key));
  const cells = (key: string, of: string | null, column: string) =>
    rates
      .filter((rate) => rate.indicator === key && rate.period === of)
      .map(({area_id, value, denominator}) => ({area_id, column, value, denominator}));
  return keys.flatMap((key) => [
    ...cells(key, period, key),
    ...(changed(key) ? cells(key, baseline, before(key)) : [])
  ]);
}
