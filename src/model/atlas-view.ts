import type {BreakRule} from "./class-breaks.js";

/** What a value is compared with: the city's, that of the area it lies in, or an area's of the same level. */
export type Comparison =
  {readonly kind: "city"} | {readonly kind: "parent"} | {readonly kind: "area"; readonly area: string};

/** A group of areas of one level that the reader made. */
export interface OwnGroup {
  readonly name: string;
  readonly areas: readonly string[];
}

/** The views beside map and table, in the order they are offered. */
export const PANELS = [
  "bars",
  "distribution",
  "trend",
  "difference",
  "years",
  "scatter",
  "bivariate",
  "two-maps",
  "group"
] as const;
export type PanelKey = (typeof PANELS)[number];

/** What a reader chose in the atlas. It stands in the address and nowhere else. */
export interface AtlasView {
  readonly indicator: string;
  readonly level: string;
  readonly period: string;
  /** Chosen area, null: none. */
  readonly area: string | null;
  readonly compare: Comparison;
  readonly breaks: BreakRule;
  /** Whether class breaks are those of all periods of the level, or of the period alone. */
  readonly breaksOf: "all" | "period";
  /** Two hues around the comparison's value instead of one. */
  readonly diverging: boolean;
  /** Classes (by position) and flags that map and table are limited to; empty: all. */
  readonly filter: readonly string[];
  readonly panel: PanelKey | null;
  /** Second indicator of scatter, bivariate and two maps. */
  readonly second: string | null;
  /** Second period of the difference and of two maps. */
  readonly other: string | null;
  readonly group: OwnGroup | null;
  /** Categories of points of interest on the map. */
  readonly points: readonly string[];
  readonly sort: {readonly column: string; readonly descending: boolean} | null;
  /** Text the table is filtered by. */
  readonly search: string;
}
