import {readFileSync} from "node:fs";
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
import {
  GROUND,
  STATUS_DYNAMICS,
  classColours,
  classDeclarations,
  classStyle,
  inkOn,
  type Theme
} from "../../components/palette.js";

const THEMES: readonly Theme[] = ["light", "dark"];
const SIGHTS: Readonly<Record<string, (colour: Color) => Color>> = {
  "normal sight": (colour) => colour,
  deuteranopia: filterDeficiencyDeuter(1),
  protanopia: filterDeficiencyProt(1),
  tritanopia: filterDeficiencyTrit(1)
};
const distance = differenceCiede2000();

function smallestDistance(colours: readonly Color[]): number {
  return Math.min(...colours.flatMap((a, i) => colours.slice(i + 1).map((b) => distance(a, b))));
}

describe.each(THEMES)("the twelve colours on the %s ground", (theme) => {
  const colours = STATUS_DYNAMICS[theme].flat();

  test.each(Object.entries(SIGHTS))("differ by at least 12 CIEDE2000 for %s", (_, filter) => {
    expect(smallestDistance(colours.map((hex) => filter(parse(hex)!)))).toBeGreaterThanOrEqual(12);
  });

  test("stand out from the ground, more so with more need", () => {
    for (const column of [0, 1, 2]) {
      const steps = STATUS_DYNAMICS[theme].map((row) =>
        distance(parse(row[column]!)!, parse(GROUND[theme])!)
      );
      expect(steps[0]).toBeGreaterThanOrEqual(9);
      expect([...steps].sort((a, b) => a - b)).toEqual(steps);
    }
  });

  test("carry text with a contrast of at least 4.5", () => {
    for (const colour of colours) expect(wcagContrast(colour, inkOn(colour))).toBeGreaterThanOrEqual(4.5);
  });
});

describe("classColours", () => {
  test.each(THEMES)("gives the checked set for 4 × 3 (%s)", (theme) => {
    expect(classColours(4, 3, theme)).toEqual(STATUS_DYNAMICS[theme]);
  });

  test("gives different colours for other numbers of classes", () => {
    for (const [rows, columns] of [
      [5, 0],
      [7, 0],
      [3, 2],
      [5, 3],
      [2, 5]
    ] as const) {
      const colours = classColours(rows, columns, "light").flat();
      expect(new Set(colours).size).toBe(rows * Math.max(1, columns));
    }
  });

  test("one class alone has a colour of the middle", () => {
    expect(classColours(1, 1, "light")).toEqual([["#81848b"]]);
  });
});

test("src/style/colours.css declares the same colours", () => {
  const css = readFileSync(new URL("../../src/style/colours.css", import.meta.url), "utf8");
  const dark = classDeclarations(4, 3, "dark");
  for (const [name, colour] of classDeclarations(4, 3, "light")) {
    expect(css).toContain(`${name}: light-dark(${colour}, ${dark.get(name)});`);
  }
  expect(classStyle(4, 3)).toBe("");
  expect(classStyle(2, 0)).toContain("--class-1:light-dark(#b7d4ff,#003f6e)");
});
