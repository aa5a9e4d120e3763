import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {fileURLToPath} from "node:url";
import {build} from "esbuild";
import type {Browser} from "playwright-core";
import {styleHead} from "../../loaders/site/style-head.js";
import {launchBrowser} from "../e2e/browser.js";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

const PAGE = `<!DOCTYPE html>
<html lang="de"><head><meta charset="utf-8"><title>Figur</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="style.css">${styleHead("./fonts/")}</head>
<body><div id="observablehq-center"><main id="observablehq-main"><h1>Titel der Seite</h1>
<div class="observablehq--block" id="figure"></div></main></div><script type="module" src="page.js"></script></body></html>`;

export interface ComponentPage {
  readonly browser: Browser;
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Bundles a page of `pages/` with the site's style sheet, serves it on 127.0.0.1 and starts Chromium. */
export async function serveComponent(page: string): Promise<ComponentPage> {
  const [script, style] = await Promise.all([
    bundle(path(`./pages/${page}.ts`)),
    bundle(path("../../src/style/index.css"))
  ]);
  const files: Readonly<Record<string, readonly [string, string]>> = {
    "/": ["text/html", PAGE],
    "/page.js": ["text/javascript", script],
    "/style.css": ["text/css", style]
  };
  const server = createServer(({url}, response) => {
    const file = files[url ?? ""];
    response.writeHead(file ? 200 : 404, {"content-type": file?.[0] ?? "text/plain"}).end(file?.[1]);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await launchBrowser();
  return {
    browser,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
    }
  };
}

async function bundle(entry: string): Promise<string> {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "esm",
    alias: {
      "observablehq:default.css": path("../../node_modules/@observablehq/framework/dist/style/default.css")
    }
  });
  return result.outputFiles[0]!.text;
}
