import {existsSync} from "node:fs";
import {mkdir, utimes, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, it} from "vitest";
import {claimSite} from "../../../loaders/site/claim-site.js";
import {temporaryFolder} from "../../copy-municipality.js";

const name = {id: "stadt", municipality: "/irgendwo/stadt", purpose: "build-public"};

it("gives two runs at the same time a folder each, and the first one again afterwards", async () => {
  const sites = await temporaryFolder();
  const first = await claimSite(sites, name);
  await mkdir(first.root);
  const second = await claimSite(sites, name);
  expect(second.root).not.toBe(first.root);
  await first.release(true);
  expect((await claimSite(sites, name)).root).toBe(first.root);
});

it("never shares a folder between public and internal, nor between two municipalities of one id", async () => {
  const sites = await temporaryFolder();
  const claimed = await Promise.all([
    claimSite(sites, name),
    claimSite(sites, {...name, purpose: "build-internal"}),
    claimSite(sites, {...name, municipality: "/anderswo/stadt"})
  ]);
  expect(new Set(claimed.map(({root}) => root)).size).toBe(3);
});

it("keeps what an intact run left and empties what a killed one left", async () => {
  const sites = await temporaryFolder();
  const {root, release} = await claimSite(sites, name);
  await mkdir(root);
  await writeFile(join(root, "bundle.js"), "whole");
  await release(true);
  expect(existsSync(join(root, "bundle.js"))).toBe(true);
  await writeFile(`${root}.lock`, "999999999");
  const after = await claimSite(sites, name);
  expect(after.root).toBe(root);
  expect(existsSync(join(root, "bundle.js"))).toBe(false);
});

it("removes folders nobody has used for a week, but none that is in use", async () => {
  const sites = await temporaryFolder();
  const used = await claimSite(sites, name);
  for (const root of [used.root, join(sites, "alt")]) {
    await mkdir(root);
    await utimes(root, 0, 0);
  }
  await claimSite(sites, {...name, purpose: "start-public"});
  expect(existsSync(used.root)).toBe(true);
  expect(existsSync(join(sites, "alt"))).toBe(false);
});
