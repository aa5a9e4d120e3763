import {existsSync} from "node:fs";
import {mkdir, readdir, readFile, stat, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, it} from "vitest";
import {openOutput} from "../../../loaders/site/output-folder.js";
import {temporaryFolder} from "../../copy-municipality.js";

async function build(out: string, text: string): Promise<void> {
  const {temporary, commit} = await openOutput(out);
  await writeFile(join(temporary, "index.html"), text);
  await commit();
}

it("replaces an earlier build in one step and leaves nothing beside it", async () => {
  const folder = await temporaryFolder();
  await build(join(folder, "dist"), "one");
  await build(join(folder, "dist"), "two");
  expect(await readFile(join(folder, "dist/index.html"), "utf8")).toBe("two");
  expect(await readdir(folder)).toEqual(["dist"]);
  expect((await stat(join(folder, "dist"))).mode & 0o055).not.toBe(0);
});

it("leaves the last build in place when a build is given up", async () => {
  const folder = await temporaryFolder();
  await build(join(folder, "dist"), "one");
  const {temporary, discard} = await openOutput(join(folder, "dist"));
  await writeFile(join(temporary, "index.html"), "half");
  await discard();
  expect(await readFile(join(folder, "dist/index.html"), "utf8")).toBe("one");
  expect(await readdir(folder)).toEqual(["dist"]);
});

it("cleans up behind a build whose process is gone, and brings back what it had moved away", async () => {
  const folder = await temporaryFolder();
  await build(join(folder, "dist.previous"), "one");
  await mkdir(join(folder, ".dist.999999999.tmp"));
  const {discard} = await openOutput(join(folder, "dist"));
  await discard();
  expect(await readFile(join(folder, "dist/index.html"), "utf8")).toBe("one");
  expect(await readdir(folder)).toEqual(["dist"]);
});

it("does not overwrite what is not a build", async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "dokumente"));
  await writeFile(join(folder, "dokumente/brief.txt"), "Liebe …");
  await expect(openOutput(join(folder, "dokumente"))).rejects.toThrow(/^site: will not overwrite/);
  await writeFile(join(folder, "datei"), "x");
  await expect(openOutput(join(folder, "datei"))).rejects.toThrow(/^site: will not overwrite/);
  expect(existsSync(join(folder, "dokumente/brief.txt"))).toBe(true);
});
