export type Theme = "light" | "dark";

/** Rows from little to much need, columns from need falling to need rising. */
type Anchors = readonly (readonly [string, string, string])[];

/**
 * Blue: need falls; grey: stable; ochre: need rises. The farther from the page's ground, the more need. The smallest CIEDE2000
 * distance between any two is 15.5 (light) and 16.0 (dark), for normal sight as for deuteranopia, protanopia and tritanopia;
 * tests/components/palette.test.ts holds it above 12.
 */
export const STATUS_DYNAMICS: Readonly<Record<Theme, Anchors>> = {
  light: [
    ["#b7d4ff", "#d2d2d2", "#ffe0ae"],
    ["#639cee", "#969ba9", "#daa234"],
    ["#346bba", "#6c6c6c", "#a27200"],
    ["#093774", "#393a3c", "#614300"]
  ],
  dark: [
    ["#003f6e", "#4f4f52", "#573600"],
    ["#3065ce", "#7a7a7c", "#996300"],
    ["#4c9aef", "#aaaaaa", "#c89b22"],
    ["#bbd5ff", "#ececec", "#ffe2b5"]
  ]
};

/** The page's ground that the colours were chosen for. */
export const GROUND: Readonly<Record<Theme, string>> = {light: "#fdfcf9", dark: "#15181c"};

/** Near black and white, for text on a class colour. */
const INK = {dark: "#0b0d10", light: "#ffffff"} as const;

/**
 * Class colours as hex, `[row][column]`. Four rows by three columns give the checked set; other numbers are interpolated
 * between its colours (sRGB), `columns` 0 gives one hue in one column.
 */
export function classColours(rows: number, columns: number, theme: Theme): readonly (readonly string[])[] {
  const anchors = STATUS_DYNAMICS[theme];
  const place = (i: number, count: number, last: number) =>
    count === 1 ? last / 2 : (i / (count - 1)) * last;
  return Array.from({length: rows}, (_, row) =>
    Array.from({length: Math.max(1, columns)}, (_, column) =>
      between(anchors, place(row, rows, 3), columns === 0 ? 0 : place(column, columns, 2))
    )
  );
}

/** The ink, dark or light, that contrasts more with a colour (WCAG 2 relative luminance). */
export function inkOn(colour: string): string {
  return contrast(colour, INK.dark) >= contrast(colour, INK.light) ? INK.dark : INK.light;
}

/** Name of the CSS variable of a class colour, counted from 1: row 1 has least need; no column for a plain list of classes. */
export function classVariable(row: number, column: number | null): string {
  return column === null ? `--class-${row}` : `--class-${row}-${column}`;
}

/** The declarations of all class colours and of the inks on them, for one theme. */
export function classDeclarations(rows: number, columns: number, theme: Theme): ReadonlyMap<string, string> {
  const declared = classColours(rows, columns, theme).flatMap((row, i) =>
    row.flatMap((colour, j) => {
      const name = classVariable(i + 1, columns === 0 ? null : j + 1);
      return [[name, colour] as const, [name.replace("--class", "--on-class"), inkOn(colour)] as const];
    })
  );
  return new Map(declared);
}

/**
 * Declarations of class colours that follow the page's `color-scheme`, for a `style` attribute. The 4 × 3 set is declared by
 * src/style/colours.css and is left out.
 */
export function classStyle(rows: number, columns: number): string {
  if (rows === 4 && columns === 3) return "";
  const dark = classDeclarations(rows, columns, "dark");
  return [...classDeclarations(rows, columns, "light")]
    .map(([name, colour]) => `${name}:light-dark(${colour},${dark.get(name)})`)
    .join(";");
}

function channels(hex: string): readonly number[] {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
}

function mix(a: string, b: string, t: number): string {
  const to = channels(b);
  const mixed = channels(a).map((from, i) => Math.round(from + (to[i]! - from) * t));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

function between(anchors: Anchors, row: number, column: number): string {
  const [r, c] = [Math.min(Math.floor(row), anchors.length - 2), Math.min(Math.floor(column), 1)];
  const along = (line: readonly string[]) => mix(line[c]!, line[c + 1]!, column - c);
  return mix(along(anchors[r]!), along(anchors[r + 1]!), row - r);
}

function luminance(hex: string): number {
  const linear = channels(hex).map((value) => {
    const s = value / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!;
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}
