import {describe, expect, it} from "vitest";
import {parseCatalogue} from "../../../loaders/catalogue/parse-catalogue.js";
import {InputError} from "../../../loaders/problem.js";
import {readCsv} from "../../../loaders/read/csv.js";

const HEADER =
  "key;theme;title;type;unit;kind;polarity;numerator;denominator;factor;decimals;source;note;public";
const office = {title: "Register", office: "Amt", licence: "CC0", attribution: "Amt", url: null};

function parse(...lines: string[]) {
  return parseCatalogue(readCsv(Buffer.from(lines.join("\n")), "indicators.csv"), new Map([["amt", office]]));
}

function mistakes(...lines: string[]): string[] {
  try {
    parse(...lines);
  } catch (error) {
    if (error instanceof InputError) return error.message.split("\n");
    throw error;
  }
  return [];
}

const counts = [
  "u3;Bevölkerung;Unter 3;count;Personen;metric;neutral;;;;0;amt;;ja",
  "alle;Bevölkerung;Alle;count;Personen;metric;neutral;;;;;amt;;nein"
];

describe("parseCatalogue", () => {
  it("reads counts, rates and means", () => {
    const catalogue = parse(
      HEADER,
      ...counts,
      "q;Soziale Lage;Quote;rate;%;metric;higher_is_worse;u3 + alle;alle;100;1;amt;Hinweis;ja",
      "alter;Bevölkerung;Alter;mean;Jahre;metric;neutral;;alle;;1;amt;;ja",
      ""
    );
    expect([...catalogue.keys()]).toEqual(["u3", "alle", "q", "alter"]);
    expect(catalogue.get("alle")?.indicator).toMatchObject({
      public: false,
      factor: 1,
      decimals: 0,
      source: "Register"
    });
    expect(catalogue.get("q")).toEqual({
      type: "rate",
      numerator: ["u3", "alle"],
      denominator: ["alle"],
      signs: {numerator: [1, 1], denominator: [1]},
      gap: "withhold",
      indicator: {
        key: "q",
        theme: "Soziale Lage",
        title: "Quote",
        unit: "%",
        decimals: 1,
        kind: "metric",
        polarity: "higher_is_worse",
        numerator: "u3 + alle",
        denominator: "alle",
        factor: 100,
        source: "Register",
        note: "Hinweis",
        public: true
      }
    });
  });

  it("shows every mistake at once with line and column", () => {
    const found = mistakes(
      HEADER,
      ...counts,
      "U 3;x;;count;Personen;metrish;neutral;;;hundert;12;ampt;;vielleicht",
      "q;x;Quote;rate;%;metric;neutral;u4;;100;1;amt;;ja",
      "n;x;Zahl;count;;metric;neutral;u3;;;;amt;;ja",
      "u3;x;Zahl;value;;metric;neutral;;;;;amt;;ja"
    );
    expect(found).toEqual([
      'catalogue: bad key; expected small letters, digits and _, a letter first, got "U 3" (indicators.csv, line 4, column 1)',
      'catalogue: no title; expected a German title, got "" (indicators.csv, line 4, column 3)',
      'catalogue: unknown kind; expected metric, categorical, got "metrish" (indicators.csv, line 4, column 6)',
      'catalogue: bad factor; expected a positive number, for instance 100, got "hundert" (indicators.csv, line 4, column 10)',
      'catalogue: bad number of decimals; expected a whole number from 0 to 6, got "12" (indicators.csv, line 4, column 11)',
      'catalogue: unknown source; expected amt, got "ampt" (indicators.csv, line 4, column 12)',
      'catalogue: unclear whether public; expected ja or nein, got "vielleicht" (indicators.csv, line 4, column 14)',
      'catalogue: unknown count in numerator; expected a count of the catalogue (alle, U 3, n), got "u4" (indicators.csv, line 5, column 8)',
      'catalogue: a rate needs its denominator; expected keys of counts, joined by + or -, got "" (indicators.csv, line 5, column 9)',
      'catalogue: a count has no numerator; expected nothing, got "u3" (indicators.csv, line 6, column 8)',
      'catalogue: unknown count in numerator; expected U 3, got "u3" (indicators.csv, line 6, column 8)',
      'catalogue: indicator twice; expected each key once, got "u3" (indicators.csv, line 7, column 1)'
    ]);
  });

  it("shows unknown and missing columns", () => {
    expect(mistakes("key;theme;tittle;type;unit;kind;polarity;source;public;Extra")).toEqual([
      'catalogue: column missing; expected "title" (indicators.csv, line 1)',
      'catalogue: unknown column; expected title, got "tittle" (indicators.csv, line 1, column 3)',
      expect.stringMatching(
        /^catalogue: unknown column; expected key, .*got "Extra" \(indicators\.csv, line 1, column 10\)$/
      )
    ]);
  });
});
