/** Something about a geometry file that a person should know, one line of `quartierslabor check`. */
export interface GeometryReport {
  /** File as the manifest names it. */
  readonly file: string;
  /** Number of the feature in the file, from 1; null: the file or layer as a whole. */
  readonly row: number | null;
  /** "<level>-<vintage>". */
  readonly layer: string;
  readonly area_id: string | null;
  readonly problem: string;
  /** Whether the row is in the areas nevertheless; of a remark on a whole file: true. */
  readonly used: boolean;
}
