import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {findMunicipality, knownMunicipalities} from "../../../loaders/cli/find-municipality.js";
import {testFolder, type TestFolder} from "../fetch/municipality-folder.js";

let folder: TestFolder;
let data: string;

beforeAll(async () => {
  folder = await testFolder();
  data = join(folder.path, "data");
  for (const name of ["data/musterstadt", "data/münster", "eigene-stadt", "data/berlin"])
    await folder.put(`${name}/kommune.yaml`, "id: x\n");
  await folder.put("data/readme/notes.txt", "");
});

afterAll(() => folder.remove());

const find = (given?: string) => findMunicipality(given, folder.path, data);

test("knows the folders with a kommune.yaml", () => {
  expect(knownMunicipalities(data)).toEqual(["berlin", "musterstadt", "münster"]);
});

test.each([
  [undefined, "data/musterstadt"],
  ["BERLIN", "data/berlin"],
  ["mu\u0308nster", "data/münster"],
  ["eigene-stadt", "eigene-stadt"],
  ["./eigene-stadt/", "eigene-stadt"],
  ["data/../data/berlin", "data/berlin"]
])("finds %j", (given, expected) => {
  expect(find(given)).toBe(join(folder.path, expected));
});

test("lists what there is, with a suggestion where one is near", () => {
  expect(() => find("munster")).toThrow(
    'unknown municipality; expected berlin, musterstadt, münster or the path of a folder with a kommune.yaml, got "munster"\n(Did you mean münster?)'
  );
  expect(() => find("xyz")).toThrow(/got "xyz"$/);
  expect(() => find("data/readme")).toThrow(
    /^no municipality; expected a folder with a kommune\.yaml, got one/
  );
});
