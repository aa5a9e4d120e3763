import type {Cell, DownloadColumn} from "./table-download.js";

type About = Pick<DownloadColumn, "definition" | "source">;

/** Makes the columns of a table to take along from its rows. */
export interface ColumnMaker<Row> {
  /** An empty text becomes an empty cell. */
  text(name: string, title: string, of: (row: Row) => string | null, about?: About): DownloadColumn;
  number(name: string, title: string, of: (row: Row) => number | null, about?: About): DownloadColumn;
}

export function columnsOf<Row>(rows: readonly Row[]): ColumnMaker<Row> {
  const column =
    (type: DownloadColumn["type"]) =>
    (name: string, title: string, of: (row: Row) => Cell, about: About = {}): DownloadColumn => ({
      ...{name, title, type, ...about},
      values: rows.map((row) => (of(row) === "" ? null : of(row)))
    });
  return {text: column("STRING"), number: column("DOUBLE")};
}
