import {falseDiscovery} from "./statistics/false-discovery.js";
import type {Rate} from "./statistics/rate-difference.js";
import {rateDifference} from "./statistics/rate-difference.js";
import type {Interval} from "./statistics/wilson-interval.js";

/** How sure the change of a rate is. The interval is that of the difference. */
export interface ChangeCertainty extends Interval {
  readonly p: number;
  /** Whether the change is more than chance gives in counts of this size, at the false discovery rate asked for. */
  readonly beyond_chance: boolean;
}

/**
 * Change or noise, for the areas of one indicator together: per area the interval of the change, and whether it exceeds
 * chance, with the false discovery rate held over all areas. null where an area has no rate now or then; such areas do not
 * count. Methods: `rateDifference`, `falseDiscovery`.
 */
export function changeCertainty(
  areas: readonly {readonly now: Rate | null; readonly then: Rate | null}[],
  discoveryRate: number
): (ChangeCertainty | null)[] {
  const differences = areas.map(({now, then}) => (now && then ? rateDifference(now, then) : null));
  const tested = differences.filter((found) => found !== null);
  const findings = falseDiscovery(
    tested.map(({p}) => p),
    discoveryRate
  );
  const finding = new Map(tested.map((found, i) => [found, findings[i]!]));
  return differences.map(
    (found) => found && {low: found.low, high: found.high, p: found.p, beyond_chance: finding.get(found)!}
  );
}
