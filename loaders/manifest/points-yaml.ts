import type {Encoding} from "../read/decode-text.js";

/** How a file with one place per row is read, as written in `kommune.yaml`. */
interface PlaceFileYaml {
  readonly file: string;
  readonly from?: "folder" | "download";
  readonly sheet?: string;
  readonly encoding?: Encoding;
  readonly delimiter?: string;
  readonly header_row?: number;
}

export interface PointsYaml extends PlaceFileYaml {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly coordinates?: {
    readonly x?: string;
    readonly y?: string;
    readonly crs?: string;
    readonly decimal?: "," | ".";
  };
  readonly address?: {
    readonly street: string;
    readonly number?: string;
    readonly suffix?: string;
    readonly postcode?: string;
  };
  readonly area?: {readonly level: string; readonly column: string; readonly within?: number};
  readonly category:
    string | {readonly column: string; readonly map?: Readonly<Record<string, string | null>>};
  readonly key?: string;
  readonly name?: string;
  readonly link?: string;
  readonly keep?: readonly string[];
  readonly public: boolean | {readonly column: string};
}

export interface AddressesYaml extends PlaceFileYaml {
  readonly crs?: string;
  readonly decimal?: "," | ".";
  readonly columns: {
    readonly street: string;
    readonly number: string;
    readonly suffix?: string;
    readonly postcode?: string;
    readonly x?: string;
    readonly y?: string;
  };
}
