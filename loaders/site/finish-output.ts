import {cp, readdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {isValidAt} from "../../src/model/area.js";
import type {AtlasFirst} from "../../src/model/atlas-first.js";
import type {BuildInfo} from "../../src/model/build-info.js";
import {locatingLevel} from "../../src/model/places.js";
import {describeData} from "../describe/describe-data.js";
import {bundlePage} from "./bundle-page.js";
import {checkOutput} from "./check-output.js";
import {copyFonts, MAIN_FONT} from "./fonts.js";
import {worksAnywhere} from "./not-found-page.js";
import {pathToRoot} from "./page-frame.js";

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

/** Turns what Framework has written to `out` into the site: German, zoomable, with the tables at `data/`, checked. */
export async function finishOutput(out: string, tables: string): Promise<void> {
  await bundlePage(out, "atlas/index.html", "atlas/open-atlas");
  const first = await firstMapFiles(tables);
  for (const file of await htmlFiles(out)) {
    const path = join(out, file);
    const page = file.replaceAll("\\", "/");
    const root = pathToRoot(`/${page}`);
    const html = finishPage(await readFile(path, "utf8"), root);
    await writeFile(path, finishOne(html, page, root, first));
  }
  await cp(tables, join(out, "data"), {recursive: true});
  await describeData(join(out, "data"));
  await copyFonts(out);
  await writeFile(join(out, ".nojekyll"), "");
  await checkOutput(out);
}

/** What only one page needs. */
function finishOne(html: string, page: string, root: string, first: readonly string[]): string {
  if (page === "atlas/index.html") return preloaded(html, root, first);
  return page === "404.html" ? worksAnywhere(html) : html;
}

async function htmlFiles(out: string): Promise<string[]> {
  return (await readdir(out, {recursive: true})).filter((file) => file.endsWith(".html")).sort();
}

/** The files that the atlas' first map is drawn from, with their hashes, as its page asks for them. */
async function firstMapFiles(tables: string): Promise<readonly string[]> {
  const read = async <T>(path: string) => JSON.parse(await readFile(join(tables, path), "utf8")) as T;
  const info = await read<BuildInfo>("build.json");
  const first = await read<AtlasFirst | null>("views/atlas.json");
  if (first === null) return [];
  const level = first.layers.at(-1)!.level;
  const above = locatingLevel(info.levels, level)?.key;
  const layers = info.layers.filter(
    (one) => [level, above].includes(one.level) && isValidAt(one, first.period)
  );
  const paths = [
    "views/atlas.json",
    ...layers.map((one) => `geo/${one.level}-${one.vintage}.json`),
    "geo/context.json"
  ];
  return paths.flatMap((path) => {
    const file = info.files.find((one) => one.path === path);
    return file ? [`data/${path}?v=${file.sha256.slice(0, 12)}`] : [];
  });
}

/** Lets the browser fetch data while it still reads the page's modules. */
function preloaded(html: string, root: string, files: readonly string[]): string {
  const info = /"\.\.\/(_file\/data\/build\.[0-9a-f]+\.json)"/.exec(html)?.[1];
  const links = [...(info ? [info] : []), ...files].map(
    (file) => `<link rel="preload" href="${root}${file}" as="fetch" crossorigin>`
  );
  return html.replace("</title>", `</title>\n${links.join("\n")}`);
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
