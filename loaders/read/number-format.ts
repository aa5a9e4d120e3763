const MS_PER_DAY = 86_400_000;
const DAYS_TO_1970 = 25_569;
const DAYS_TO_1904 = 1_462;
const LAST_DAY = 2_958_465;

/** Formats that files name by number only: dates in all languages, and shares as per cent. */
const BUILT_IN: ReadonlyMap<number, "date" | "percent"> = new Map([
  ...[14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map(
    (id) => [id, "date"] as const
  ),
  [9, "percent"],
  [10, "percent"]
]);

export type NumberKind = "date" | "percent" | "plain";

/** What a number format makes of a number; by its code, else by its number in the file. Times of day stay numbers. */
export function numberKind(code: string | undefined, id?: number): NumberKind {
  if (code === undefined) return (id === undefined ? undefined : BUILT_IN.get(id)) ?? "plain";
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, "");
  if (/general|standard/i.test(bare)) return "plain";
  if (/[dy]/i.test(bare) || (/m/i.test(bare) && !/[hs]/i.test(bare))) return "date";
  return bare.includes("%") ? "percent" : "plain";
}

/** The day a serial number of a spreadsheet stands for, as UTC; null where it is none. Keeps Excel's 29 February 1900. */
export function dateOfSerial(serial: number, is1904: boolean): Date | null {
  const days = is1904 ? serial + DAYS_TO_1904 : serial < 60 ? serial + 1 : serial;
  if (!(days >= 2 && days < LAST_DAY + 1)) return null;
  return new Date(Math.round((days - DAYS_TO_1970) * MS_PER_DAY));
}

/** A day, with or without time, as office files write it ("2020-12-31T00:00:00"), as UTC; null where it is none. */
export function dateOfText(text: string): Date | null {
  const date = new Date(text.includes("T") ? `${text.replace(/Z$/, "")}Z` : `${text}T00:00:00Z`);
  return /^\d{4}-/.test(text) && !Number.isNaN(date.getTime()) ? date : null;
}
