/** An earlier data version that the site still has at `data/versions/<data_version>/`; listed in `data/versions.json`. */
export interface KeptVersion {
  readonly data_version: string;
  /** Of all its files. */
  readonly bytes: number;
}
