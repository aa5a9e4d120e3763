import type {Level} from "../../src/model/area.js";
import type {Source} from "../../src/model/build-info.js";
import type {Flag} from "../../src/model/observation.js";
import type {ContextEntry, GeometryEntry} from "../harmonise/geometry-entry.js";
import type {Position} from "../problem.js";
import type {Encoding} from "../read/decode-text.js";
import type {TopojsonOptions} from "../write/topojson.js";
import type {AddressSource, PointSource} from "./point-source.js";

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
  /** In a header row: above each column of values (1), or below the headings of indicators (2). */
  | ({readonly kind: "header"; readonly row: 1 | 2} & PeriodFormat)
  /** In the name of the file or sheet, where the manifest's name has placeholders: "einwohner_{JJJJ}.csv". */
  | {readonly kind: "name"; readonly as: PeriodPrecision | null};

/** Which rows of a breakdown belong to a count: per column the texts, or the numbers from–to; all must hold. */
export type RowCondition =
  | {readonly column: string; readonly texts: readonly string[]}
  | {readonly column: string; readonly from: number; readonly to: number};

/** Tables whose rows say which indicator a value belongs to. */
export interface ValuesRule {
  /** Heading of the column of values; null: every column with a period as its heading. */
  readonly column: string | null;
  readonly keys:
    | {readonly kind: "fixed"; readonly key: string}
    /** The column that names the indicator, and the texts in it; null: it says the key itself. */
    | {readonly kind: "column"; readonly column: string; readonly map: ReadonlyMap<string, string> | null}
    /** A breakdown (age × sex × …): every row is added to each count whose conditions it meets. */
    | {readonly kind: "breakdown"; readonly counts: ReadonlyMap<string, readonly RowCondition[]>};
}

/** Rows of a sheet as a spreadsheet numbers them, both included. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

/** What a row calls itself, and the areas it stands for: one, or several that only their sum is known of. */
export interface AreaAlias extends Position {
  readonly level: string;
  readonly name: string;
  readonly areaIds: readonly string[];
}

/** A level beside the main hierarchy (electoral wards): a table says which zone each area of another level lies in. */
export interface Zoning {
  readonly level: string;
  /** Level of the areas that make up the zones. */
  readonly of: string;
  readonly table: {readonly file: string; readonly from: "folder" | "download"};
  /** Columns of the table: the area's key, the zone's key. */
  readonly key: string;
  readonly value: string;
}

/** One table of an extract: a CSV file, or a sheet of a workbook, with its level and period rule. */
export interface ExtractTable {
  readonly file: string;
  readonly from: "folder" | "download";
  readonly format: "csv" | "workbook";
  /** null: CSV, or the first sheet. */
  readonly sheet: string | null;
  readonly level: string;
  readonly period: PeriodRule;
  /** null: all rows below the header. */
  readonly rows: RowRange | null;
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
  /** First header row, from 1, how many there are, and the first row of data. */
  readonly header: {readonly row: number; readonly rows: number; readonly data: number};
  /** Headings of the columns with the area's key and its name; one of them may be null. */
  readonly area: {readonly column: string | null; readonly name: string | null};
  /** Column heading → keys of the indicators it belongs to; columns of one count are summed. Empty where `values` says. */
  readonly columns: ReadonlyMap<string, readonly string[]>;
  /** null: the columns say which indicator a value belongs to. */
  readonly values: ValuesRule | null;
  /** Words that mark a row of totals; null: the usual ones. */
  readonly totals: readonly string[] | null;
  /** Signs that mean something else here than in official statistics. */
  readonly signs: ReadonlyMap<string, SignMeaning>;
  /** Areas the source leaves out, with the reason: sums do without them. */
  readonly notCovered: ReadonlyMap<string, string>;
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

/** Sums of amounts are withheld when what the two largest contributions leave is less than p % of the largest. */
export interface DominanceRule {
  /** Key of the sums. */
  readonly indicator: string;
  /** Keys of the largest and the second largest contribution, not public; `second` null: not looked at. */
  readonly largest: string;
  readonly second: string | null;
  readonly p: number;
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
  /** For sums of amounts. */
  readonly dominance: readonly DominanceRule[];
  /** Counts are rounded to multiples of this instead of withheld; null: they are not. */
  readonly rounding: number | null;
  /** Rates that are delivered without their count, and the counts that together are their denominator. */
  readonly deliveredRates: readonly {readonly indicator: string; readonly denominator: readonly string[]}[];
  /** Delivered changes: of which indicator, over how many years. */
  readonly changes: readonly {readonly indicator: string; readonly of: string; readonly years: number}[];
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
  /** How the boundaries of the browser's maps are simplified. */
  readonly simplify: TopojsonOptions;
  readonly points: readonly PointSource[];
  /** null: points need coordinates. */
  readonly addresses: AddressSource | null;
  readonly sources: ReadonlyMap<string, Source>;
  /** File of the indicator catalogue, relative to the folder. */
  readonly catalogue: string;
  /** Sheet of the catalogue's workbook; null: CSV, or the first sheet. */
  readonly catalogueSheet: string | null;
  readonly aliases: readonly AreaAlias[];
  /** Table with further aliases, relative to the folder; null for none. */
  readonly aliasFile: {readonly file: string; readonly sheet: string | null} | null;
  /** Further divisions of the same areas, by level. */
  readonly zonings: ReadonlyMap<string, Zoning>;
  /** "published": the values are published already and pass unchanged. */
  readonly disclosure: DisclosureRules | "published";
  /** File names in `methods/` without extension, in the order they are offered. */
  readonly methods: readonly string[];
  readonly extracts: readonly Extract[];
  /** What a value must have moved by since the last accepted tables to be reported, as a share. */
  readonly moved: number;
}
