import {cp, mkdtemp, readdir, readFile, rm, utimes, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {prepareTables} from "../../../loaders/tables/prepare-tables.js";
import {copyMunicipality} from "../../copy-municipality.js";

describe("prepareTables, once more", () => {
  let work: string;
  let folder: string;

  beforeEach(async () => {
    work = await mkdtemp(join(tmpdir(), "incremental-"));
    folder = await copyMunicipality(join(work, "musterstadt"));
  });
  afterEach(() => rm(work, {recursive: true}));

  /** The files a run reads, its report and its tables. */
  async function run() {
    const steps: string[] = [];
    const onProgress = (step: string) => void steps.push(step);
    const {report, dir, info} = await prepareTables(folder, {scope: "public", workDir: work, onProgress});
    const files = steps.flatMap((step) => /^reading (extracts\/[^,]+)/.exec(step)?.[1] ?? []);
    return {read: [...new Set(files)].sort(), report, dir, info};
  }

  const edit = async (file: string, from: string, to: string) => {
    const text = await readFile(join(folder, file), "latin1");
    expect(text).toContain(from);
    await writeFile(join(folder, file), text.replace(from, to), "latin1");
  };

  it("reads only the extract that changed, and what it makes is what a first run makes", async () => {
    const first = await run();
    expect(first.read).toContain("extracts/einwohner.csv");
    expect(first.read.length).toBeGreaterThan(1);
    await edit("extracts/einwohner.csv", "31.12.2012;010101;", "31.12.2012;01o101;");
    const changed = await run();
    expect(changed.read).toEqual(["extracts/einwohner.csv"]);
    expect(changed.report.tables[0]?.reported).toBe((first.report.tables[0]?.reported ?? 0) + 1);
    await rm(join(work, "cache"), {recursive: true});
    const fresh = await run();
    expect(fresh.report).toEqual(changed.report);
    expect(fresh.info).toEqual(changed.info);
  });

  it("reads nothing where a result that another run kept is damaged, but makes it again", async () => {
    const first = await run();
    const cache = join(work, "cache/extracts");
    for (const name of await readdir(cache)) await writeFile(join(cache, name), "kaputt");
    await rm(join(work, "cache/tables"), {recursive: true});
    const again = await run();
    expect(again.read).toEqual(first.read);
    expect(again.info).toEqual(first.info);
  });

  it("sees every change once files are old enough for their times to be trusted", async () => {
    const age = async () => {
      for (const entry of await readdir(folder, {recursive: true, withFileTypes: true})) {
        await utimes(join(entry.parentPath, entry.name), 1, 1);
      }
    };
    await age();
    const first = await run();
    expect((await run()).dir).toBe(first.dir);
    await edit("extracts/einwohner.csv", "31.12.2012;010101;", "31.12.2012;01o101;");
    await age();
    expect((await run()).dir).not.toBe(first.dir);
    await cp(join(folder, "geo/quartiere.prj"), join(folder, "geo/neu.prj"));
    await rm(join(folder, "extracts/einwohner.csv"));
    await expect(run()).rejects.toThrow(/file missing/);
  });
});
