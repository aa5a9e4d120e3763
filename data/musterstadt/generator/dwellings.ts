import type {Kind} from "./places.js";
import {createRandom} from "./prng.js";
import {seriesOf, type Series, type Subject} from "./series.js";

export const DWELLING_KEYS = ["wohnungen", "wohn_gefoerdert", "wohnflaeche"] as const;
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

/** Dwellings of a quarter, those with a bond to social rents, and their floor space in square metres. */
export function dwellingsOf(subject: Subject, households: readonly number[]): Series<DwellingKey> {
  const {quarter} = subject;
  const {subsidised, left, size} = FABRICS[quarter.kind];
  const random = createRandom(`musterstadt/dwellings/${quarter.key}`);
  const vacancy = random.between(1.015, 1.045);
  const metres = size * (1 + 0.04 * random.normal());
  const bound = subsidised * (1 + 0.25 * random.normal());
  return seriesOf(DWELLING_KEYS, subject, ({t}) => {
    const wohnungen = Math.floor(households[t]! * vacancy) + 1;
    const loss = 1 - ((1 - left) * t) / 13;
    return {
      wohnungen,
      wohn_gefoerdert: Math.max(0, Math.min(wohnungen, Math.round(wohnungen * bound * loss))),
      wohnflaeche: Math.round(wohnungen * metres * (1 + 0.001 * t))
    };
  });
}
