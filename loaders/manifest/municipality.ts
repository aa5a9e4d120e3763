import type {Level} from "../../src/model/area.js";
import type {Source} from "../../src/model/build-info.js";
import type {Flag} from "../../src/model/observation.js";
import type {ContextEntry, GeometryEntry} from "../harmonise/geometry-entry.js";
import type {Encoding} from "../read/decode-text.js";

/** What a sign stands for in place of a number. */
export type SignMeaning = "zero" | "below_half" | Flag;

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
  readonly format: "csv" | "workbook";
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
  /** "blank": rows of a CSV file may leave out blank cells at their end; else such a row is not used. */
  readonly shortRows?: "blank";
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

export interface DisclosureRules {
  /** Counts from 1 to threshold − 1 are withheld. */
  readonly threshold: number;
  readonly zeroIsSafe: boolean;
  /** Below this population only the population itself is given. */
  readonly minimumPopulation: {readonly indicator: string; readonly atLeast: number} | null;
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
