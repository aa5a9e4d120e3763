import {describe, expect, it} from "vitest";
import {hasPlaceholder, periodOfName} from "../../../loaders/manifest/name-pattern.js";

describe("periodOfName", () => {
  it.each([
    ["einwohner_{JJJJ}.csv", "einwohner_2019.csv", null, "2019"],
    ["{JJJJ}-{MM}-{TT}.csv", "2019-12-31.csv", null, "2019-12-31"],
    ["{TT}.{MM}.{JJJJ}.xlsx", "31.12.2019.xlsx", "JJJJ", "2019"],
    ["r-{JJJJ}-{HJ}-t1.csv", "r-2018-02-t1.csv", null, "2018-12"],
    ["r-{JJJJ}-{HJ}-t1.csv", "r-2018-1-t1.csv", null, "2018-06"],
    ["{Q}. Quartal {JJJJ}", "3. Quartal 2020", null, "2020-09"],
    ["Übersicht {JJJJ}", "U\u0308bersicht 2020", null, "2020"]
  ] as const)("reads %s in %s", (pattern, name, as, period) => {
    expect(hasPlaceholder(pattern)).toBe(true);
    expect(periodOfName(pattern, name, as)).toBe(period);
  });

  it.each([
    ["einwohner_{JJJJ}.csv", "einwohner_19.csv", null],
    ["einwohner_{JJJJ}.csv", "einwohner_2019.csv.bak", null],
    ["einwohner_{JJJJ}.csv", "einwohner_2019xcsv", null],
    ["{JJJJ}", "2019", "JJJJ-MM"],
    ["{MM}", "12", null],
    ["r-{JJJJ}-{HJ}", "r-2018-03", null]
  ] as const)("does not read %s in %s", (pattern, name, as) => {
    expect(periodOfName(pattern, name, as)).toBeNull();
  });
});
