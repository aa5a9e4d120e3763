import type {Indicator} from "./indicator.js";

/** Where an indicator has values: its periods by level, in order of time. Levels stand from the whole city down. */
export type Availability = readonly {readonly level: string; readonly periods: readonly string[]}[];

export interface CatalogueEntry {
  readonly indicator: Indicator;
  readonly available: Availability;
}

/** `views/catalogue.json`: every indicator that has a value, in the catalogue's order. */
export interface AtlasCatalogue {
  readonly entries: readonly CatalogueEntry[];
}

/** Periods of a level; empty where the indicator has none. */
export function periodsOf(available: Availability, level: string): readonly string[] {
  return available.find((one) => one.level === level)?.periods ?? [];
}
