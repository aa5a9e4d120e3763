import {binomialSampler} from "./binomial.js";
import {seededRandom} from "./seeded-random.js";

/** An area with people of a group among all people. */
export interface GroupCount {
  readonly group: number;
  readonly all: number;
}

export interface CorrectedDissimilarity {
  /** Duncan's index as it is. */
  readonly index: number;
  /** What chance alone gives on average where no area differs from another. */
  readonly byChance: number;
  /** 0: as by chance, 1: as unequal as can be, below 0: more equal than chance would make it. */
  readonly corrected: number;
}

/**
 * The index of dissimilarity (Duncan & Duncan 1955, "A methodological analysis of segregation indexes", ASR 20): the share of
 * the group that would have to move for every area to have the same share of it, ½ Σ |g_i / G − r_i / R| with r_i the people
 * of area i who are not of the group.
 *
 * @param areas counts of 0 or more, `group` at most `all`
 * @returns null where there is nobody of the group, or nobody else
 */
export function dissimilarity(areas: readonly GroupCount[]): number | null {
  const group = areas.reduce((sum, area) => sum + area.group, 0);
  const rest = areas.reduce((sum, area) => sum + area.all - area.group, 0);
  if (group === 0 || rest === 0) return null;
  return (
    areas.reduce((sum, area) => sum + Math.abs(area.group / group - (area.all - area.group) / rest), 0) / 2
  );
}

/**
 * The index corrected for small units (Carrington & Troske 1997, "On measuring segregation in samples with small units", Journal of
 * Business & Economic Statistics 15): even dealt at random, small areas differ. D* is the mean of the index over `draws` cities in which
 * everybody is of the group with the same probability (binomial); corrected = (D − D*) / (1 − D*), below D* (D − D*) / D*.
 *
 * @param areas whole counts @returns null as {@link dissimilarity}
 */
export function correctedDissimilarity(
  areas: readonly GroupCount[],
  draws: number,
  seed: number
): CorrectedDissimilarity | null {
  const index = dissimilarity(areas);
  if (index === null) return null;
  const sum = (of: (area: GroupCount) => number) => areas.reduce((total, area) => total + of(area), 0);
  const share = sum(({group}) => group) / sum(({all}) => all);
  const samplers = areas.map(({all}) => binomialSampler(all, share));
  const drawn = Array.from({length: draws}, (_, draw) => {
    const random = seededRandom(seed, draw);
    return dissimilarity(areas.map(({all}, i) => ({group: samplers[i]!(random), all})));
  }).flatMap((found) => found ?? []);
  const byChance = drawn.length === 0 ? 0 : drawn.reduce((total, x) => total + x, 0) / drawn.length;
  const above = index >= byChance;
  const room = above ? 1 - byChance : byChance;
  return {index, byChance, corrected: room === 0 ? 0 : (index - byChance) / room};
}
