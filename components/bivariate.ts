import {inkOn, type Theme} from "./palette.js";

/**
 * Two indicators in three classes each: rows from little to much of the first, columns of the second. Blue: much of the first
 * alone; ochre: much of the second alone; the farther from the page's ground, the more of both. The smallest CIEDE2000 distance
 * between any two is 13.5 (light) and 16.0 (dark), for normal sight as for deuteranopia, protanopia and tritanopia;
 * tests/components/bivariate.test.ts holds it above 12.
 */
export const BIVARIATE: Readonly<Record<Theme, readonly (readonly [string, string, string])[]>> = {
  light: [
    ["#dad5d1", "#e9c583", "#d6971c"],
    ["#9dc0ec", "#a49a92", "#976919"],
    ["#427ecb", "#435678", "#2a2418"]
  ],
  dark: [
    ["#32373e", "#654a1d", "#a27214"],
    ["#204f8f", "#7c7570", "#cfa45b"],
    ["#5090d9", "#a9bad1", "#f3ede0"]
  ]
};

/** The CSS colour of a cell, counted from 0; follows the page's `color-scheme`. */
export function bivariateColour(row: number, column: number): string {
  return pair((theme) => BIVARIATE[theme][row]![column]!);
}

/**
 * Declarations that put these colours in the place of the class colours of a 3 × 3 scheme (components/class-scheme.ts), for a
 * `style` attribute of the figure.
 */
export function bivariateStyle(): string {
  const places = [0, 1, 2].flatMap((row) => [0, 1, 2].map((column) => [row, column] as const));
  return places
    .flatMap(([row, column]) => {
      const name = `class-${row + 1}-${column + 1}`;
      const ink = pair((theme) => inkOn(BIVARIATE[theme][row]![column]!));
      return [`--${name}:${bivariateColour(row, column)}`, `--on-${name}:${ink}`];
    })
    .join(";");
}

function pair(colour: (theme: Theme) => string): string {
  return `light-dark(${colour("light")}, ${colour("dark")})`;
}
