import {createHash} from "node:crypto";
import {cp, readdir, readFile, utimes, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, inject, it} from "vitest";
import {buildSite} from "../../loaders/site/build-site.js";
import {copyMunicipality, temporaryFolder} from "../copy-municipality.js";

/** Hash of every file by its path. */
async function hashes(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const pairs = paths.map(async (path) => {
    const hash = createHash("sha256").update(await readFile(path));
    return [path.slice(folder.length + 1), hash.digest("hex")] as const;
  });
  return Object.fromEntries((await Promise.all(pairs)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

it("two builds of the same input are the same, byte for byte", async () => {
  const folder = await temporaryFolder();
  const municipality = await copyMunicipality(join(folder, "anderswo"));
  for (const file of await readdir(municipality, {recursive: true}))
    await utimes(join(municipality, file), new Date(0), new Date(86_400_000));
  const out = join(folder, "dist");
  await buildSite({municipality, out, scope: "public"});
  expect(await hashes(out)).toEqual(await hashes(inject("sites").notebooks));
});

it("has the tables at stable addresses, exactly as build.json lists them", async () => {
  const data = join(inject("sites").musterstadt, "data");
  const {files} = JSON.parse(await readFile(join(data, "build.json"), "utf8")) as {
    files: {path: string; sha256: string}[];
  };
  const expected = Object.fromEntries(files.map(({path, sha256}) => [path, sha256]));
  const described = ["build.json", "datapackage.json", "dcat.jsonld", "versions.json"];
  const found = await hashes(data);
  expect(Object.keys(found)).toEqual(expect.arrayContaining(described));
  for (const file of described) delete found[file];
  expect(found).toEqual(expected);
});

it.each([
  [
    "a cell that is no JavaScript",
    "```js\nconst = 1;\n```",
    /notebooks\/neu\.html a cell cannot run.*SyntaxError/
  ],
  [
    "a missing package",
    "```js\nimport x from 'npm:leaflet';\n```",
    /^site: package leaflet is not available offline/
  ],
  [
    "a missing bare import",
    "```js\nimport x from 'leaflet';\n```",
    /imports a package that is not installed.*"leaflet"/
  ],
  [
    "a link to nowhere",
    "[Weiter](./nirgends)",
    /page \/notebooks\/neu links to nothing.*\/notebooks\/nirgends/
  ],
  ["an image from elsewhere", "![](https://example.org/a.png)", /loads from a third party.*example\.org/]
])("refuses a notebook with %s and keeps the last build", async (_, markdown, message) => {
  const folder = await temporaryFolder();
  const municipality = await copyMunicipality(join(folder, "stadt"));
  const out = join(folder, "dist");
  await writeFile(join(municipality, "notebooks/idioms.md"), "# Kurz\n");
  await cp(inject("sites").notebooks, out, {recursive: true});
  const before = await hashes(out);
  await writeFile(join(municipality, "notebooks/neu.md"), `# Neu\n\n${markdown}\n`);
  await expect(buildSite({municipality, out, scope: "public"})).rejects.toThrow(message);
  expect(await hashes(out)).toEqual(before);
  expect((await readdir(folder)).sort()).toEqual(["dist", "stadt"]);
});

it("accepts links with a query, to a part of a page and to a table", async () => {
  const folder = await temporaryFolder();
  const municipality = await copyMunicipality(join(folder, "stadt"));
  await writeFile(
    join(municipality, "notebooks/idioms.md"),
    "# Kurz\n\n[a](../?x=1) [b](../index#teil) [c](../data/observations.parquet) [d](./idioms.html)\n"
  );
  await buildSite({municipality, out: join(folder, "dist"), scope: "public"});
  const html = await readFile(join(folder, "dist/notebooks/idioms.html"), "utf8");
  for (const link of ["../?x=1", "../data/observations.parquet", "./idioms.html"])
    expect(html).toContain(`href="${link}"`);
});

it("an interrupted build leaves the last one", async () => {
  const folder = await temporaryFolder();
  const municipality = await copyMunicipality(join(folder, "stadt"));
  const stop = new AbortController();
  const building = buildSite({
    municipality,
    out: join(folder, "dist"),
    scope: "public",
    signal: stop.signal,
    onProgress: (message) => {
      if (message.startsWith("reading /")) stop.abort();
    }
  });
  await expect(building).rejects.toThrow("stopped");
  expect(await readdir(folder)).toEqual(["stadt"]);
});

it("marks an internal build on every page", async () => {
  const folder = await temporaryFolder();
  const out = join(folder, "dist");
  await buildSite({municipality: await copyMunicipality(join(folder, "stadt")), out, scope: "internal"});
  for (const file of (await readdir(out, {recursive: true})).filter((file) => file.endsWith(".html")))
    expect(await readFile(join(out, file), "utf8")).toContain("Nur für den internen Gebrauch.");
});
