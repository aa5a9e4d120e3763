import type {Level} from "../../src/model/area.js";
import type {Source} from "../../src/model/build-info.js";
import type {Flag} from "../../src/model/observation.js";
import type {ContextEntry, GeometryEntry} from "../harmonise/geometry-entry.js";
import type {Encoding} from "../read/decode-text.js";

/** What a sign stands for in place of a number. */
export type SignMeaning = "zero" | Flag;

export type PeriodPrecision = "JJJJ" | "JJJJ-MM" | "JJJJ-MM-TT";
export type DateFormat = PeriodPrecision | "MM.JJJJ" | "MM/JJJJ" | "TT.MM.JJJJ";

/** How a period is written, and how exactly it is kept. null: as exactly as it is written. */
export interface PeriodFormat {
  readonly format: DateFormat;
  readonly as: PeriodPrecision | null;
}

export type PeriodRule =
  | {readonly kind: "fixed"; readonly period: string}
  | ({readonly kind: "column"; readonly column: string} & PeriodFormat)
  | ({readonly kind: "header"} & PeriodFormat);

/** One table of an extract: a CSV file, or a sheet of a workbook, with its level and period rule. */
export interface ExtractTable {
  readonly file: string;
  readonly from: "folder" | "download";
  readonly format: "csv" | "xlsx";
  /** null: CSV, or the first sheet. */
  readonly sheet: string | null;
  readonly level: string;
  readonly period: PeriodRule;
}

export interface Extract {
  readonly id: string;
  readonly title: string;
  /** Key in the municipality's sources. */
  readonly source: string;
  readonly tables: readonly ExtractTable[];
  /** null: detected. */
  readonly encoding: Encoding | null;
  readonly delimiter: string | null;
  readonly decimal: "," | "." | null;
  /** First header row, from 1, and how many there are. */
  readonly header: {readonly row: number; readonly rows: number};
  readonly areaColumn: string;
  /** Column heading → indicator key. */
  readonly columns: ReadonlyMap<string, string>;
  /** Words that mark a row of totals; null: the usual ones. */
  readonly totals: readonly string[] | null;
  /** Signs that mean something else here than in official statistics. */
  readonly signs: ReadonlyMap<string, SignMeaning>;
  /** Keys that were not computed for an area where all of them are zero. */
  readonly notComputedWhenAllZero: readonly string[];
}

/** In areas with fewer people than this only their number is given. */
export interface MinimumPopulation {
  /** Key of the population. */
  readonly indicator: string;
  readonly atLeast: number;
  /** Titles of the sources whose indicators it concerns; null with `indicators` null: all. */
  readonly sources: readonly string[] | null;
  readonly indicators: readonly string[] | null;
  /** The first period it holds for; null: all. */
  readonly from: string | null;
}

export interface DisclosureRules {
  /** Counts from 1 to threshold − 1 are withheld. */
  readonly threshold: number;
  readonly zeroIsSafe: boolean;
  /** Whether all but 1 to threshold − 1 of a whole are withheld too. */
  readonly complement: boolean;
  readonly minimumPopulation: readonly MinimumPopulation[];
  /** Counts that add up to another one. */
  readonly breakdowns: readonly {readonly total: string; readonly parts: readonly string[]}[];
  /** Counts that are part of another one. */
  readonly subsets: readonly {readonly whole: string; readonly part: string}[];
  /** Counts are rounded to multiples of this instead of withheld; null: they are not. */
  readonly rounding: number | null;
}

/** A municipality's `kommune.yaml`, checked. */
export interface Municipality {
  readonly id: string;
  readonly name: string;
  readonly ags: string | null;
  readonly fictional: boolean;
  /** From the whole city down. */
  readonly levels: readonly Level[];
  readonly geometries: readonly GeometryEntry[];
  readonly context: readonly ContextEntry[];
  readonly sources: ReadonlyMap<string, Source>;
  /** File of the indicator catalogue, relative to the folder. */
  readonly catalogue: string;
  /** "published": the values are published already and pass unchanged. */
  readonly disclosure: DisclosureRules | "published";
  /** File names in `methods/` without extension, in the order they are offered. */
  readonly methods: readonly string[];
  readonly extracts: readonly Extract[];
}
