import type {Layer, Level} from "./area.js";

export type Scope = "public" | "internal";

export interface Source {
  readonly title: string;
  readonly office: string;
  readonly licence: string;
  readonly attribution: string;
  readonly url: string | null;
}

/** A table or geometry file of the site, at `data/<path>` below the site's root. */
export interface DataFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * `build.json`: what the site shows and from what. Free of times: the same input gives the same bytes.
 * `data_version` is the first 12 hex digits of a SHA-256 over the paths and hashes of `files`.
 */
export interface BuildInfo {
  readonly municipality: {
    readonly id: string;
    readonly name: string;
    /** Amtlicher Gemeindeschlüssel, 8 digits; null for a fictional municipality. */
    readonly ags: string | null;
    readonly fictional: boolean;
  };
  readonly data_version: string;
  readonly scope: Scope;
  readonly software: {readonly name: string; readonly version: string};
  readonly levels: readonly Level[];
  readonly layers: readonly Layer[];
  /** Method ids in the order they are offered; the first one is the default. */
  readonly methods: readonly string[];
  readonly sources: readonly Source[];
  readonly files: readonly DataFile[];
}
