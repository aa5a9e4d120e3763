import {createRandom} from "./prng.js";
import {drawing, seriesOf, type Series, type Subject} from "./series.js";

export const ADULT_KEYS = ["pflege", "pflege_heim", "pflege_geld", "wahlberechtigte", "waehlende"] as const;
export type AdultKey = (typeof ADULT_KEYS)[number];

/** Share of the electorate that voted in the elections of the council; other years repeat the last one and are not used. */
const TURNOUT = [51, 51, 49.5, 49.5, 49.5, 49.5, 49.5, 56, 56, 56, 56, 56, 57.5, 57.5];

/** People in need of care in percent of those from 65 on. */
const CARE = [12.6, 12.9, 13.5, 14.2, 15.2, 17, 18.2, 20, 21.3, 23.1, 24.4, 25.9, 27, 28];

/** People in need of care (in homes, with money for care by relatives only), the electorate and those who voted. */
export function adultsOf(subject: Subject): Series<AdultKey> {
  const {quarter} = subject;
  const random = createRandom(`musterstadt/nursing-homes/${quarter.key}`);
  const home = random.next() < 0.35 ? random.between(0.25, 0.6) : 0;
  const drawCare = drawing(quarter, "care", 0.05);
  const drawVotes = drawing(quarter, "votes", 0.02);
  return seriesOf(ADULT_KEYS, subject, ({people, need, t}) => {
    const [old, adults] = [people.ages[6]!, people.ages[4]! + people.ages[5]! + people.ages[6]!];
    const pflege = drawCare(old, (CARE[t]! / 100) * (0.9 + 0.1 * Math.min(need, 3)) * (1 + home), t);
    const pflege_heim = Math.round(pflege * (home === 0 ? 0.02 : home));
    const wahlberechtigte = Math.round(adults - people.foreigners * 0.82 * (adults / people.total));
    const turnout = (TURNOUT[t]! / 100) * Math.max(0.45, 1.14 - 0.15 * Math.min(need, 3.5));
    return {
      ...{pflege, pflege_heim, pflege_geld: Math.round((pflege - pflege_heim) * (0.6 + 0.003 * t))},
      ...{wahlberechtigte, waehlende: drawVotes(wahlberechtigte, turnout, t)}
    };
  });
}
