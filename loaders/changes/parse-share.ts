/** What a value must move by to be reported where nobody says otherwise. */
export const MOVED_SHARE = 0.25;

/** A share as a person writes it: "20%", "12,5 %" → 0.2, 0.125; null for anything else. */
export function parseShare(text: string): number | null {
  const number = /^(\d+(?:[.,]\d+)?)\s*%$/.exec(text.trim())?.[1];
  return number === undefined ? null : Number(number.replace(",", ".")) / 100;
}
