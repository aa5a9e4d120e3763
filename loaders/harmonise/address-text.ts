/** A house number in parts: "12–14 a" is 12 with the rest "–14 a"; "8B" is 8 with the suffix "b". */
export interface HouseNumber {
  readonly number: string;
  /** Lower case; "" for none. */
  readonly suffix: string;
  /** What follows: the end of a range, a second number, a remark. */
  readonly rest: string;
}

/**
 * A street name by which spellings of the same name are equal: Str., str., Straße and -straße, ß and ss, umlauts and
 * their two letters, Pl., St., hyphens, blanks, capitals.
 */
export function streetKey(name: string): string {
  return name
    .normalize("NFC")
    .toLowerCase()
    .replace(/str(?=\.|\s|-|$)\.?/gu, "strasse")
    .replace(/(?<=\s|-|^|\p{L}{3})pl\./gu, "platz")
    .replace(/(?<=\s|-|^)(st\.|st(?=\s))/gu, "sankt")
    .replaceAll("ß", "ss")
    .replaceAll("ä", "ae")
    .replaceAll("ö", "oe")
    .replaceAll("ü", "ue")
    .normalize("NFD")
    .replace(/[^\p{L}\d]/gu, "");
}

/** null where the text does not begin with a number. */
export function parseHouseNumber(text: string): HouseNumber | null {
  const match = /^0*(\d+)\s*(\p{L}(?!\p{L}))?\s*(.*)$/u.exec(text.trim());
  if (match === null) return null;
  const [, number = "", suffix = "", rest = ""] = match;
  return {number, suffix: suffix.toLowerCase(), rest: rest.trim()};
}

const NUMBERS = /^(.*?\p{L}.*?)\s*(?<!\d)(\d+\s*\p{L}?(?:\s*[-–/+,]\s*\d*\s*\p{L}?)*)$/u;

/** "Straße des 17. Juni 135" in street and house number; null where no number stands at the end. */
export function splitAddress(text: string): {street: string; number: string} | null {
  const [, street, number] = NUMBERS.exec(text.replace(/\s+/gu, " ").trim()) ?? [];
  return street === undefined || number === undefined ? null : {street: street.trim(), number};
}
