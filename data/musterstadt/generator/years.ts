/** Reporting years; every count is as of 31 December. */
export const YEARS: readonly number[] = [
  2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025
];

/** Indices in `YEARS` of the years from `first` on. */
export function yearsFrom(first: number): readonly number[] {
  return YEARS.flatMap((year, t) => (year >= first ? [t] : []));
}

/** How far a year lies between two others: 0 up to the first, 1 from the last on, smooth between. */
export function ramp(year: number, from: number, to: number): number {
  const t = Math.max(0, Math.min(1, (year - from) / (to - from)));
  return t * t * (3 - 2 * t);
}
