import {copyFile, mkdir} from "node:fs/promises";
import {join} from "node:path";
import {projectRoot} from "./project.js";
import {FONT_FILES} from "./style-head.js";

/** The font nearly all text is set in. */
export const MAIN_FONT = FONT_FILES[0];

/** Path of a font file in its package; null for another name. */
export function fontPath(file: string): string | null {
  if (!FONT_FILES.some((known) => known === file)) return null;
  return join(projectRoot(), "node_modules/@fontsource-variable/source-sans-3/files", file);
}

/** Copies the font files to `<out>/fonts`. */
export async function copyFonts(out: string): Promise<void> {
  await mkdir(join(out, "fonts"), {recursive: true});
  for (const file of FONT_FILES) await copyFile(fontPath(file)!, join(out, "fonts", file));
}
