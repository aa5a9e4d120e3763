import {readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, it} from "vitest";
import {npmResponse} from "../../../loaders/site/npm-packages.js";
import {projectRoot} from "../../../loaders/site/project.js";

const root = projectRoot();
const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
  packages: Record<string, {version: string}>;
};
const locked = (name: string) => lock.packages[`node_modules/${name}`]!.version;
const get = (address: string) => npmResponse(address, root);

it("names the version of the lock file for a tag and for a range", async () => {
  expect(await (await get("https://registry.example/d3/latest")).json()).toEqual({version: locked("d3")});
  expect(await (await get("https://registry.example/@observablehq/plot")).json()).toEqual({
    versions: {[locked("@observablehq/plot")]: {}}
  });
});

it("bundles a package and leaves shared ones outside, so that a page has one copy", async () => {
  const response = await get("https://cdn.example/npm/@observablehq/plot@0.6.17/+esm");
  expect(response.headers.get("content-type")).toBe("application/javascript");
  const source = await response.text();
  expect(source).toContain(`"/npm/d3@${locked("d3")}/+esm"`);
  expect(source).not.toMatch(/from\s*"(?!\/npm\/)/);
});

it("serves a file of a package as it is", async () => {
  const response = await get("https://cdn.example/npm/parquet-wasm@0.8.0/esm/parquet_wasm_bg.wasm");
  const file = readFileSync(join(root, "node_modules/parquet-wasm/esm/parquet_wasm_bg.wasm"));
  expect(Buffer.from(await response.arrayBuffer()).equals(file)).toBe(true);
});

it("names a package that is not installed only where it is used", async () => {
  await expect(get("https://registry.example/echarts/latest")).resolves.toBeInstanceOf(Response);
  await expect(get("https://cdn.example/npm/echarts@5.0.0/+esm")).rejects.toThrow(
    /^site: package echarts is not available offline; expected .*npm install echarts$/
  );
});

it.each(["https://fonts.googleapis.com/css2?family=X", "https://extensions.duckdb.org/v1/x.wasm"])(
  "refuses %s",
  async (address) => {
    await expect(get(address)).rejects.toThrow("site: nothing is fetched while a site is built");
  }
);
