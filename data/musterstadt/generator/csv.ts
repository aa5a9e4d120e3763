import iconv from "iconv-lite";

export interface CsvForm {
  /** Name of the encoding in iconv-lite; "utf-16le" and "utf-8-bom" begin with a byte order mark. */
  readonly encoding: "utf-8" | "utf-8-bom" | "utf-16le" | "win1252" | "iso-8859-1";
  readonly delimiter: ";" | "," | "\t";
  readonly end: "\n" | "\r\n";
}

/** A CSV file. Cells with the delimiter or a quotation mark in them are quoted. */
export function writeCsv(
  rows: readonly (readonly (string | number)[])[],
  {encoding, delimiter, end}: CsvForm
): Uint8Array {
  const quoted = (cell: string | number): string => {
    const text = String(cell);
    return text.includes(delimiter) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const text = rows.map((cells) => cells.map(quoted).join(delimiter) + end).join("");
  const addBOM = encoding === "utf-8-bom" || encoding === "utf-16le";
  return iconv.encode(text, encoding === "utf-8-bom" ? "utf-8" : encoding, {addBOM});
}

/** A whole number with `mark` between groups of three digits. */
export function grouped(count: number, mark: string): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, mark);
}

/** A number with a decimal comma. */
export function withComma(value: number, decimals: number): string {
  const scale = [1, 10, 100][decimals]!;
  return (Math.round(value * scale) / scale).toFixed(decimals).replace(".", ",");
}
