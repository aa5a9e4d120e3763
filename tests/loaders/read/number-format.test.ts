import {describe, expect, it} from "vitest";
import {dateOfSerial, numberKind} from "../../../loaders/read/number-format.js";

describe("numberKind", () => {
  it.each([
    ["dd.mm.yyyy", "date"],
    ["[$-407]mmm\\ yy;@", "date"],
    ["mmmm", "date"],
    ["hh:mm:ss", "plain"],
    ["General", "plain"],
    ["#,##0.00\\ [$€-407];[Red]-#,##0.00", "plain"],
    ['0" Tage"', "plain"],
    ["0.0%", "percent"]
  ])("takes %s for %s", (code, kind) => {
    expect(numberKind(code)).toBe(kind);
  });

  it("knows the formats that have a number only", () => {
    expect([0, 9, 14, 20, 22].map((id) => numberKind(undefined, id))).toEqual([
      "plain",
      "percent",
      "date",
      "plain",
      "date"
    ]);
  });
});

describe("dateOfSerial", () => {
  it.each([
    [44196, false, "2020-12-31"],
    [1, false, "1900-01-01"],
    [61, false, "1900-03-01"],
    [42734, true, "2020-12-31"]
  ])("reads %d (from 1904: %s) as %s", (serial, is1904, day) => {
    expect(dateOfSerial(serial, is1904)?.toISOString().slice(0, 10)).toBe(day);
  });

  it("has no day for numbers outside of the calendar", () => {
    expect(
      [-1, 0.5, 3e6, NaN].map((serial) => dateOfSerial(serial, false)?.getUTCFullYear() ?? null)
    ).toEqual([null, null, null, null]);
  });
});
