import {drawing, seriesOf, type Series, type Subject} from "./series.js";

export const WORK_KEYS = ["svb", "minijob", "gsia", "wohngeld"] as const;
export type WorkKey = (typeof WORK_KEYS)[number];

/** City-wide percentages by year: employed from 15 to 64, in small jobs only, basic security from 65 on. */
const EMPLOYED = [53.4, 53.9, 54.6, 55.3, 56.0, 57.0, 58.1, 59.0, 58.7, 59.6, 60.5, 60.9, 61.1, 61.3];
const SMALL_JOBS = [8.6, 8.5, 8.5, 8.1, 7.9, 7.8, 7.6, 7.4, 6.5, 6.4, 6.6, 6.7, 6.7, 6.6];
const OLD_AGE = [3.0, 3.2, 3.3, 3.4, 3.3, 3.4, 3.4, 3.4, 3.5, 3.8, 4.4, 4.7, 4.9, 5.0];
/** Households with housing benefit; the reform of 2023 doubled them. */
const HOUSING_BENEFIT = [2.1, 1.8, 1.6, 1.3, 1.6, 1.5, 1.4, 1.3, 1.6, 1.6, 1.7, 3.1, 3.3, 3.2];

/** Employment by place of living, basic security in old age, and households with housing benefit. */
export function workOf(subject: Subject, households: readonly number[]): Series<WorkKey> {
  const {quarter} = subject;
  const drawEmployed = drawing(quarter, "employed", 0.02);
  const drawSmallJobs = drawing(quarter, "small-jobs", 0.06);
  const drawOldAge = drawing(quarter, "old-age", 0.12);
  const drawHousing = drawing(quarter, "housing-benefit", 0.1);
  const studying = quarter.kind === "studierende" ? 0.72 : 1;
  return seriesOf(WORK_KEYS, subject, ({people, working, benefits, need, t}) => {
    const employed = (EMPLOYED[t]! / 100) * studying * (1.1 - 0.1 * Math.min(need, 4));
    const svb = drawEmployed(working, employed, t, working - benefits.alo);
    const smallJobs = (SMALL_JOBS[t]! / 100) * (studying < 1 ? 1.6 : 1);
    const aside = Math.min(4, need);
    const housing = (HOUSING_BENEFIT[t]! / 100) * (0.35 + 0.75 * Math.min(aside, 1.8));
    return {
      svb,
      minijob: drawSmallJobs(working, smallJobs, t, working - svb),
      gsia: drawOldAge(people.ages[6]!, (OLD_AGE[t]! / 100) * aside * (0.5 + 0.5 * Math.min(1, aside)), t),
      wohngeld: drawHousing(households[t]!, housing, t, Math.max(0, households[t]! - benefits.bg))
    };
  });
}
