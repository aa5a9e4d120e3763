import type {Edition, Method} from "./method.js";
import {PER, type PublishedRate} from "./published-rate.js";
import {changeCertainty, type ChangeCertainty} from "./rate-certainty.js";

/** The change of one indicator in one area, in the indicator's unit, and whether it is more than chance. */
export interface IndicatorChange extends ChangeCertainty {
  readonly key: string;
  readonly change: number;
}

/** Share of the changes called "more than chance" that may be chance on average. */
export const DISCOVERY_RATE = 0.05;

/**
 * Change or noise: per area the changes behind its class of dynamics, each tested over all areas (`changeCertainty`). Only
 * indicators whose change the method computes and whose counts are published; areas without such a change are left out.
 *
 * @param areas ids of the areas that have a class
 */
export function changeNoise(
  method: Method,
  {period, baseline}: Edition,
  rates: readonly PublishedRate[],
  areas: readonly string[]
): ReadonlyMap<string, readonly IndicatorChange[]> {
  const found = new Map<string, IndicatorChange[]>();
  if (method.dynamics?.change !== true || baseline === null) return found;
  for (const {key} of method.dynamics.indicators) {
    const own = rates.filter(({indicator}) => indicator === key);
    const at = (wanted: string) =>
      new Map(own.filter((rate) => rate.period === wanted).map((rate) => [rate.area_id, rate]));
    const [now, then] = [at(period), at(baseline)];
    const tested = changeCertainty(
      areas.map((id) => ({now: asRate(now.get(id)), then: asRate(then.get(id))})),
      DISCOVERY_RATE
    );
    areas.forEach((id, i) => {
      const certainty = tested[i];
      if (!certainty) return;
      const change = now.get(id)!.value - then.get(id)!.value;
      const scaled = {...certainty, low: PER * certainty.low, high: PER * certainty.high};
      found.set(id, [...(found.get(id) ?? []), {...scaled, key, change}]);
    });
  }
  return found;
}

const asRate = (rate: PublishedRate | undefined) =>
  rate === undefined ? null : {rate: rate.value / PER, n: rate.denominator};
