/**
 * A text as a cell that a spreadsheet program opens as text: one that begins like a formula (= + - @, their full-width forms,
 * tab, line end) gets an apostrophe before it. Follows OWASP, "CSV Injection". Numbers are not texts and need no guard.
 */
export function guardFormula(text: string): string {
  return /^[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]/.test(text) ? `'${text}` : text;
}
