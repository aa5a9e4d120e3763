import {
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  parse,
  wcagContrast,
  type Color
} from "culori";
import {describe, expect, test} from "vitest";
import {BIVARIATE, bivariateColour, bivariateStyle} from "../../components/bivariate.js";
import {GROUND, inkOn, type Theme} from "../../components/palette.js";

const THEMES: readonly Theme[] = ["light", "dark"];
const SIGHTS: Readonly<Record<string, (colour: Color) => Color>> = {
  "normal sight": (colour) => colour,
  deuteranopia: filterDeficiencyDeuter(1),
  protanopia: filterDeficiencyProt(1),
  tritanopia: filterDeficiencyTrit(1)
};
const distance = differenceCiede2000();

describe.each(THEMES)("the nine colours of two indicators on the %s ground", (theme) => {
  const colours = BIVARIATE[theme].flat();

  test.each(Object.entries(SIGHTS))("differ by at least 12 CIEDE2000 for %s", (_, filter) => {
    const seen = colours.map((hex) => filter(parse(hex)!));
    const distances = seen.flatMap((a, i) => seen.slice(i + 1).map((b) => distance(a, b)));
    expect(Math.min(...distances)).toBeGreaterThanOrEqual(12);
  });

  test("stand out from the ground, more so with more of either indicator", () => {
    const steps = BIVARIATE[theme].map((row) =>
      row.map((hex) => Math.abs(parse(hex)!.mode === "rgb" ? luminance(hex) - luminance(GROUND[theme]) : 0))
    );
    for (const i of [0, 1, 2]) {
      const [row, column] = [steps[i]!, steps.map((line) => line[i]!)];
      expect([...row].sort((a, b) => a - b)).toEqual(row);
      expect([...column].sort((a, b) => a - b)).toEqual(column);
    }
    expect(distance(parse(colours[0]!)!, parse(GROUND[theme])!)).toBeGreaterThanOrEqual(8);
  });

  test("carry text with a contrast of at least 4.5", () => {
    for (const colour of colours) expect(wcagContrast(colour, inkOn(colour))).toBeGreaterThanOrEqual(4.5);
  });
});

function luminance(hex: string): number {
  return wcagContrast(hex, "#000000");
}

test("cells and legend have the same colours", () => {
  expect(bivariateColour(2, 0)).toBe("light-dark(#427ecb, #5090d9)");
  expect(bivariateStyle()).toContain("--class-3-1:light-dark(#427ecb, #5090d9);--on-class-3-1:");
});
