import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {parquetReadObjects} from "hyparquet";
import {compressors} from "hyparquet-compressors";
import type {Area} from "../../src/model/area.js";
import type {BuildInfo} from "../../src/model/build-info.js";
import type {Method} from "../../src/model/method.js";
import {afterFirstPaint, buildInfoAddress, type Ahead} from "./after-paint.js";
import {dataAddresses} from "./data-addresses.js";
import {drawPicture} from "./draw-picture.js";

const PLACE = '<div class="profile-page wide" id="profile"></div>';

/** With more areas than this, a list in the page's HTML would cost more than it saves. */
const MOST_AREAS = 5000;

/** An address that asks for something does not ask for the chooser as it is shipped; before its script runs, only links work. */
const UNTIL_ALIVE = `<script>{
  const page = document.getElementById("profile");
  if (location.search !== "") page.replaceChildren();
  for (const controls of page.querySelectorAll(".controls")) controls.inert = true;
}</script>`;

/**
 * Puts the chooser into the profiles' page, as HTML, and lets the browser fetch what the address needs while it reads the page's
 * modules.
 * @param html - the page as Framework has written it
 * @param root - the way from the page to the site's root
 * @param tables - folder of the tables
 */
export async function withChooser(html: string, root: string, tables: string): Promise<string> {
  const read = async <T>(path: string) => JSON.parse(await readFile(join(tables, path), "utf8")) as T;
  const info = await read<BuildInfo>("build.json");
  const methods = await read<readonly Method[]>("methods.json");
  const page = afterFirstPaint(html, ahead(html, info, root));
  const areas = await readAreas(tables);
  if (areas.length > MOST_AREAS) return page;
  const picture = await drawPicture("steckbrief/first-picture.ts", "firstPicture", {info, methods, areas});
  return page.replace(PLACE, () => picture + UNTIL_ALIVE);
}

function ahead(html: string, info: BuildInfo, root: string): readonly Ahead[] {
  const files = (paths: readonly string[], when?: Ahead["when"]) =>
    dataAddresses(info, paths, root).map((href) => ({href, ...(when && {when})}));
  return [
    ...buildInfoAddress(html).map((href) => ({href})),
    ...files(["methods.json"]),
    ...files(["areas.parquet"], ["gebiet", null]),
    ...info.levels.flatMap(({key}) => files([`views/profile-${key}.json`], ["ebene", key]))
  ];
}

async function readAreas(tables: string): Promise<readonly Area[]> {
  const {buffer, byteOffset, byteLength} = await readFile(join(tables, "areas.parquet"));
  const file = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
  return (await parquetReadObjects({file, compressors})) as unknown as readonly Area[];
}
