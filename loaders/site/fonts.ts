import {readFileSync} from "node:fs";
import {copyFile, mkdir} from "node:fs/promises";
import {join} from "node:path";
import {projectRoot} from "./project.js";

const PACKAGE = "node_modules/@fontsource-variable/source-sans-3";

/** Latin letters of all European languages, upright and italic; served by the site itself at `fonts/<file>`. */
export const FONT_FILES = ["latin-ext", "latin"].flatMap((subset) =>
  ["normal", "italic"].map((style) => `source-sans-3-${subset}-wght-${style}.woff2`)
);

export function fontPath(file: string): string {
  return join(projectRoot(), PACKAGE, "files", file);
}

/**
 * The package's `@font-face` rules for `FONT_FILES`. Framework's style bundler cannot refer to a font file, so the rules
 * stand in the page's head.
 * @param base - relative address of the site's root, for instance "../"
 */
export function fontFaces(base: string): string {
  const rules = ["index.css", "wght-italic.css"].flatMap((file) =>
    readFileSync(join(projectRoot(), PACKAGE, file), "utf8").match(/@font-face\s*{[^}]*}/g)
  );
  return rules
    .filter((rule) => FONT_FILES.some((file) => rule?.includes(`/${file}`)))
    .map((rule) => rule?.replace("./files/", `${base}fonts/`).replace(/\s+/g, " "))
    .join("\n");
}

/** Copies the font files to `<out>/fonts`. */
export async function copyFonts(out: string): Promise<void> {
  await mkdir(join(out, "fonts"), {recursive: true});
  for (const file of FONT_FILES) await copyFile(fontPath(file), join(out, "fonts", file));
}
