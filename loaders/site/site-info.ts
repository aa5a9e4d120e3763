import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import type {BuildInfo} from "../../src/model/build-info.js";
import {readSiteStateSync} from "./site-state.js";

export interface SitePage {
  /** From the site's root, for instance "/notebooks/kinderarmut". */
  readonly path: string;
  readonly title: string;
}

/** What every page says about itself: the data it stands on and the pages beside it. */
export interface SiteInfo {
  readonly build: BuildInfo;
  readonly pages: readonly SitePage[];
}

/** Reads what the header and footer of the staged site's pages say. */
export function readSiteInfo(root: string): SiteInfo {
  const {tables} = readSiteStateSync(root);
  const build = JSON.parse(readFileSync(join(tables, "build.json"), "utf8")) as BuildInfo;
  return {build, pages: [...ownPages(root), ...notebooks(root)]};
}

function ownPages(root: string): SitePage[] {
  return [
    {file: "index.md", path: "/", title: "Start"},
    {file: "atlas/index.md", path: "/atlas/", title: "Atlas"},
    {file: "status-dynamik/index.md", path: "/status-dynamik/", title: "Sozialer Status und Dynamik"},
    {file: "methodenlabor/index.md", path: "/methodenlabor/", title: "Methodenlabor"},
    {file: "daten.md", path: "/daten", title: "Daten"},
    {file: "intern/datenbestand.md", path: "/intern/datenbestand", title: "Datenbestand"}
  ].filter(({file}) => existsSync(join(root, file)));
}

/** Notebooks of the municipality in the order of their file names; drafts and loaders are none. */
function notebooks(root: string): SitePage[] {
  const folder = join(root, "notebooks");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(".md"))
    .sort()
    .map((file) => ({file, source: readFileSync(join(folder, file), "utf8")}))
    .filter(({source}) => !/^draft:\s*true/m.test(frontMatter(source)))
    .map(({file, source}) => ({
      path: `/notebooks/${file === "index.md" ? "" : encodeURIComponent(file.slice(0, -".md".length))}`,
      title: title(source) ?? file.slice(0, -".md".length)
    }));
}

function frontMatter(source: string): string {
  return /^---\r?\n([\s\S]*?)\r?\n---/.exec(source)?.[1] ?? "";
}

function title(source: string): string | undefined {
  const given = /^title:\s*["']?(.*?)["']?\s*$/m.exec(frontMatter(source))?.[1];
  return given ?? /^#\s+(.+?)\s*$/m.exec(source)?.[1];
}
