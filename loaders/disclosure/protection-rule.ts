/**
 * Why a count is withheld, and so what it takes to protect it:
 * - `small`: below the threshold.
 * - `complement`: all but a few of a whole; what is protected is the count of those few.
 * - `dominance`: a sum of amounts that gives away its largest contribution.
 * - `minimum`: in an area with too few people.
 * - `delivered`: withheld by the office that delivered it, for a reason that is not known.
 * - `secondary`: not sensitive itself; withheld to protect others.
 */
export type Need = "small" | "complement" | "dominance" | "minimum" | "delivered" | "secondary";

/** The part of a municipality's rules that says how well a withheld count is to be protected. */
export interface ProtectionRule {
  readonly threshold: number;
  readonly zeroIsSafe: boolean;
}

/** Smallest and largest value that everything published leaves possible, both included. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * The protection rule. What everything published leaves possible for a sensitive count must hold at least as many values
 * as the withholding itself stands for: threshold − 1 of them, 1 to threshold − 1 (one more where zero is not safe). This
 * is a sliding protection level (Hundepool et al. 2012, Statistical Disclosure Control, section 4.3; Fischetti and Salazar
 * 2001). An interval that starts at 1 is not always to be had: a sum of three withheld counts is at least 3. A count whose
 * reason is not known may instead lie wholly at or above the threshold; and no withheld count has a single candidate.
 * A dominated sum must be possible from end to end of its `span`.
 */
export function isProtected(
  need: Need,
  {low, high}: Interval,
  rule: ProtectionRule,
  span: Interval | null = null
): boolean {
  if (!(high > low)) return false;
  if (span !== null && (low > span.low || high < span.high)) return false;
  if (need === "dominance") return span !== null;
  if (need === "secondary" || (need === "delivered" && low >= rule.threshold)) return true;
  const range = sensitiveRange(rule);
  return high - low >= range.high - range.low;
}

/** The counts that are withheld for being small; two at least, since one candidate is none. */
export function sensitiveRange({threshold, zeroIsSafe}: ProtectionRule): Interval {
  const low = zeroIsSafe ? 1 : 0;
  return {low, high: Math.max(threshold - 1, low + 1)};
}

export function isSmall(count: number, {threshold, zeroIsSafe}: ProtectionRule): boolean {
  return count < threshold && (count > 0 || (count === 0 && !zeroIsSafe));
}
