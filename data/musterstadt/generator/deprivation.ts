import {distance, type Point} from "./plane.js";
import type {Kind, Quarter} from "./places.js";
import {noise} from "./noise.js";
import {ramp} from "./years.js";

/** A hill or hollow of the city's social landscape: strength at its middle, fading out with distance. */
interface Bump {
  readonly at: Point;
  readonly reach: number;
  readonly strength: number;
}

/** A change of the neighbourhood around a place between two years; strength is relative to the level before. */
interface Change extends Bump {
  readonly from: number;
  readonly to: number;
}

const BUMPS: readonly Bump[] = [
  {at: [8.6, 11.0], reach: 1.2, strength: 1.15}, // Lohfeld
  {at: [12.4, 8.4], reach: 1.2, strength: 1.05}, // Sternfeld
  {at: [10.6, 2.9], reach: 1.1, strength: 0.95}, // Kalkofen
  {at: [5.0, 8.3], reach: 1.1, strength: 0.85}, // Kiesgrund
  {at: [7.3, 9.8], reach: 0.9, strength: 0.66}, // harbour
  {at: [10.5, 3.9], reach: 0.9, strength: 0.45}, // weaving mills
  {at: [7.7, 5.9], reach: 0.8, strength: 0.45}, // station
  {at: [5.8, 6.2], reach: 0.9, strength: 0.4}, // sugar works
  {at: [10.9, 6.4], reach: 0.8, strength: 0.4}, // gas works
  {at: [7.3, 4.0], reach: 1.6, strength: -0.5}, // the Rosenberg
  {at: [10.6, 10.5], reach: 1.1, strength: -0.3}, // Wacholderhöhe
  {at: [9.6, 8.3], reach: 0.9, strength: -0.15} // theatre
];

const BUILT: Readonly<Record<Kind, number>> = {
  altstadt: 0.02,
  gruenderzeit: 0,
  szene: 0.12,
  studierende: -0.08,
  arbeiter: 0.22,
  zeilen: 0.12,
  grosssiedlung: 0.35,
  gartenstadt: -0.22,
  hang: -0.15,
  dorf: -0.1,
  neubau: -0.5,
  gewerbe: 0.3
};

const CHANGES: readonly Change[] = [
  {at: [8.6, 8.9], reach: 0.5, strength: -0.5, from: 2012, to: 2022}, // Brunnenviertel becomes sought after
  {at: [7.35, 6.8], reach: 0.4, strength: -0.45, from: 2012, to: 2021}, // Jakobiviertel likewise
  {at: [10.2, 4.7], reach: 0.4, strength: -0.5, from: 2017, to: 2026}, // Brauereiviertel later
  {at: [7.3, 9.5], reach: 0.5, strength: -0.3, from: 2018, to: 2026}, // Werftviertel beside the new quarter
  {at: [8.4, 10.4], reach: 0.5, strength: -0.22, from: 2020, to: 2026}, // Lohfeld: renewal
  {at: [13.0, 8.6], reach: 0.5, strength: 0.22, from: 2019, to: 2027}, // Sternfeld-Ost: flats sold on
  {at: [5.6, 8.8], reach: 0.5, strength: 0.3, from: 2019, to: 2027}, // Auenblick likewise
  {at: [4.6, 8.0], reach: 0.4, strength: -0.16, from: 2014, to: 2021}, // Kiesgrund: neighbourhood work
  {at: [10.8, 6.3], reach: 0.5, strength: 0.35, from: 2019, to: 2027}, // Gaswerkviertel
  {at: [11.5, 9.4], reach: 0.5, strength: 0.45, from: 2013, to: 2026}, // Föhrenkamp: tenants grow old, others follow
  {at: [9.0, 3.4], reach: 0.4, strength: -0.3, from: 2019, to: 2026}, // Kattunbleiche
  {at: [10.8, 11.0], reach: 0.4, strength: 0.78, from: 2022, to: 2027}, // Wacholderhöhe: first social housing
  {at: [7.35, 10.3], reach: 0.35, strength: -0.25, from: 2022, to: 2027}, // Seilerviertel after Werftviertel
  {at: [10.2, 9.9], reach: 0.4, strength: -0.7, from: 2022, to: 2026}, // Birkenhain: owners move in
  {at: [9.7, 1.9], reach: 0.4, strength: -0.5, from: 2019, to: 2026}, // Kleinbrück: new terraces
  {at: [7.9, 6.4], reach: 0.4, strength: 0.15, from: 2013, to: 2018} // station
];

function fades({at, reach, strength}: Bump, place: Point): number {
  const away = distance(at, place) / reach;
  return strength / ((1 + away * away) * (1 + away * away));
}

/**
 * How much more often than on average people of a quarter depend on benefits in a year (1 = about average): a smooth
 * landscape over the city, how the quarter was built, and how its neighbourhood changed.
 */
export function deprivation({x, y, kind}: Quarter, year: number): number {
  const place: Point = [x, y];
  const landscape = BUMPS.reduce((sum, bump) => sum + fades(bump, place), 0.48);
  const level = Math.max(0.18, landscape + BUILT[kind] + 0.13 * noise(x, y, 2.3, 131));
  return CHANGES.reduce(
    (now, change) => now * (1 + fades(change, place) * ramp(year, change.from, change.to)),
    level
  );
}
