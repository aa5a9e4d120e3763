export interface NumberFormat {
  readonly decimal: "," | ".";
}

const PATTERNS = {",": numberPattern(","), ".": numberPattern(".")} as const;

/** A sign, digits with or without one kind of mark between groups of three, decimals. */
function numberPattern(decimal: NumberFormat["decimal"]): RegExp {
  const group = "[ .,'’ʼ]".replace(decimal, "");
  const whole = `\\d+|\\d{1,3}(${group})\\d{3}(?:\\3\\d{3})*`;
  return new RegExp(`^([+\\-−–‑]?)(${whole})(?:[${decimal}](\\d+))?$`, "u");
}

/**
 * A number as written by an office: "1.234,5", "1 234", "1'234", "-3,20", "(12)" (an unreliable value is a value). Groups
 * of thousands must be complete; all kinds of dashes are a minus. NaN where the text is no such number.
 */
export function parseNumber(text: string, {decimal}: NumberFormat): number {
  const bare = text.startsWith("(") ? text.replace(/^\( ?(.*?) ?\)$/, "$1") : text;
  const match = PATTERNS[decimal].exec(bare);
  if (match === null) return NaN;
  const [, sign = "", whole = "", , fraction = ""] = match;
  const isNegative = sign !== "" && sign !== "+";
  return Number(`${isNegative ? "-" : ""}${whole.replace(/\D/g, "")}.${fraction || "0"}`);
}

/**
 * The decimal mark a column of texts uses, from those texts that allow one reading only: "43,7" is a decimal comma,
 * "1.234.567" has dots for thousands. null where every text can be read both ways and the readings differ ("1.234"
 * alone); "," where no text has a mark at all.
 */
export function detectDecimal(texts: Iterable<string>): NumberFormat["decimal"] | null {
  let undecided = false;
  for (const text of texts) {
    if (!/[.,]/.test(text)) continue;
    const comma = parseNumber(text, {decimal: ","});
    const point = parseNumber(text, {decimal: "."});
    if (Number.isNaN(comma) && !Number.isNaN(point)) return ".";
    if (Number.isNaN(point) && !Number.isNaN(comma)) return ",";
    if (!Number.isNaN(comma) && comma !== point) undecided = true;
  }
  return undecided ? null : ",";
}
