import type {Source} from "../../src/model/build-info.js";
import type {Level} from "../../src/model/area.js";
import type {Encoding} from "../read/decode-text.js";
import type {DateFormat, PeriodPrecision, SignMeaning} from "./municipality.js";

/** `kommune.yaml` as written, after it passed `schemas/kommune.schema.json`. */
export interface ManifestYaml {
  readonly id: string;
  readonly name: string;
  readonly ags?: string | null;
  readonly fictional?: boolean;
  readonly levels: readonly Level[];
  readonly geometries: readonly GeometryYaml[];
  readonly context?: readonly ContextYaml[];
  readonly sources: Readonly<Record<string, Omit<Source, "url"> & {readonly url?: string | null}>>;
  readonly indicators: string;
  readonly disclosure: "published" | DisclosureYaml;
  readonly methods: readonly string[];
  readonly extracts: readonly ExtractYaml[];
}

type From = "folder" | "download";

export interface GeometryYaml {
  readonly level: string;
  readonly vintage: string;
  readonly valid_from?: string | null;
  readonly valid_to?: string | null;
  readonly file?: string;
  readonly from?: From;
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
  readonly rounding?: number;
}

export type PeriodYaml =
  | string
  | number
  | {
      readonly column?: string;
      readonly header_row?: 2;
      readonly format?: DateFormat;
      readonly as?: PeriodPrecision;
    };

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
  }[];
  readonly from?: From;
  readonly format?: "csv" | "xlsx";
  readonly encoding?: Encoding;
  readonly delimiter?: string;
  readonly decimal?: "," | ".";
  readonly sheet?: string;
  readonly sheets?: Readonly<Record<string, string>>;
  readonly header?: {readonly row?: number; readonly rows?: number};
  readonly level?: string;
  readonly area: {readonly column: string};
  readonly period?: PeriodYaml;
  readonly columns: Readonly<Record<string, string>>;
  readonly totals?: readonly string[];
  readonly signs?: Readonly<Record<string, SignMeaning>>;
  readonly not_computed?: {readonly when_all_zero: readonly string[]};
}
