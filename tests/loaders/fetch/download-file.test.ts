import {existsSync} from "node:fs";
import {mkdir, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {downloadAgent} from "../../../loaders/fetch/download-agent.js";
import {downloadFile, type WebFile} from "../../../loaders/fetch/download-file.js";
import {serveFiles, someBytes, sourceOf, type Behaviour, type FileServer} from "./file-server.js";

const bytes = someBytes(200_000);
const dispatcher = downloadAgent({connect: 2000, silence: 400}, {});
const pauses = [1, 1, 1];

let folder: string;
let target: string;
let server: FileServer | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "quartierslabor-download-"));
  target = join(folder, "mss", "a.csv");
});

afterEach(async () => {
  await server?.close();
  server = undefined;
  await rm(folder, {recursive: true});
});

async function serve(behaviour: Behaviour = {}): Promise<WebFile> {
  server = await serveFiles({"a.csv": {bytes, behaviour}});
  return sourceOf("mss/a.csv", bytes, `${server.origin}/a.csv`) as WebFile;
}

async function putPart(content: Buffer): Promise<void> {
  await mkdir(join(folder, "mss"));
  await writeFile(`${target}.part`, content);
}

async function expectArrived(): Promise<void> {
  expect(bytes.equals(await readFile(target))).toBe(true);
  expect(existsSync(`${target}.part`)).toBe(false);
}

async function failure(source: WebFile, signal?: AbortSignal): Promise<Error> {
  return downloadFile(source, target, {dispatcher, pauses, signal}).then(
    () => expect.fail("the download succeeded"),
    (error: Error) => error
  );
}

describe("downloadFile", () => {
  test("downloads a file and leaves no part", async () => {
    await downloadFile(await serve(), target, {dispatcher, pauses});
    await expectArrived();
    expect(server?.requests).toEqual(["a.csv"]);
  });

  test("goes on where a cut connection stopped", async () => {
    const source = await serve({cut: {after: 70_000, times: 2}});
    await downloadFile(source, target, {dispatcher, pauses});
    await expectArrived();
    const [first, ...resumed] = server?.requests ?? [];
    expect(first).toBe("a.csv");
    expect(resumed).toHaveLength(2);
    // What was under way when the connection broke may be lost, on a busy machine more than on an idle one.
    const offsets = resumed.map((request) => Number(/^a\.csv bytes=(\d+)-$/.exec(request)?.[1]));
    expect(offsets[0]).toBeGreaterThan(0);
    expect(offsets[0]).toBeLessThanOrEqual(70_000);
    expect(offsets[1]).toBeGreaterThan(offsets[0]!);
  });

  test("goes on from the part of an earlier run", async () => {
    await putPart(bytes.subarray(0, 150_000));
    await downloadFile(await serve(), target, {dispatcher, pauses});
    await expectArrived();
    expect(server?.requests).toEqual(["a.csv bytes=150000-"]);
  });

  test("uses a complete part without asking the server", async () => {
    await putPart(bytes);
    await downloadFile(await serve(), target, {dispatcher, pauses});
    await expectArrived();
    expect(server?.requests).toEqual([]);
  });

  test.each(["ignored", "refused", "shifted"] as const)("starts anew where ranges are %s", async (ranges) => {
    await putPart(bytes.subarray(0, 150_000));
    await downloadFile(await serve({ranges}), target, {dispatcher, pauses});
    await expectArrived();
  });

  test("starts anew when the part of an earlier run was wrong", async () => {
    await putPart(someBytes(150_000, 2));
    await downloadFile(await serve(), target, {dispatcher, pauses});
    await expectArrived();
    expect(server?.requests).toEqual(["a.csv bytes=150000-", "a.csv"]);
  });

  test("throws away a part that is too long", async () => {
    await putPart(someBytes(200_001));
    await downloadFile(await serve(), target, {dispatcher, pauses});
    await expectArrived();
    expect(server?.requests).toEqual(["a.csv"]);
  });

  test("tries again after errors that pass, also when told how long to wait", async () => {
    const status = {code: 503, times: 2, headers: {"retry-after": "0"}};
    await downloadFile(await serve({status}), target, {dispatcher, pauses: [60_000, 60_000]});
    await expectArrived();
  });

  test("tries again when a server falls silent", async () => {
    const source = await serve({cut: {after: 1000, times: 1, silently: true}});
    await downloadFile(source, target, {dispatcher, pauses});
    await expectArrived();
    expect(server?.requests).toEqual(["a.csv", "a.csv bytes=1000-"]);
  });

  test("refuses altered bytes, says both hashes and keeps nothing", async () => {
    const altered = Buffer.from(bytes);
    altered[1000] = 0;
    altered[1001] = 0;
    const source = await serve({sends: altered});
    const {message} = await failure(source);
    const found = sourceOf("x", altered, null).sha256;
    expect(message).toContain("fetch: mss/a.csv is not the file expected");
    expect(message).toContain(`expected SHA-256 ${source.sha256} (200000 bytes)`);
    expect(message).toContain(`got SHA-256 ${found} (200000 bytes)`);
    expect(message).toContain("--from DIR");
    expect(existsSync(target)).toBe(false);
    expect(existsSync(`${target}.part`)).toBe(false);
  });

  test.each([
    ["shorter", 199_000],
    ["longer", 5_000_000]
  ])("refuses a file that is %s, and asks once only", async (word, length) => {
    const {message} = await failure(await serve({sends: someBytes(length)}));
    expect(message).toContain("is not the file expected");
    expect(message.includes("the server sent more than 200000 bytes")).toBe(word === "longer");
    expect(existsSync(`${target}.part`)).toBe(false);
    expect(server?.requests).toEqual(["a.csv"]);
  });

  test("does not insist when the server says no", async () => {
    const {message} = await failure(await serve({status: {code: 404, times: 9}}));
    expect(message).toMatch(/cannot be downloaded; expected HTTP 200, got HTTP 404 Not Found \(http:/);
    expect(server?.requests).toHaveLength(1);
  });

  test("gives up after the last pause and keeps the part for another run", async () => {
    const {message} = await failure(await serve({cut: {after: 1000, times: 99}}));
    expect(message).toContain("mss/a.csv is not complete after 4 tries; expected 200000 bytes");
    expect(message).toContain("run the same command again to go on from there");
    const part = await readFile(`${target}.part`);
    expect(part.length).toBeGreaterThan(0);
    expect(bytes.subarray(0, part.length).equals(part)).toBe(true);
  });

  test("says which host does not answer", async () => {
    const source = await serve();
    await server?.close();
    const error = await failure(source);
    expect(error.name).toBe("UnreachableError");
    expect(error.message).toMatch(
      /127\.0\.0\.1:\d+ cannot be reached \(ECONNREFUSED\).*HTTPS_PROXY.*--from DIR/
    );
  });

  test("stops when aborted and keeps the part", async () => {
    const source = await serve({cut: {after: 1000, times: 99}});
    const controller = new AbortController();
    const reason = new Error("enough");
    const download = downloadFile(source, target, {dispatcher, pauses: [60_000], signal: controller.signal});
    setTimeout(() => controller.abort(reason), 150);
    await expect(download).rejects.toBeDefined();
    expect(existsSync(target)).toBe(false);
    expect((await readFile(`${target}.part`)).length).toBe(1000);
  });
});
