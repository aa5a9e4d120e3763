import {existsSync} from "node:fs";
import {mkdir, readdir, readFile, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {expect, it} from "vitest";
import {keepPackages, resetCache} from "../../../loaders/site/package-cache.js";
import {temporaryFolder} from "../../copy-municipality.js";

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), {recursive: true});
  await writeFile(file, text);
}

async function folders() {
  const folder = await temporaryFolder();
  const cache = {project: join(folder, "project"), store: join(folder, "store")};
  await write(join(cache.project, "package-lock.json"), "1");
  const bundled = (site: string, name: string) => join(folder, site, ".observablehq/cache", name);
  return {cache, bundled, site: (name: string) => join(folder, name)};
}

it("drops what loaders made and keeps bundled packages", async () => {
  const {cache, bundled, site} = await folders();
  await resetCache(site("a"), cache);
  await write(bundled("a", "_npm/d3@7.0.0/_esm.js"), "d3");
  await write(bundled("a", "data/build.json"), "{}");
  await resetCache(site("a"), cache);
  expect(existsSync(bundled("a", "data"))).toBe(false);
  expect(existsSync(bundled("a", "_npm/d3@7.0.0/_esm.js"))).toBe(true);
});

it("gives a new site the packages bundled for another, until other packages are installed", async () => {
  const {cache, bundled, site} = await folders();
  await resetCache(site("a"), cache);
  await write(bundled("a", "_npm/@observablehq/plot@1.0.0/_esm.js"), "plot");
  await write(bundled("a", "_node/d3@7.0.0/index.js"), "d3");
  await keepPackages(site("a"), cache);
  await resetCache(site("b"), cache);
  expect(await readFile(bundled("b", "_npm/@observablehq/plot@1.0.0/_esm.js"), "utf8")).toBe("plot");
  expect(await readFile(bundled("b", "_node/d3@7.0.0/index.js"), "utf8")).toBe("d3");

  await write(join(cache.project, "package-lock.json"), "2");
  await resetCache(site("b"), cache);
  expect(existsSync(bundled("b", "_node"))).toBe(false);
  await write(bundled("b", "_node/d3@8.0.0/index.js"), "d3");
  await keepPackages(site("b"), cache);
  expect(await readdir(cache.store)).toHaveLength(1);
});
