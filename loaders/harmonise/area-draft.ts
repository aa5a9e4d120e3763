import type {Polygons} from "../read/feature-set.js";
import type {Attributes} from "../read/attribute-table.js";

/** An area on the way from a geometry file to the table `areas`. */
export interface AreaDraft {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
  /** Row of the file, of a dissolved area that of its first part. */
  readonly row: number;
  readonly attributes: Attributes;
  /** WGS84, outer rings clockwise. */
  readonly polygons: Polygons;
  readonly areaM2: number;
}
