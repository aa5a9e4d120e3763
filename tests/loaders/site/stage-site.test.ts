import {mkdir, readdir, readFile, realpath, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, it} from "vitest";
import {stageSite} from "../../../loaders/site/stage-site.js";
import {temporaryFolder} from "../../copy-municipality.js";

async function folders() {
  const folder = await realpath(await temporaryFolder());
  const [project, municipality, root] = ["project", "stadt", "site"].map((name) => join(folder, name)) as [
    string,
    string,
    string
  ];
  for (const path of ["project/src/data", "project/components", "stadt/notebooks", "stadt/extracts"])
    await mkdir(join(folder, path), {recursive: true});
  await writeFile(join(project, "src/index.md"), "# Start\n");
  await writeFile(join(project, "src/alt.md"), "# Alt\n");
  await writeFile(join(municipality, "notebooks/armut.md"), "# Armut\n");
  await writeFile(join(municipality, "extracts/geheim.csv"), "1\n");
  return {project, municipality, root};
}

it("links the project's source, the components and the municipality's notebooks, and no extract", async () => {
  const options = await folders();
  await stageSite(options);
  expect((await readdir(options.root)).sort()).toEqual([
    "alt.md",
    "components",
    "data",
    "index.md",
    "notebooks"
  ]);
  expect(await readFile(join(options.root, "notebooks/armut.md"), "utf8")).toBe("# Armut\n");
  expect(await realpath(join(options.root, "index.md"))).toBe(join(options.project, "src/index.md"));
});

it("staged again, removes what is gone, adds what is new and keeps Framework's caches", async () => {
  const options = await folders();
  await stageSite(options);
  await mkdir(join(options.root, ".observablehq/cache"), {recursive: true});
  await rm(join(options.project, "src/alt.md"));
  await rm(join(options.municipality, "notebooks"), {recursive: true});
  await writeFile(join(options.project, "src/neu.md"), "# Neu\n");
  await stageSite(options);
  await stageSite(options);
  expect((await readdir(options.root)).sort()).toEqual([
    ".observablehq",
    "components",
    "data",
    "index.md",
    "neu.md"
  ]);
  expect(await readFile(join(options.project, "src/index.md"), "utf8")).toBe("# Start\n");
});

it("does not so much as stage what a site is to be without", async () => {
  const options = await folders();
  await mkdir(join(options.project, "src/intern"));
  await writeFile(join(options.project, "src/intern/bestand.md"), "# Bestand\n");
  await stageSite(options);
  expect(await readdir(options.root)).toContain("intern");
  await stageSite({...options, without: ["intern"]});
  expect(await readdir(options.root)).not.toContain("intern");
  expect(await readFile(join(options.project, "src/intern/bestand.md"), "utf8")).toBe("# Bestand\n");
});
