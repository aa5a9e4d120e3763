import {readFile, rm} from "node:fs/promises";
import {join, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {describeWithData, sharedData} from "../../shared-data.js";
import {serveFiles, someBytes, sourceOf, type FileServer, type ServedFile} from "../fetch/file-server.js";
import {testFolder, type TestFolder} from "../fetch/municipality-folder.js";
import {runCli} from "./run-cli.js";

const project = fileURLToPath(new URL("../../..", import.meta.url));

let folder: TestFolder;
let server: FileServer | undefined;
/** An id of its own for each test: the command puts files into the project's own work folder. */
let id: string;
let downloads: string;

beforeEach(async () => {
  folder = await testFolder();
  id = `probe-${process.pid}-${Math.random().toString(36).slice(2)}`;
  downloads = join(project, ".quartierslabor", "downloads", id);
});

afterEach(async () => {
  await server?.close();
  server = undefined;
  await rm(downloads, {recursive: true, force: true});
  await folder.remove();
});

async function municipality(files: Record<string, ServedFile>): Promise<string> {
  server = await serveFiles(files);
  const {origin} = server;
  return folder.municipality(
    id,
    Object.entries(files).map(([file, {bytes}]) => sourceOf(file, bytes, `${origin}/${file}`))
  );
}

describe("quartierslabor fetch", () => {
  test("prints plain lines into a pipe: progress on stderr, the result on stdout", async () => {
    const bytes = someBytes(500);
    const path = await municipality({"a.csv": {bytes}, "b.csv": {bytes}, "c.csv": {bytes}, "d.csv": {bytes}});
    const {code, stdout, stderr} = await runCli(["fetch", path]);
    expect(code).toBe(0);
    expect(stderr).toBe("Downloading 1/4\nDownloading 2/4\nDownloading 3/4\nDownloading 4/4\n");
    expect(stdout).toBe(
      `4 files of ${id} are complete and checked (0.0 MB): 4 fetched.\n${resolve(downloads)}\n`
    );
    expect(bytes.equals(await readFile(join(downloads, "d.csv")))).toBe(true);
    const again = await runCli(["fetch", id], {cwd: folder.path});
    expect(again.stdout).toContain("0 fetched, 4 were there.");
  });

  test("fails with code 1 where bytes are not the listed ones", async () => {
    const path = await municipality({
      "a.csv": {bytes: someBytes(500), behaviour: {sends: someBytes(500, 2)}}
    });
    const {code, stdout, stderr} = await runCli(["fetch", path]);
    expect({code, stdout}).toEqual({code: 1, stdout: ""});
    expect(stderr).toContain(`error: fetch: 1 of 1 files of ${id} could not be fetched`);
    expect(stderr).toMatch(
      /expected SHA-256 [0-9a-f]{64} \(500 bytes\), got SHA-256 [0-9a-f]{64} \(500 bytes\)/
    );
  });

  test.each([
    ["SIGINT", 130],
    ["SIGTERM", 143]
  ] as const)("stops on %s with code %i and goes on the next time", async (signal, expected) => {
    const bytes = someBytes(500);
    const slow = {after: 100, times: 1, silently: true};
    const path = await municipality({"a.csv": {bytes}, "b.csv": {bytes, behaviour: {cut: slow}}});
    const stopped = await runCli(["fetch", path], {
      onOutput: (text, kill) => text.includes("1/2") && setTimeout(kill, 200, signal)
    });
    expect(stopped.code).toBe(expected);
    expect(stopped.stderr).toContain("error: stopped\n");
    const {code, stdout} = await runCli(["fetch", path]);
    expect({code, stdout}).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("1 fetched, 1 were there")
    });
    expect(server?.requests.at(-1)).toBe("b.csv bytes=100-");
  });

  test.each(["start", "build", "check"])("is what %s asks for where files are missing", async (command) => {
    const path = await municipality({"a.csv": {bytes: someBytes(5)}});
    const {code, stderr} = await runCli([command, path], {cwd: folder.path});
    expect(code).toBe(1);
    expect(stderr).toContain(`error: downloads: 1 of 1 files of ${id} are missing or altered`);
    expect(stderr).toContain("a.csv is missing");
    expect(stderr).toContain(`quartierslabor fetch ${path}`);
  });
});

describeWithData("quartierslabor fetch berlin --from", () => {
  test("fetches Berlin's official files, from a path relative to the working folder", async () => {
    const {code, stdout, stderr} = await runCli(["fetch", "Berlin", "--from", "berlin"], {cwd: sharedData()});
    expect({code, errors: stderr.replace(/^Copying \d+\/75\n/gm, "")}).toEqual({code: 0, errors: ""});
    expect(stdout).toMatch(/^75 files of berlin are complete and checked \(17\.3 MB\): \d+ fetched/);
  });
});
