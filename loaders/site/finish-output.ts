import {cp, readdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {describeData} from "../describe/describe-data.js";
import {withFirstMap} from "./atlas-first.js";
import {bundlePage} from "./bundle-page.js";
import {checkOutput} from "./check-output.js";
import {copyFonts, MAIN_FONT} from "./fonts.js";
import {worksAnywhere} from "./not-found-page.js";
import {pathToRoot} from "./page-frame.js";
import {withChooser} from "./profile-first.js";

/**
 * What the browser may load: what the site itself serves, and nothing else. `unsafe-eval` is for libraries that compile
 * functions (d3-dsv, DuckDB's WebAssembly).
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self' data: blob:",
  "worker-src 'self' blob:"
].join("; ");

/** What only one page needs: two hold what they show first in their HTML. */
const ONE_PAGE: Readonly<Record<string, typeof withFirstMap>> = {
  "atlas/index.html": withFirstMap,
  "steckbrief/index.html": withChooser,
  "404.html": (html) => Promise.resolve(worksAnywhere(html))
};

/** Turns what Framework has written to `out` into the site: German, zoomable, with the tables at `data/`, checked. */
export async function finishOutput(out: string, tables: string): Promise<void> {
  await bundlePage(out, "atlas/index.html", "atlas/open-atlas");
  await bundlePage(out, "steckbrief/index.html", "steckbrief/open-profiles");
  for (const file of await htmlFiles(out)) {
    const path = join(out, file);
    const page = file.replaceAll("\\", "/");
    const root = pathToRoot(`/${page}`);
    const html = finishPage(await readFile(path, "utf8"), root);
    await writeFile(path, (await ONE_PAGE[page]?.(html, root, tables)) ?? html);
  }
  await cp(tables, join(out, "data"), {recursive: true});
  await describeData(join(out, "data"));
  await copyFonts(out);
  await writeFile(join(out, ".nojekyll"), "");
  await checkOutput(out);
}

async function htmlFiles(out: string): Promise<string[]> {
  return (await readdir(out, {recursive: true})).filter((file) => file.endsWith(".html")).sort();
}

function finishPage(html: string, root: string): string {
  const font = `<link rel="preload" href="${root}fonts/${MAIN_FONT}" as="font" type="font/woff2" crossorigin>`;
  return (
    html
      // Framework's page for what is not found asks for its files at the server's root; the site may lie below it.
      .replace(/<base href="[^"]*">\n?/, "")
      .replace("<html>", '<html lang="de">')
      .replace(", maximum-scale=1", "")
      .replace("</title>", `</title>\n${font}`)
      .replace(
        '<meta charset="utf-8">',
        `<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}">`
      )
  );
}
