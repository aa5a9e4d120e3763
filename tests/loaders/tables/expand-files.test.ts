import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import type {ExtractTable, Municipality} from "../../../loaders/manifest/municipality.js";
import {expandFiles} from "../../../loaders/tables/expand-files.js";
import {temporaryFolder} from "../../copy-municipality.js";
import {extractOf, sourceOf} from "../harmonise/fixtures.js";

async function expand(file: string, names: readonly string[]): Promise<readonly ExtractTable[]> {
  const folder = await temporaryFolder();
  for (const name of names) await writeFile(join(folder, name), "");
  const table = {...sourceOf({kind: "name", as: null}), file};
  const municipality = {extracts: [extractOf({}, {tables: [table]})]} as unknown as Municipality;
  return expandFiles(municipality, (ref) => join(folder, ref.file)).extracts[0]!.tables;
}

describe("expandFiles", () => {
  it("finds every file that fits a name, in the order of periods", async () => {
    const found = await expand("e_{MM}_{JJJJ}.csv", [
      "e_01_2020.csv",
      "e_12_2019.csv",
      "e_2019.csv",
      "x.csv"
    ]);
    expect(found.map(({file, period}) => [file, period])).toEqual([
      ["e_12_2019.csv", {kind: "fixed", period: "2019-12"}],
      ["e_01_2020.csv", {kind: "fixed", period: "2020-01"}]
    ]);
  });

  it("says which name no file fits, also where the folder is missing", async () => {
    const message = "input: no file found; expected at least one file whose name fits it";
    await expect(expand("e_{JJJJ}.csv", ["e.csv"])).rejects.toThrow(`${message} (e_{JJJJ}.csv)`);
    await expect(expand("weg/e_{JJJJ}.csv", [])).rejects.toThrow(`${message} (weg/e_{JJJJ}.csv)`);
  });
});
