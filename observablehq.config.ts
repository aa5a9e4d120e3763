import {relative, sep} from "node:path";
import {pageFrame, pathToRoot, type PageFrame} from "./loaders/site/page-frame.js";
import {typescriptLoader} from "./loaders/site/project.js";
import {readSiteInfo} from "./loaders/site/site-info.js";
import {currentSite} from "./loaders/site/site-state.js";
import {sqlFence} from "./loaders/site/sql-fence.js";
import {styleHead} from "./loaders/site/style-head.js";

const ICON = '<link rel="icon" href="/icon.svg" type="image/svg+xml">';

/** Framework's configuration for the site that `quartierslabor start` or `build` has staged. */
const site = currentSite();

/** Read anew for every page: while `start` runs, the municipality's files change. */
function frame(part: keyof PageFrame): (page: {path: string}) => string {
  return ({path}) => pageFrame(readSiteInfo(site), path)[part];
}

export default {
  root: relative(process.cwd(), site).split(sep).join("/"),
  title: `Quartierslabor ${readSiteInfo(site).build.municipality.name}`,
  globalStylesheets: [],
  style: "style/index.css",
  head: ({path}: {path: string}) => `${ICON}\n${styleHead(`${pathToRoot(path)}fonts/`)}`,
  header: frame("header"),
  footer: frame("footer"),
  sidebar: false,
  search: false,
  pager: false,
  // Links end in .html: they work from any web server and from a folder.
  preserveExtension: true,
  toc: {label: "Inhalt"},
  duckdb: {extensions: {json: null, parquet: null}},
  interpreters: {".ts": [process.execPath, "--import", typescriptLoader()]},
  markdownIt: sqlFence
};
