import {mkdir, utimes} from "node:fs/promises";
import {join} from "node:path";
import {afterEach, beforeEach, expect, test} from "vitest";
import {verifyDownloads} from "../../../loaders/fetch/verify-downloads.js";
import {sourceOf} from "./file-server.js";
import {testFolder, type TestFolder} from "./municipality-folder.js";

let folder: TestFolder;
let downloads: string;

beforeEach(async () => {
  folder = await testFolder();
  downloads = join(folder.path, "downloads");
});

afterEach(() => folder.remove());

async function failure(municipality: string): Promise<string> {
  return verifyDownloads(municipality, downloads).then(
    () => expect.fail("nothing was found"),
    (error: Error) => error.message
  );
}

test("accepts files that are what the list says", async () => {
  const municipality = await folder.municipality("ort", [sourceOf("mss/ä.csv", Buffer.from("ä"), null)]);
  await folder.put("downloads/mss/ä.csv", "ä");
  await verifyDownloads(municipality, downloads);
});

test("accepts a municipality that lists nothing", async () => {
  await folder.put("ort/kommune.yaml", "id: ort\n");
  await verifyDownloads(join(folder.path, "ort"), downloads);
});

test("names an altered file with both hashes, even of the same size and time, and what to do", async () => {
  const source = sourceOf("a.csv", Buffer.from("1;2"), null);
  const municipality = await folder.municipality("ort", [source]);
  const path = await folder.put("downloads/a.csv", "1;2");
  await utimes(path, 1000, 1000);
  await verifyDownloads(municipality, downloads);
  await folder.put("downloads/a.csv", "1;3");
  await utimes(path, 1000, 1000);
  const found = sourceOf("a.csv", Buffer.from("1;3"), null).sha256;
  expect(await failure(municipality)).toBe(
    [
      `downloads: 1 of 1 files of ort are missing or altered (${downloads})`,
      `  a.csv was altered; expected SHA-256 ${source.sha256} (3 bytes), got SHA-256 ${found} (3 bytes)`,
      `  To get them: quartierslabor fetch ${municipality}`,
      `  Without access to the internet: quartierslabor fetch ${municipality} --from DIR, a folder that has them`
    ].join("\n")
  );
});

test("names the first ten of many missing files in the order of the list", async () => {
  const sources = Array.from({length: 25}, (_, index) => sourceOf(`f${index}.csv`, Buffer.from("x"), null));
  const lines = (await failure(await folder.municipality("ort", sources))).split("\n");
  expect(lines[0]).toContain("25 of 25 files of ort are missing");
  expect(lines.slice(1, 11)).toEqual(sources.slice(0, 10).map(({file}) => `  ${file} is missing`));
  expect(lines[11]).toBe("  … and 15 more");
});

test("counts a folder in a file's place as an error of reading, not as a right file", async () => {
  const municipality = await folder.municipality("ort", [sourceOf("a.csv", Buffer.from("1"), null)]);
  await mkdir(join(downloads, "a.csv"), {recursive: true});
  await expect(verifyDownloads(municipality, downloads)).rejects.toThrow(/EISDIR/);
});
