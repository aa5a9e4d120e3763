import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {isValidAt} from "../../src/model/area.js";
import type {AtlasFirst} from "../../src/model/atlas-first.js";
import type {BuildInfo} from "../../src/model/build-info.js";
import {locatingLevel} from "../../src/model/places.js";
import {afterFirstPaint, buildInfoAddress} from "./after-paint.js";
import {dataAddresses} from "./data-addresses.js";
import {drawPicture} from "./draw-picture.js";

/** With more areas than this, a map in the page's HTML would cost more than it saves. */
const MOST_AREAS = 2000;

const PLACE = '<div class="atlas-waiting wide" id="atlas"></div>';

/** What is shown cannot be used before its script runs, and may not be what the address asks for. Without scripts it can be read. */
const UNTIL_ALIVE = `<script>{
  const atlas = document.getElementById("atlas");
  atlas.inert = true;
  atlas.classList.toggle("is-waiting", location.search !== "");
}</script>`;

/**
 * Puts the first map into the atlas' page, as HTML, and lets the browser fetch what the live one is drawn from while it still
 * reads the page's modules.
 * @param html - the page as Framework has written it
 * @param root - the way from the page to the site's root
 * @param tables - folder of the tables
 */
export async function withFirstMap(html: string, root: string, tables: string): Promise<string> {
  const read = async <T>(path: string) => JSON.parse(await readFile(join(tables, path), "utf8")) as T;
  const info = await read<BuildInfo>("build.json");
  const first = await read<AtlasFirst | null>("views/atlas.json");
  if (first === null) return html;
  const layers = layerFiles(info, first);
  const paths = ["views/atlas.json", ...Object.values(layers).filter((path) => path !== null)];
  const ahead = [...buildInfoAddress(html), ...dataAddresses(info, paths, root)];
  if (first.layers.at(-1)!.ids.length > MOST_AREAS) return preloaded(html, ahead);
  const shape = async (path: string | null) => (path === null ? null : await read<unknown>(path));
  const shapes = {
    topology: await shape(layers.own),
    parents: await shape(layers.parents),
    water: await shape(layers.water)
  };
  const picture = await drawPicture("atlas/first-picture.ts", "firstPicture", {info, first, shapes});
  return afterFirstPaint(
    html,
    ahead.map((href) => ({href}))
  ).replace(PLACE, () => picture + UNTIL_ALIVE);
}

/** The files with boundaries that the map shows, as `loadBoundaries` chooses them. */
function layerFiles({levels, layers, files}: BuildInfo, {period, layers: shown}: AtlasFirst) {
  const fileOf = (level: string | undefined) => {
    const layer = layers.find((one) => one.level === level && isValidAt(one, period));
    return layer ? `geo/${layer.level}-${layer.vintage}.json` : null;
  };
  const {level} = shown.at(-1)!;
  const water = "geo/context.json";
  return {
    own: fileOf(level),
    parents: fileOf(locatingLevel(levels, level)?.key),
    water: files.some(({path}) => path === water) ? water : null
  };
}

function preloaded(html: string, files: readonly string[]): string {
  const links = files.map((file) => `<link rel="preload" href="${file}" as="fetch" crossorigin>`);
  return html.replace("</title>", `</title>\n${links.join("\n")}`);
}
