import {cp, mkdir, readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {parquetWriteBuffer} from "hyparquet-writer";
import {expect, it} from "vitest";
import {keepVersions} from "../../../loaders/site/keep-versions.js";
import {sha256} from "../../../loaders/write/build-info.js";
import type {Scope} from "../../../src/model/build-info.js";
import {temporaryFolder} from "../../copy-municipality.js";

/** A site with one file of data. */
async function site(
  version: string,
  {id = "stadt", scope = "public" as Scope, indicators = ["a"]} = {}
): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "data"));
  const bytes = new Uint8Array(
    parquetWriteBuffer({columnData: [{name: "key", type: "STRING", data: indicators}]})
  );
  await writeFile(join(folder, "data/indicators.parquet"), bytes);
  const files = [{path: "indicators.parquet", bytes: bytes.length, sha256: sha256(bytes)}];
  const info = {municipality: {id}, data_version: version, scope, files};
  await writeFile(join(folder, "data/build.json"), JSON.stringify(info));
  return folder;
}

const [A, B, C, D] = ["a", "b", "c", "d"].map((letter) => letter.repeat(12)) as [
  string,
  string,
  string,
  string
];

async function kept(out: string, previous: string, keep: number) {
  const dropped: string[] = [];
  const versions = await keepVersions({out, previous, keep, onDropped: (message) => dropped.push(message)});
  expect(JSON.parse(await readFile(join(out, "data/versions.json"), "utf8"))).toEqual(versions);
  return {versions: versions.map(({data_version}) => data_version), dropped};
}

it("keeps the newest versions, complete, over several builds, and each once", async () => {
  const [first, second, third] = [await site(A), await site(B), await site(C)];
  expect(await kept(second, first, 2)).toEqual({versions: [A], dropped: []});
  expect(await kept(third, second, 2)).toEqual({versions: [B, A], dropped: []});
  const again = await site(C);
  expect(await kept(again, third, 2)).toEqual({versions: [B, A], dropped: []});
  const fourth = await site(D);
  expect(await kept(fourth, again, 2)).toEqual({versions: [C, B], dropped: []});
  expect(await readFile(join(fourth, "data/versions", B, "indicators.parquet"))).toEqual(
    await readFile(join(second, "data/indicators.parquet"))
  );
  expect(await kept(await site(A), fourth, 0)).toEqual({versions: [], dropped: []});
});

it("keeps nothing where there was no site, or something else", async () => {
  const empty = await temporaryFolder();
  expect(await kept(await site(A), empty, 3)).toEqual({versions: [], dropped: []});
  expect(await kept(await site(A), join(empty, "none"), 3)).toEqual({versions: [], dropped: []});
  await mkdir(join(empty, "data"));
  await writeFile(join(empty, "data/build.json"), "{");
  expect(await kept(await site(A), empty, 3)).toEqual({versions: [], dropped: []});
});

it.each([
  ["internal ones in a public site", {scope: "internal" as Scope}, /internal/],
  ["another municipality's", {id: "andere"}, /another municipality/],
  [
    "ones with an indicator that is no longer published",
    {indicators: ["a", "geheim"]},
    /no longer published: geheim/
  ]
])("never keeps %s, and says so", async (_, options, reason) => {
  const out = await site(B);
  const {versions, dropped} = await kept(out, await site(A, options), 2);
  expect(versions).toEqual([]);
  expect(dropped).toHaveLength(1);
  expect(dropped[0]).toMatch(reason);
  await expect(readFile(join(out, "data/versions", A, "build.json"))).rejects.toThrow("ENOENT");
});

it("never keeps a damaged one", async () => {
  const damaged = await site(A);
  await writeFile(join(damaged, "data/indicators.parquet"), "x");
  expect((await kept(await site(B), damaged, 2)).dropped[0]).toMatch(/gone or changed/);
  const copy = await site(A);
  await cp(copy, damaged, {recursive: true});
  await rm(join(damaged, "data/indicators.parquet"));
  expect((await kept(await site(B), damaged, 2)).dropped[0]).toMatch(/gone or changed/);
});
