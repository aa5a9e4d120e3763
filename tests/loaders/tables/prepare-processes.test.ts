import {spawn, type ChildProcess} from "node:child_process";
import {once} from "node:events";
import {mkdtemp, readdir, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {prepareTables} from "../../../loaders/tables/prepare-tables.js";

const musterstadt = fileURLToPath(new URL("../../../data/musterstadt", import.meta.url));
const script = fileURLToPath(new URL("./prepare-process.ts", import.meta.url));

function start(workDir: string): ChildProcess {
  const args = ["--import", "tsx", script, musterstadt, workDir];
  return spawn(process.execPath, args, {stdio: ["ignore", "pipe", "inherit"]});
}

async function linesOf(child: ChildProcess): Promise<string[]> {
  const chunks: string[] = [];
  child.stdout?.on("data", (chunk: Buffer) => chunks.push(chunk.toString()));
  const [code] = (await once(child, "close")) as [number];
  expect(code).toBe(0);
  return chunks.join("").trim().split("\n");
}

describe("prepareTables in several processes", () => {
  let workDir: string;

  beforeEach(async () => {
    workDir = await mkdtemp(join(tmpdir(), "processes-"));
  });
  afterEach(() => rm(workDir, {recursive: true}));

  it("makes the same tables once", async () => {
    const outputs = await Promise.all([1, 2, 3].map(() => linesOf(start(workDir))));
    expect(new Set(outputs.map((lines) => lines.at(-1))).size).toBe(1);
    expect(outputs.filter((lines) => lines.includes("writing tables"))).toHaveLength(1);
    expect(await readdir(join(workDir, "cache/tables"))).toHaveLength(1);
  });

  it("takes over from a process that was killed", async () => {
    const child = start(workDir);
    await once(child.stdout!, "data");
    child.kill("SIGKILL");
    await once(child, "close");
    const left = await readdir(join(workDir, "cache/tables"));
    expect(left).toEqual([expect.stringMatching(/^\.musterstadt-public-[0-9a-f]{16}\.lock$/)]);
    const {dir} = await prepareTables(musterstadt, {scope: "public", workDir});
    expect(await readdir(join(workDir, "cache/tables"))).toHaveLength(1);
    expect(await readdir(dir)).toContain("build.json");
  });
});
