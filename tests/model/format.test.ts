import {describe, expect, it} from "vitest";
import {
  formatList,
  formatNumber,
  formatPeriod,
  formatShare,
  formatSigned,
  formatValue
} from "../../src/model/format.js";

describe("German formats", () => {
  it("groups thousands with dots and sets decimals off with a comma", () => {
    expect(formatNumber(1234.56, 1)).toBe("1.234,6");
    expect(formatNumber(1234567)).toBe("1.234.567");
  });
  it("writes a true minus and never a negative zero", () => {
    expect(formatNumber(-1.5, 1)).toBe("−1,5");
    expect(formatNumber(-0.04, 1)).toBe("0,0");
    expect(formatSigned(-0.04, 1)).toBe("0,0");
    expect(formatSigned(0.04, 1)).toBe("0,0");
    expect(formatSigned(1.4, 1)).toBe("+1,4");
  });
  it("keeps number and unit together", () => {
    expect(formatValue(27.31, "%", 1)).toBe("27,3\u202f%");
    expect(formatValue(1234, "Personen", 0)).toBe("1.234\u00a0Personen");
    expect(formatShare(0.273, 1)).toBe("27,3\u202f%");
  });
  it("says k. A. where there is no value", () => {
    expect([formatNumber(null), formatSigned(null), formatValue(null, "%", 1), formatShare(null)]).toEqual(
      Array(4).fill("k. A.")
    );
  });
  it("writes periods and lists in German", () => {
    expect(["2019", "2018-06", "2018-12-31"].map(formatPeriod)).toEqual(["2019", "Juni 2018", "31.12.2018"]);
    expect(formatList(["Mitte", "Nord", "Süd"])).toBe("Mitte, Nord und Süd");
  });
});
