import type {Kind} from "./places.js";
import {createRandom} from "./prng.js";
import {drawing, seriesOf, type Series, type Subject} from "./series.js";

export const DWELLING_KEYS = [
  "wohnungen",
  "wohn_gefoerdert",
  "wohnflaeche",
  "pflege",
  "pflege_heim",
  "pflege_geld",
  "wahlberechtigte",
  "waehlende"
] as const;
export type DwellingKey = (typeof DWELLING_KEYS)[number];

interface Fabric {
  /** Share of dwellings with a bond to social rents in 2012, and how much of it is left in 2025. */
  readonly subsidised: number;
  readonly left: number;
  /** Square metres per dwelling. */
  readonly size: number;
}

function fabric(subsidised: number, left: number, size: number): Fabric {
  return {subsidised, left, size};
}

const FABRICS: Readonly<Record<Kind, Fabric>> = {
  altstadt: fabric(0.06, 0.8, 66),
  gruenderzeit: fabric(0.04, 0.7, 74),
  szene: fabric(0.07, 0.35, 72),
  studierende: fabric(0.1, 0.9, 56),
  arbeiter: fabric(0.13, 0.6, 63),
  zeilen: fabric(0.2, 0.5, 61),
  grosssiedlung: fabric(0.42, 0.55, 66),
  gartenstadt: fabric(0.02, 0.8, 98),
  hang: fabric(0, 1, 116),
  dorf: fabric(0.005, 0.5, 112),
  neubau: fabric(0.27, 1, 78),
  gewerbe: fabric(0, 1, 68)
};

/** Share of the electorate that voted in the elections of the council; other years repeat the last one and are not used. */
const TURNOUT = [51, 51, 49.5, 49.5, 49.5, 49.5, 49.5, 56, 56, 56, 56, 56, 57.5, 57.5];

/** People in need of care in percent of those from 65 on. */
const CARE = [12.6, 12.9, 13.5, 14.2, 15.2, 17, 18.2, 20, 21.3, 23.1, 24.4, 25.9, 27, 28];

/** Dwellings, people in need of care and voters of a quarter. */
export function dwellingsOf(subject: Subject, households: readonly number[]): Series<DwellingKey> {
  const {quarter} = subject;
  const {subsidised, left, size} = FABRICS[quarter.kind];
  const random = createRandom(`musterstadt/dwellings/${quarter.key}`);
  const vacancy = random.between(1.015, 1.045);
  const metres = size * (1 + 0.04 * random.normal());
  const bound = subsidised * (1 + 0.25 * random.normal());
  const home = random.next() < 0.35 ? random.between(0.25, 0.6) : 0;
  const drawCare = drawing(quarter, "care", 0.05);
  const drawVotes = drawing(quarter, "votes", 0.02);
  return seriesOf(DWELLING_KEYS, subject, ({people, need, t}) => {
    const wohnungen = Math.floor(households[t]! * vacancy) + 1;
    const loss = 1 - ((1 - left) * t) / 13;
    const pflege = drawCare(
      people.ages[6]!,
      (CARE[t]! / 100) * (0.9 + 0.1 * Math.min(need, 3)) * (1 + home),
      t
    );
    const pflege_heim = Math.round(pflege * (home === 0 ? 0.02 : home));
    const adults = people.ages[4]! + people.ages[5]! + people.ages[6]!;
    const wahlberechtigte = Math.round(adults - people.foreigners * 0.82 * (adults / people.total));
    const turnout = (TURNOUT[t]! / 100) * Math.max(0.45, 1.14 - 0.15 * Math.min(need, 3.5));
    return {
      wohnungen,
      wohn_gefoerdert: Math.max(0, Math.min(wohnungen, Math.round(wohnungen * bound * loss))),
      wohnflaeche: Math.round(wohnungen * metres * (1 + 0.001 * t)),
      ...{pflege, pflege_heim, pflege_geld: Math.round((pflege - pflege_heim) * (0.6 + 0.003 * t))},
      ...{wahlberechtigte, waehlende: drawVotes(wahlberechtigte, turnout, t)}
    };
  });
}
