import {existsSync} from "node:fs";
import {readFile, readdir, stat} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {fetchFiles, type FetchOptions} from "../../../loaders/fetch/fetch-files.js";
import type {ProgressEvent} from "../../../loaders/progress.js";
import {describeWithData, sharedData} from "../../shared-data.js";
import {serveFiles, someBytes, sourceOf, type FileServer, type ServedFile} from "./file-server.js";
import {testFolder, type TestFolder} from "./municipality-folder.js";

let folder: TestFolder;
let to: string;
let server: FileServer | undefined;

beforeEach(async () => {
  folder = await testFolder();
  to = join(folder.path, "downloads");
});

afterEach(async () => {
  await server?.close();
  server = undefined;
  await folder.remove();
});

const contents = Array.from({length: 9}, (_, index) => someBytes(3000 + index, index));
const name = (index: number) => `mss/file-${index}.csv`;

/** A municipality with nine listed files on a server that treats some of them badly. */
async function servedMunicipality(served: Record<number, ServedFile> = {}): Promise<string> {
  const files = contents.map((bytes, index) => [`file-${index}.csv`, served[index] ?? {bytes}] as const);
  server = await serveFiles(Object.fromEntries(files));
  const {origin} = server;
  return folder.municipality(
    "probestadt",
    contents.map((bytes, index) => sourceOf(name(index), bytes, `${origin}/file-${index}.csv`))
  );
}

async function failure(municipality: string, options: FetchOptions = {}): Promise<string> {
  return fetchFiles(municipality, {to, pauses: [1], ...options}).then(
    () => expect.fail("nothing failed"),
    (error: Error) => error.message
  );
}

describe("fetchFiles from the web", () => {
  test("fetches all files, says how far it is, and has nothing to do the second time", async () => {
    const municipality = await servedMunicipality();
    const events: ProgressEvent[] = [];
    const first = await fetchFiles(municipality, {to, onProgress: (event) => events.push(event)});
    expect(first).toEqual({folder: to, files: 9, fetched: 9, bytes: 27036});
    expect(events.map(({done}) => done)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(events.at(-1)).toMatchObject({stage: "Downloading", total: 9});
    expect((await readdir(join(to, "mss"))).sort()).toEqual(contents.map((_, i) => `file-${i}.csv`));
    const second = await fetchFiles(municipality, {to});
    expect(second.fetched).toBe(0);
    expect(server?.requests).toHaveLength(9);
  });

  test("replaces a file that was altered after it was fetched", async () => {
    const municipality = await servedMunicipality();
    await folder.put(`downloads/${name(3)}`, someBytes(3003, 99));
    await fetchFiles(municipality, {to});
    expect(contents[3]?.equals(await readFile(join(to, name(3))))).toBe(true);
  });

  test("fetches the others when one is refused, and names the file, hashes and way out", async () => {
    const bytes = someBytes(3004, 50);
    const message = await failure(await servedMunicipality({4: {bytes}, 7: {bytes: Buffer.alloc(0)}}));
    expect(message).toContain("fetch: 2 of 9 files of probestadt could not be fetched");
    expect(message).toContain(`got SHA-256 ${sourceOf("", bytes, null).sha256} (3004 bytes)`);
    expect(message).toContain("  mss/file-7.csv is not the file expected");
    expect(await readdir(join(to, "mss"))).toHaveLength(7);
  });

  test("asks a host that does not answer for the first files only", async () => {
    const municipality = await servedMunicipality();
    const host = server?.origin.slice(7) ?? "";
    await server?.close();
    const message = await failure(municipality);
    expect(message.split("\n")).toHaveLength(2);
    expect(message).toContain("9 of 9 files");
    expect(message).toContain(`${host} cannot be reached`);
  });

  test("says that a file without address needs a folder", async () => {
    const municipality = await folder.municipality("ort", [sourceOf("a.csv", someBytes(3), null)]);
    expect(await failure(municipality)).toContain("a.csv has no public address; get it from its office");
  });

  test("stops when aborted and goes on the next time", async () => {
    const municipality = await servedMunicipality();
    const controller = new AbortController();
    const onProgress = ({done}: ProgressEvent) => done === 2 && controller.abort(new Error("enough"));
    await expect(fetchFiles(municipality, {to, signal: controller.signal, onProgress})).rejects.toThrow(
      "enough"
    );
    const summary = await fetchFiles(municipality, {to});
    expect(summary.files).toBe(9);
    expect(summary.fetched).toBeLessThan(9);
  });

  test("has nothing to do without a sources.json", async () => {
    await folder.put("ort/kommune.yaml", "id: ort\n");
    expect(await fetchFiles(join(folder.path, "ort"), {to})).toMatchObject({files: 0, fetched: 0});
  });
});

describe("fetchFiles from a folder", () => {
  const sources = [
    sourceOf("mss/a.csv", Buffer.from("a"), null),
    sourceOf("geo/b.shp", Buffer.from("b"), "https://example.org/b")
  ];

  test("copies what matches", async () => {
    await folder.put("from/mss/a.csv", "a");
    await folder.put("from/geo/b.shp", "b");
    const municipality = await folder.municipality("ort", sources);
    const from = join(folder.path, "from");
    expect(await fetchFiles(municipality, {to, from})).toMatchObject({files: 2, fetched: 2});
    expect(await readFile(join(to, "geo/b.shp"), "utf8")).toBe("b");
  });

  test("names the missing and the altered file with what to do", async () => {
    await folder.put("from/geo/b.shp", "c");
    const message = await failure(await folder.municipality("ort", sources), {
      from: join(folder.path, "from")
    });
    expect(message).toContain("fetch: 2 of 2 files of ort could not be fetched");
    expect(message).toMatch(/mss\/a\.csv is missing; put it into the folder \(.*mss.a\.csv\)/);
    expect(message).toMatch(
      /geo\/b\.shp is not the file expected; expected SHA-256 [0-9a-f]{64} \(1 bytes\), got/
    );
    expect(message).toContain("replace it by the original or download it from https://example.org/b");
    expect(existsSync(join(to, "geo/b.shp"))).toBe(false);
    expect(await readdir(join(to, "geo"))).toEqual([]);
  });

  test("says when the folder does not exist", async () => {
    const municipality = await folder.municipality("ort", sources);
    expect(await failure(municipality, {from: join(folder.path, "gibtsnicht")})).toMatch(
      /^fetch: no such folder; expected a folder with the files, got nothing \(.*gibtsnicht\)$/
    );
  });
});

describeWithData("fetchFiles of Berlin's official files", () => {
  const berlin = fileURLToPath(new URL("../../../data/berlin", import.meta.url));

  test("takes every listed file from the folder", async () => {
    const summary = await fetchFiles(berlin, {to, from: sharedData("berlin")});
    expect(summary.files).toBe(75);
    expect(summary.fetched).toBe(75);
    const edition = join(to, "mss/berlin-lor-monitoring-social-urban-development-2019-00-2-1.csv");
    expect((await stat(edition)).size).toBe(37069);
  });
});
