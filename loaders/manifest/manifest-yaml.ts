import type {Source} from "../../src/model/build-info.js";
import type {Level} from "../../src/model/area.js";
import type {Encoding} from "../read/decode-text.js";
import type {AddressesYaml, PointsYaml} from "./points-yaml.js";
import type {DateFormat, PeriodPrecision, SignMeaning} from "./municipality.js";

/** `kommune.yaml` as written, after it passed `schemas/kommune.schema.json`. */
export interface ManifestYaml {
  readonly id: string;
  readonly name: string;
  readonly ags?: string | null;
  readonly fictional?: boolean;
  readonly levels: readonly LevelYaml[];
  readonly aliases?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
  readonly alias_file?: FileYaml;
  readonly geometries: readonly GeometryYaml[];
  readonly context?: readonly ContextYaml[];
  readonly points?: readonly PointsYaml[];
  readonly addresses?: AddressesYaml;
  readonly simplify?: {readonly metres?: number; readonly kilobytes?: number};
  readonly sources: Readonly<Record<string, Omit<Source, "url"> & {readonly url?: string | null}>>;
  readonly indicators: FileYaml;
  readonly disclosure: "published" | DisclosureYaml;
  readonly methods: readonly string[];
  readonly extracts: readonly ExtractYaml[];
  readonly check?: {readonly moved?: string};
}

/** A CSV file, or a sheet of a workbook (the first one where none is named). */
export type FileYaml = string | {readonly file: string; readonly sheet?: string};

type From = "folder" | "download";

export interface LevelYaml extends Omit<Level, "of"> {
  readonly zoning?: {
    readonly of: string;
    readonly table: string;
    readonly from?: From;
    readonly key: string;
    readonly value: string;
  };
}

export interface GeometryYaml {
  readonly level: string;
  readonly vintage: string;
  readonly valid_from?: string | null;
  readonly valid_to?: string | null;
  readonly file?: string;
  readonly from?: From;
  readonly layer?: string | null;
  readonly dissolve?: string | {readonly level: string; readonly vintage: string};
  readonly crs?: string | null;
  readonly encoding?: string | null;
  readonly id?: AttributeYaml;
  readonly name: AttributeYaml;
  readonly parent?: AttributeYaml;
  readonly duplicates?: "error" | "merge";
  readonly repair?: readonly {
    readonly id: string;
    readonly within?: [number, number, number, number] | null;
    readonly set: string;
    readonly name?: string | null;
    readonly reason: string;
  }[];
}

export type AttributeYaml =
  | string
  | {
      readonly column?: string;
      readonly pattern?: string;
      readonly prefix?: number;
      readonly fixed?: string;
      readonly table?: string;
      readonly from?: From;
      readonly key?: string;
      readonly value?: string;
    };

export interface ContextYaml {
  readonly object: string;
  readonly file: string;
  readonly from?: From;
  readonly layer?: string | null;
  readonly name?: string | null;
  readonly crs?: string | null;
  readonly encoding?: string | null;
}

export interface DisclosureYaml {
  readonly threshold?: number;
  readonly zero_is_safe?: boolean;
  readonly complement?: boolean;
  readonly minimum_population?: readonly {
    readonly indicator: string;
    readonly at_least: number;
    readonly sources?: readonly string[];
    readonly indicators?: readonly string[];
    readonly from?: string | number;
  }[];
  readonly breakdowns?: Readonly<Record<string, readonly string[]>>;
  readonly subsets?: Readonly<Record<string, readonly string[]>>;
  readonly dominance?: readonly {
    readonly indicator: string;
    readonly largest: string;
    readonly second?: string;
    readonly p?: number;
    readonly k?: number;
  }[];
  readonly rounding?: number;
  readonly delivered_rates?: Readonly<Record<string, readonly string[]>>;
  readonly changes?: Readonly<Record<string, {readonly of: string; readonly years: number}>>;
}

export type PeriodYaml =
  | string
  | number
  | {
      readonly column?: string;
      readonly header_row?: 1 | 2;
      readonly format?: DateFormat;
      readonly as?: PeriodPrecision;
    };

/** A text, several, or numbers from–to; what the cells of a column must be. */
export type ConditionYaml =
  string | number | readonly (string | number)[] | {readonly from: number; readonly to: number};

interface RowsYaml {
  readonly from: number;
  readonly to: number;
}

export interface ExtractYaml {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly file?: string;
  readonly files?: readonly {
    readonly file: string;
    readonly period?: string | number;
    readonly level?: string;
    readonly sheet?: string;
    readonly rows?: RowsYaml;
  }[];
  readonly from?: From;
  readonly format?: "csv" | "xlsx" | "xls" | "ods";
  readonly encoding?: Encoding;
  readonly delimiter?: string;
  readonly decimal?: "," | ".";
  readonly short_rows?: "blank";
  readonly sheet?: string;
  readonly sheets?: Readonly<Record<string, string>>;
  readonly header?: {readonly row?: number; readonly rows?: number; readonly data?: number};
  readonly rows?: RowsYaml;
  readonly level?: string;
  readonly area: {readonly column?: string; readonly name?: string};
  readonly period?: PeriodYaml;
  readonly columns?: Readonly<Record<string, string | readonly string[]>>;
  readonly layout?: "columns" | "long" | "years" | "breakdown";
  readonly indicator?: string | {readonly column: string; readonly keys?: Readonly<Record<string, string>>};
  readonly value?: {readonly column: string};
  readonly counts?: Readonly<Record<string, Readonly<Record<string, ConditionYaml>>>>;
  readonly totals?: readonly string[];
  readonly signs?: Readonly<Record<string, SignMeaning>>;
  readonly not_covered?: Readonly<Record<string, string>>;
  readonly not_computed?: {readonly when_all_zero: readonly string[]};
}
