import {mkdir, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {parquetWriteBuffer} from "hyparquet-writer";
import {expect, it} from "vitest";
import {checkDisclosed, type Secrets} from "../../../loaders/site/check-disclosed.js";
import {temporaryFolder} from "../../copy-municipality.js";

const withheld = {
  indicator: "bg",
  level: "quartier",
  period: "2025",
  area_id: "010101",
  flag: "suppressed"
} as const;
const SECRETS: Secrets = {
  internal: [{key: "sucht", title: "Suchtberatung je Quartier"}],
  withheld: [withheld],
  extracts: [{file: "extracts/bg.csv", rows: [["31.12.2025", "010101", "Markt", "12", "7", "1,5"]]}]
};

function parquet(columns: Readonly<Record<string, string | number | null>>): Uint8Array {
  const columnData = Object.entries(columns).map(([name, value]) => ({
    name,
    type: typeof value === "string" ? ("STRING" as const) : ("DOUBLE" as const),
    data: [value]
  }));
  return new Uint8Array(parquetWriteBuffer({columnData}));
}

const {flag, ...place} = withheld;
const observation = (indicator: string, value: number | null, numerator: number | null = null) =>
  parquet({...place, indicator, value, numerator, flag: value === null ? flag : null});

async function site(file: string, content: string | Uint8Array): Promise<string> {
  const out = await temporaryFolder();
  await mkdir(dirname(join(out, file)), {recursive: true});
  await writeFile(join(out, file), content);
  return out;
}

it.each<[string, string | Uint8Array, string]>([
  [
    "index.html",
    "<p>Suchtberatung je Quartier</p>",
    'names an internal indicator; expected no trace of it, got "sucht"'
  ],
  ["_import/a.js", 'const key = "sucht";', 'got "sucht"'],
  ["data/methods.json", '{"indicators":["sucht"]}', 'got "sucht"'],
  ["data/observations.parquet", observation("sucht", 12), 'got "sucht"'],
  ["data/observations.parquet", observation("bg", 7), "has values that are withheld; expected none, got 1"],
  ["_file/other.parquet", observation("bg", null, 7), "has values that are withheld"],
  [
    "_file/zahlen.csv",
    "a\n31.12.2025;010101;Markt;12;7;1,5\n",
    "has rows of a delivered file; expected none, got 1"
  ],
  ["index.html", '[["x"],["31.12.2025","010101","Markt",12,7,"1,5"]]', "has rows of a delivered file"],
  [
    "index.html",
    "<tr><td>31.12.2025</td><td>010101</td><td>Markt</td><td>12</td><td>7</td><td>1,5</td></tr>",
    "has rows of a delivered file"
  ],
  ["index.html", "Quelle: bg.csv", 'names a delivered file; expected no trace of it, got "bg.csv"'],
  ["_file/bg.0a1b2c3d.csv", "", "is named like a delivered file"]
])("finds in %s: %s", async (file, content, said) => {
  const out = await site(file, content);
  await expect(checkDisclosed(out, SECRETS)).rejects.toThrow(`disclosure: ${file}`);
  await expect(checkDisclosed(out, SECRETS)).rejects.toThrow(said);
});

it.each<[string, string | Uint8Array]>([
  ["index.html", "<p>Sucht nach Gründen; 31.12.2025</p>"],
  ["_npm/paket/x.js", 'const key = "sucht";'],
  ["data/observations.parquet", observation("bg", null)],
  ["data/observations.parquet", observation("alo", 7)],
  ["data/areas.parquet", parquet({area_id: "010101", name: "Markt"})]
])("lets %s pass: %s", async (file, content) => {
  await expect(checkDisclosed(await site(file, content), SECRETS)).resolves.toBeUndefined();
});
