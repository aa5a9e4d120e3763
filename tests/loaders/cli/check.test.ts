import {cp, readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {Ajv} from "ajv";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {projectRoot, workDir} from "../../../loaders/site/project.js";
import type {Changes} from "../../../src/model/changes.js";
import {testFolder, type TestFolder} from "../fetch/municipality-folder.js";
import {runCli} from "./run-cli.js";

const ID = "pruefstadt";
let folder: TestFolder;
let path: string;

beforeAll(async () => {
  folder = await testFolder();
  path = join(folder.path, ID);
  await cp(join(projectRoot(), "data/musterstadt"), path, {recursive: true});
  await edit("kommune.yaml", (text) => text.replace("id: musterstadt", `id: ${ID}`));
});

afterAll(async () => {
  await rm(join(workDir(), "state", ID), {recursive: true, force: true});
  await folder.remove();
});

/** Extracts are Windows-1252: bytes pass through unchanged. */
async function edit(file: string, change: (text: string) => string): Promise<void> {
  const name = join(path, file);
  await writeFile(name, change(await readFile(name, "latin1")), "latin1");
}

/** Doubles the people of one Quartier in 2016. */
function doubled(csv: string): string {
  return csv.replace(
    /^(31\.12\.2016;020101;[^;]*;)(\d+)/m,
    (_, start: string, count: string) => start + String(2 * Number(count))
  );
}

async function check(...args: readonly string[]) {
  const run = await runCli(["check", path, "--json", ...args]);
  const output = JSON.parse(run.stdout) as {problems: number; changes: Changes | null};
  return {code: run.code, ...output};
}

describe("quartierslabor check", {timeout: 240_000, concurrent: false}, () => {
  test("has nothing to compare with at first, and accepts tables without problems", async () => {
    const {code, stdout} = await runCli(["check", path]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/\nchanges: nothing was accepted before, so there is nothing to compare with\n/);
    expect((await check()).changes).toBeNull();
  });

  test("names what moved since then, as often as it is asked", async () => {
    await edit("extracts/einwohner.csv", doubled);
    const first = await check();
    expect(first.changes?.moved.values[0]).toMatchObject({
      ...{indicator: "einwohner", level: "quartier", area_id: "020101"},
      ...{period: "2016", before_period: "2016", change: 1}
    });
    expect(await check()).toEqual(first);
    const {stdout} = await runCli(["check", path]);
    expect(stdout).toMatch(
      /\nchanges since data version [0-9a-f]{12}, accepted on \d{4}-\d\d-\d\d\n {2}moved by more than 25 %: \d+ values\n {4}einwohner, quartier 020101 \S.*, 2016: \d+ → \d+ \(\+100 %, revised\)\n/
    );
  });

  test("takes the share from --moved, else from the manifest", async () => {
    const count = async (...args: readonly string[]) => (await check(...args)).changes?.moved.values.length;
    const usual = (await count())!;
    expect(await count("--moved", "99,5%")).toBeGreaterThan(0);
    expect(await count("--moved", "99,5%")).toBeLessThan(usual);
    expect(await count("--moved", "200%")).toBe(0);
    await edit("kommune.yaml", (text) => `${text}\ncheck: {moved: 200%}\n`);
    expect(await count()).toBe(0);
    await edit("kommune.yaml", (text) => text.replace("\ncheck: {moved: 200%}\n", ""));
    const {code, stderr} = await runCli(["check", path, "--moved", "viel"]);
    expect(code).toBe(2);
    expect(stderr).toContain("expected a share like 20% or 12,5%");
  });

  test("prints JSON as its schema describes it", async () => {
    const schema = JSON.parse(
      await readFile(join(projectRoot(), "schemas/check-report.schema.json"), "utf8")
    ) as object;
    const validate = new Ajv({allErrors: true}).compile(schema);
    validate(await check());
    expect(validate.errors).toBeNull();
  });

  test("does not accept tables with problems", async () => {
    const accepted = (await check()).changes;
    await edit("extracts/einwohner.csv", (text) =>
      text.replace(/^(31\.12\.2016;)020102;/m, "$1029902;").replace(/^31\.12\.2013;010103;.*\r\n/m, "")
    );
    const {code, problems, changes} = await check();
    expect({code, problems}).toEqual({code: 1, problems: 1});
    expect(changes?.before).not.toEqual(accepted?.before);
    expect(changes?.coverage).toContainEqual({
      ...{indicator: "einwohner", level: "quartier", period: "2013"},
      ...{before: 72, after: 71}
    });
    expect((await check()).changes).toEqual(changes);
  });
});
