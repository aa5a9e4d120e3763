import {mkdir, mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {bundlePage} from "../../../loaders/site/bundle-page.js";

const out = await mkdtemp(join(tmpdir(), "quartierslabor-bundle-"));
afterAll(() => rm(out, {recursive: true}));

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(out, path)), {recursive: true});
  await writeFile(join(out, path), text);
}

const link = (href: string) => `<link rel="modulepreload" href="../${href}">`;

describe("bundlePage", () => {
  it("joins what comes first, keeps apart what comes later, and leaves packages where they are", async () => {
    await put("_npm/tool.js", "export const tool = 1;");
    await put("_import/deep/er/part.js", 'export {tool} from "../../../_npm/tool.js";');
    await put("_import/atlas/later.0000000b.js", "export const later = 2;");
    await put(
      "_import/atlas/open.0000000a.js",
      'import {tool} from "../deep/er/part.js"; export const open = async () => tool + (await import("./later.0000000b.js")).later;'
    );
    const links = ["_import/atlas/open.0000000a.js", "_import/deep/er/part.js", "_npm/tool.js"].map(link);
    await put("atlas/index.html", links.join("\n"));
    await bundlePage(out, "atlas/index.html", "atlas/open");

    expect(await readFile(join(out, "atlas/index.html"), "utf8")).toBe([links[0], links[2]].join("\n"));
    const bundle = join(out, "_import/atlas/open.0000000a.js");
    expect(await readFile(bundle, "utf8")).toMatch(/from"\.\.\/\.\.\/_npm\/tool\.js"/);
    const {open} = (await import(bundle)) as {open: () => Promise<number>};
    expect(await open()).toBe(3);
    expect((await readdir(dirname(bundle))).length).toBe(3);
  });

  it("says so when the page has no such module", async () => {
    await put("other/index.html", "<p>");
    await expect(bundlePage(out, "other/index.html", "atlas/open")).rejects.toThrow(
      "site: other/index.html has no module"
    );
  });
});
