import {unzipSync, zipSync} from "fflate";
import writeExcelFile, {type Row} from "write-excel-file/node";

export interface Sheet {
  readonly sheet: string;
  readonly data: Row[];
  readonly columns: {width: number}[];
}

/** The same archive with its entries in the order of their names and dated 1 January 1980, so that bytes do not change. */
function stampless(archive: Uint8Array): Uint8Array {
  const entries = Object.entries(unzipSync(archive)).sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(entries), {level: 6, mtime: new Date(1980, 0, 1)});
}

/** An Excel workbook; the same bytes for the same sheets. */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  return stampless(await writeExcelFile([...sheets], {fontFamily: "Arial", fontSize: 10}).toBuffer());
}

/** A sheet as offices make them: a title, a blank row, one header row, rows, and footnotes after another blank row. */
export function plainSheet(
  sheet: string,
  title: string,
  header: readonly (string | number)[],
  rows: readonly (readonly (string | number)[])[],
  footnotes: readonly string[]
): Sheet {
  const bold = {fontWeight: "bold"} as const;
  return {
    sheet,
    columns: header.map((_, i) => ({width: i === 0 ? 9 : i === 1 ? 24 : 11})),
    data: [
      [{value: title, ...bold}],
      [],
      header.map((value) => ({value, ...bold})),
      ...rows.map((cells): Row => cells.map((value) => ({value}))),
      ...(footnotes.length > 0 ? [[]] : []),
      ...footnotes.map((value) => [{value}])
    ]
  };
}
