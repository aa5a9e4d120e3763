import type {FileRef} from "../harmonise/geometry-entry.js";
import type {Encoding} from "../read/decode-text.js";

/** A file with one place per row, and how to read it. */
export interface PlaceFile extends FileRef {
  /** null: the first one, or no workbook. */
  readonly sheet: string | null;
  /** null: detected. */
  readonly encoding: Encoding | null;
  readonly delimiter: string | null;
  /** Row of the headings, from 1. */
  readonly headerRow: number;
}

/** Columns with a place's coordinates; of GeoJSON, which has them in its geometry, `x` and `y` are null. */
export interface CoordinateColumns {
  readonly x: string | null;
  readonly y: string | null;
  /** "EPSG:25832"; null: what the file says of itself, else WGS84. */
  readonly crs: string | null;
  /** null: detected. */
  readonly decimal: "," | "." | null;
}

export interface AddressColumns {
  /** With the house number in it where `number` is null. */
  readonly street: string;
  readonly number: string | null;
  readonly suffix: string | null;
  readonly postcode: string | null;
}

/** The same category for all rows, or a column; with a map its values have other names here, and null leaves the row out. */
export type CategoryRule =
  | {readonly kind: "fixed"; readonly category: string}
  | {
      readonly kind: "column";
      readonly column: string;
      readonly map: ReadonlyMap<string, string | null> | null;
    };

/** One entry of `points` in `kommune.yaml`. */
export interface PointSource extends PlaceFile {
  readonly id: string;
  readonly title: string;
  /** Key in the municipality's sources. */
  readonly source: string;
  /** null: rows have addresses only. */
  readonly coordinates: CoordinateColumns | null;
  readonly address: AddressColumns | null;
  /** A column with the key of the area a point lies in, as its office sees it; null: none. */
  readonly area: {readonly level: string; readonly column: string; readonly withinM: number} | null;
  readonly category: CategoryRule;
  /** Columns; null: none. */
  readonly key: string | null;
  readonly name: string | null;
  readonly link: string | null;
  /** Further columns that are kept as they are. */
  readonly keep: readonly string[];
  readonly isPublic: boolean | {readonly column: string};
}

/** The municipality's own list of house coordinates. */
export interface AddressSource extends PlaceFile {
  readonly columns: AddressColumns & {readonly number: string};
  readonly coordinates: CoordinateColumns;
}
