import {existsSync} from "node:fs";
import {cp, readFile, readdir, writeFile} from "node:fs/promises";
import {createServer, type AddressInfo} from "node:net";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {testFolder, type TestFolder} from "../fetch/municipality-folder.js";
import {runCli} from "./run-cli.js";

const project = fileURLToPath(new URL("../../..", import.meta.url));

let folder: TestFolder;

beforeEach(async () => {
  folder = await testFolder();
});

afterEach(() => folder.remove());

const patience = 60_000;

describe("quartierslabor start", () => {
  test.each(["SIGINT", "SIGTERM"] as const)(
    "serves the demo city and ends with code 0 on %s",
    {timeout: patience},
    async (signal) => {
      const pages: Promise<number>[] = [];
      const run = await runCli(["start", "--port", "0", "--no-open"], {
        onOutput: (text, kill) => {
          const url = /musterstadt is at (http:\/\/127\.0\.0\.1:\d+\/)/.exec(text)?.[1];
          if (url === undefined || pages.length > 0) return;
          const page = fetch(url).then(async (response) => {
            await response.text();
            return response.status;
          });
          pages.push(page.finally(() => kill(signal)));
        }
      });
      expect(await Promise.all(pages)).toEqual([200]);
      expect(run.code).toBe(0);
      expect(run.stdout).toMatch(/^musterstadt is at http:\/\/127\.0\.0\.1:\d+\/ \(Ctrl-C stops\)\n$/);
      // eslint-disable-next-line no-control-regex
      expect(run.stderr).not.toMatch(/\x1b/);
    }
  );

  test("says what to do when the port is taken", {timeout: patience}, async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const {port} = server.address() as AddressInfo;
    const {code, stderr} = await runCli(["start", "--port", String(port), "--no-open"]);
    server.close();
    expect(code).toBe(1);
    expect(stderr).toContain(`error: site: port ${port} is in use; expected a free port`);
  });
});

describe("quartierslabor build", () => {
  test("writes the pages to a folder below the working one", {timeout: patience}, async () => {
    const {code, stdout} = await runCli(["build", "--out", "seiten"], {cwd: folder.path});
    expect({code, stdout}).toEqual({code: 0, stdout: "The pages are in seiten\n"});
    expect(existsSync(join(folder.path, "seiten/index.html"))).toBe(true);
  });

  test("leaves nothing behind when it is stopped", {timeout: patience}, async () => {
    const {code, stderr} = await runCli(["build", "--out", "seiten"], {
      cwd: folder.path,
      onOutput: (text, kill) => text.includes("reading /") && kill("SIGINT")
    });
    expect(code).toBe(130);
    expect(stderr).toMatch(/error: stopped\n$/);
    expect(await readdir(folder.path)).toEqual([]);
  });

  test("does not overwrite what it did not write", {timeout: patience}, async () => {
    await folder.put("seiten/wichtig.txt", "!");
    const {code, stderr} = await runCli(["build", "--out", "seiten"], {cwd: folder.path});
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error: site: will not overwrite .*seiten/);
    expect(existsSync(join(folder.path, "seiten/wichtig.txt"))).toBe(true);
  });
});

describe("quartierslabor check", () => {
  test("finds nothing wrong with the demo city", {timeout: patience}, async () => {
    const [text, json] = await Promise.all([runCli(["check"]), runCli(["check", "--json"])]);
    expect([text.code, json.code]).toEqual([0, 0]);
    expect(text.stdout).toContain(
      "extracts/einwohner.csv (quartier)\n  1022 rows read: 1008 used, 14 not (14 total)"
    );
    expect(text.stdout).toMatch(/\n\d+ tables read, 0 problems\n$/);
    const {tables} = JSON.parse(json.stdout) as {tables: readonly {file: string}[]};
    expect(tables[0]).toMatchObject({file: "extracts/einwohner.csv"});
    expect(new Set(tables.map(({file}) => file)).size).toBeGreaterThan(20);
  });

  test("names rows it could not use and ends with code 1", {timeout: patience}, async () => {
    const path = join(folder.path, "probestadt");
    await cp(join(project, "data/musterstadt"), path, {recursive: true});
    await edit(join(path, "kommune.yaml"), (text) => text.replace("id: musterstadt", "id: probestadt"));
    await edit(join(path, "extracts/einwohner.csv"), (text) => text.replace(";010101;", ";999999;"));
    const {code, stdout} = await runCli(["check", path]);
    expect(code).toBe(1);
    expect(stdout).toContain("1022 rows read: 1007 used, 15 not (1 unknown area, 14 total)");
    expect(stdout).toMatch(/\n {2}row 2(, column \d+)?: .*999999.* \(row not used\)\n/);
    expect(stdout).toMatch(/\n\d+ tables read, 1 problem\n$/);
  });

  test("names every mistake of a manifest", {timeout: patience}, async () => {
    const path = join(folder.path, "probestadt");
    await cp(join(project, "data/musterstadt"), path, {recursive: true});
    await edit(join(path, "kommune.yaml"), (text) =>
      text.replace("fictional: true", "fictional: vielleicht")
    );
    const {code, stdout, stderr} = await runCli(["check", path]);
    expect({code, stdout}).toEqual({code: 1, stdout: ""});
    expect(stderr).toMatch(/^error: kommune: .*kommune\.yaml, line \d+/m);
  });
});

/** Extracts are Windows-1252: bytes pass through unchanged. */
async function edit(path: string, change: (text: string) => string): Promise<void> {
  await writeFile(path, change(await readFile(path, "latin1")), "latin1");
}
