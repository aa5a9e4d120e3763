/** A point of interest, for instance a day-care centre, as written to `poi.parquet`. */
export interface PointOfInterest {
  /** "<list of points>-<key in its file>", or the row's number where the file has no keys. Unique. */
  readonly id: string;
  /** Kind of place in the municipality's words, as shown. */
  readonly category: string;
  readonly name: string | null;
  /** Street and house number in one line. */
  readonly address: string | null;
  /** WGS84 longitude and latitude in degrees. */
  readonly lon: number;
  readonly lat: number;
  /** Level → `area_id` of the area it lies in, by the boundaries in force now; in the file one column `area_<level>` each. */
  readonly areas: Readonly<Record<string, string | null>>;
  /** http or https. */
  readonly link: string | null;
  readonly public: boolean;
  /** Further columns the manifest names, as a JSON object; null where it names none. */
  readonly details: string | null;
}
