/** A count in a sum, added or subtracted. */
export interface Term {
  readonly key: string;
  readonly sign: 1 | -1;
}

/**
 * A sum of counts as terms: "einwohner - (u3 + a3_6)" → einwohner, −u3, −a3_6. Knows +, − and parentheses.
 *
 * @throws Error that says what is wrong with it
 */
export function parseFormula(formula: string): Term[] {
  const tokens = formula.match(/[a-z][a-z0-9_]*|[-+()−]|\S/gu) ?? [];
  const terms: Term[] = [];
  const signs: (1 | -1)[] = [1];
  let sign: 1 | -1 = 1;
  let expectsKey = true;
  for (const token of tokens) {
    const outer = signs.at(-1) ?? 1;
    if (/^[a-z]/.test(token) && expectsKey) {
      terms.push({key: token, sign: outer === sign ? 1 : -1});
      expectsKey = false;
    } else if (/^[-+−]$/.test(token) && !expectsKey) {
      sign = token === "+" ? 1 : -1;
      expectsKey = true;
    } else if (token === "(" && expectsKey) {
      signs.push(outer === sign ? 1 : -1);
      sign = 1;
    } else if (token === ")" && !expectsKey && signs.length > 1) {
      signs.pop();
    } else {
      throw new Error(`"${token}" does not belong there`);
    }
  }
  if (expectsKey && tokens.length > 0) throw new Error("it ends too early");
  if (signs.length > 1) throw new Error('")" is missing');
  return terms;
}

/** A rate as one formula. */
export interface Quotient {
  readonly factor: number;
  /** The sums as written, without parentheses around them. */
  readonly numerator: string;
  readonly denominator: string;
}

const NUMBER = "\\d+(?:[.,]\\d+)?";
const SUM = "[a-z][a-z0-9_]*|\\([^/*]*\\)";
const QUOTIENT = new RegExp(
  `^(?:(?<before>${NUMBER})\\s*[*×·]\\s*)?(?<over>${SUM})\\s*/\\s*(?<under>${SUM})(?:\\s*[*×·]\\s*(?<after>${NUMBER}))?$`,
  "u"
);

/**
 * "100 * sgb2_u15 / (u3 + a3_6)" with its parts; null where a formula divides nothing. Sums stand in parentheses.
 *
 * @throws Error that says what is wrong with it
 */
export function parseQuotient(formula: string): Quotient | null {
  if (!/[/*×·]/.test(formula)) return null;
  const {before, over, under, after} = QUOTIENT.exec(formula.trim())?.groups ?? {};
  if (over === undefined || under === undefined) {
    throw new Error("a quotient is written 100 * a / b, with sums in parentheses");
  }
  const factors = [before, after].map((text) => (text === undefined ? 1 : Number(text.replace(",", "."))));
  const bare = (sum: string) => sum.replace(/^\((.*)\)$/, "$1").trim();
  return {factor: factors[0]! * factors[1]!, numerator: bare(over), denominator: bare(under)};
}
