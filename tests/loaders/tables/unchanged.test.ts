import {mkdir, utimes, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {rememberSeen, unchangedSince} from "../../../loaders/tables/unchanged.js";
import {temporaryFolder} from "../../copy-municipality.js";

/** A start so late that the times of all files are certain. */
const LATER = Date.now() + 3_600_000;

async function seenFiles() {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "in"));
  const files = ["a.csv", "b.csv"].map((name) => join(folder, "in", name));
  for (const file of files) await writeFile(file, "1;2\n");
  const record = join(folder, "seen/run.json");
  return {files, record, folder};
}

describe("unchangedSince", () => {
  it("names the tables of the last run until a file changes, vanishes or comes", async () => {
    const changes = [
      (file: string) => writeFile(file, "3;4\n"),
      (file: string) => utimes(file, 1, 1),
      (file: string) => writeFile(`${file}.prj`, "")
    ];
    for (const change of changes) {
      const {files, record} = await seenFiles();
      expect(await unchangedSince(record)).toBeNull();
      await rememberSeen(record, "stadt-public-1", files, LATER);
      expect(await unchangedSince(record)).toBe("stadt-public-1");
      await new Promise((resolve) => setTimeout(resolve, 20));
      await change(files[0]!);
      expect(await unchangedSince(record)).toBeNull();
    }
  });

  it("remembers nothing where a file changed a moment before, and bears a damaged record", async () => {
    const {files, record, folder} = await seenFiles();
    await rememberSeen(record, "stadt-public-1", files, Date.now());
    expect(await unchangedSince(record)).toBeNull();
    await mkdir(join(folder, "seen"));
    await writeFile(record, "{");
    expect(await unchangedSince(record)).toBeNull();
  });
});
