import {expect, test} from "vitest";
import type {RowReason, Remark} from "../../../loaders/harmonise/import-report.js";
import type {PointReason, PointRemark} from "../../../loaders/harmonise/point-report.js";
import {FINDING_WORDS, findingWords} from "../../../src/text/inventory.js";

/** The compiler sees to it that every reason of the import report has its German words. */
const WORDS: Readonly<Record<RowReason | Remark | PointReason | PointRemark, string>> = FINDING_WORDS;

test("every reason is said in German, one nobody foresaw by its code", () => {
  for (const [reason, words] of Object.entries(WORDS)) expect(findingWords(reason)).toBe(words);
  expect(findingWords("not_foreseen")).toBe("not foreseen");
});
