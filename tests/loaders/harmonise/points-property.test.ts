import {mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, beforeAll, expect, test} from "vitest";
import {addressIndex} from "../../../loaders/harmonise/address-index.js";
import type {PointReport} from "../../../loaders/harmonise/point-report.js";
import {readAddresses} from "../../../loaders/harmonise/read-addresses.js";
import {readPoints} from "../../../loaders/harmonise/read-points.js";
import {parseManifest} from "../../../loaders/manifest/parse-manifest.js";
import {InputError} from "../../../loaders/problem.js";
import {readPlaceTable} from "../../../loaders/read/place-table.js";

const RUNS = 600;
const root = fileURLToPath(new URL("../../..", import.meta.url));
const folder = join(root, "tests/fixtures/municipalities/kleinstadt");

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Mutation = (bytes: Buffer, random: () => number) => Buffer;

const lines = (bytes: Buffer) => bytes.toString("latin1").split("\r\n");
const joined = (rows: readonly string[]) => Buffer.from(rows.join("\r\n"), "latin1");
const cellsWith =
  (change: (cells: string[], random: () => number) => string[]): Mutation =>
  (bytes, random) => {
    const rows = lines(bytes);
    const at = Math.floor(random() * rows.length);
    rows[at] = change(rows[at]!.split(";"), random).join(";");
    return joined(rows);
  };
const VALUES = [
  "",
  "x",
  "-",
  "1e9",
  "NaN",
  "9,9",
  '"',
  "\u0000",
  "12–14",
  "=1+1",
  "ä".repeat(500),
  "0",
  "-0",
  "1.2.3"
];

const MUTATIONS: readonly Mutation[] = [
  (bytes, random) => bytes.subarray(0, Math.floor(random() * bytes.length)),
  (bytes, random) => {
    const copy = Buffer.from(bytes);
    for (let i = 0; i < 3; i++) copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256);
    return copy;
  },
  (bytes) => Buffer.from(`\uFEFF${bytes.toString("latin1")}`, "utf16le"),
  (bytes) => Buffer.from(bytes.toString("latin1"), "utf8"),
  (bytes) => Buffer.from(bytes.toString("latin1").replaceAll(";", ",").replaceAll("\r\n", "\n"), "latin1"),
  (bytes, random) => joined(lines(bytes).toSorted(() => random() - 0.5)),
  (bytes, random) => joined(lines(bytes).flatMap((line) => (random() < 0.3 ? [line, line] : [line]))),
  cellsWith((cells, random) => cells.toSpliced(Math.floor(random() * cells.length), 1)),
  cellsWith((cells, random) => cells.toSpliced(Math.floor(random() * cells.length), 0, "neu")),
  cellsWith((cells, random) =>
    cells.with(Math.floor(random() * cells.length), VALUES[Math.floor(random() * VALUES.length)]!)
  ),
  (bytes, random) => {
    const rows = lines(bytes).map((line) => line.split(";"));
    const column = Math.floor(random() * rows[0]!.length);
    const value = VALUES[Math.floor(random() * VALUES.length)]!;
    return joined(
      rows.map((cells, i) =>
        (i === 0 ? cells : cells.with(Math.min(column, cells.length - 1), value)).join(";")
      )
    );
  }
];

const JSON_VALUES = ["null", "[]", '"x"', "{}", "[null, 5]", '["a", "b"]', "[1e400, 0]", "[9, 50, 3]", "7"];
const replaced =
  (pattern: RegExp): Mutation =>
  (bytes, random) => {
    const text = bytes.toString("latin1");
    const matches = [...text.matchAll(pattern)];
    const match = matches[Math.floor(random() * matches.length)];
    if (match === undefined) return bytes;
    const value = JSON_VALUES[Math.floor(random() * JSON_VALUES.length)]!;
    const end = match.index + match[0].length;
    return Buffer.from(text.slice(0, match.index) + match[1] + value + text.slice(end), "latin1");
  };
const JSON_MUTATIONS: readonly Mutation[] = [
  ...MUTATIONS.slice(0, 2),
  replaced(/("coordinates": )\[[^\]]*\]/g),
  replaced(/("geometry": )\{[^}]*\}/g),
  replaced(/("(?:nr|name|art|www)": )"[^"]*"/g),
  replaced(/(\n)\{"type": "Feature".*\}(?=,)/g),
  replaced(/("name": )"urn[^"]*"/g)
];

function expectComplete({read, used, reported, entries, header_rows}: PointReport): void {
  expect(used + reported).toBe(read);
  const out = entries.filter((entry) => !entry.used).map(({row}) => row);
  expect(new Set(out).size).toBe(out.length);
  expect(out).toHaveLength(reported);
  expect(entries.every(({row}) => row > header_rows && row <= header_rows + read)).toBe(true);
}

const work = {folder: ""};
beforeAll(async () => {
  work.folder = await mkdtemp(join(tmpdir(), "mutated-"));
});
afterAll(() => rm(work.folder, {recursive: true}));

test(`of ${RUNS} damaged files every row is used or reported once, or the file is refused with its name`, async () => {
  const schema = JSON.parse(await readFile(join(root, "schemas/kommune.schema.json"), "utf8")) as object;
  const manifest = await readFile(join(folder, "kommune.yaml"), "utf8");
  const {points, addresses} = parseManifest(manifest, "kommune.yaml", schema).municipality;
  const areas = {areasOf: () => ({quartier: "1"}), distanceM: () => null};
  const kinds = [
    {source: points[0]!, mutations: MUTATIONS},
    {source: addresses!, mutations: MUTATIONS},
    {source: points[1]!, mutations: JSON_MUTATIONS}
  ] as const;
  const originals = await Promise.all(kinds.map(({source}) => readFile(join(folder, source.file))));
  const list = readAddresses(
    await readPlaceTable(join(folder, addresses!.file), addresses!, null),
    addresses!
  );
  const locate = addressIndex(list.houses);
  const counts = {read: 0, refused: 0};
  for (let run = 0; run < RUNS; run++) {
    const random = randomOf(run);
    const {source, mutations} = kinds[run % kinds.length]!;
    const times = 1 + Math.floor(random() * 3);
    const mutated = Array.from({length: times}).reduce<Buffer>(
      (bytes) =>
        bytes.length === 0 ? bytes : mutations[Math.floor(random() * mutations.length)]!(bytes, random),
      originals[run % kinds.length]!
    );
    const path = join(work.folder, "mutated");
    await writeFile(path, mutated);
    try {
      const table = await readPlaceTable(path, source, null);
      const {report} =
        "columns" in source ? readAddresses(table, source) : readPoints(table, source, {areas, locate});
      expectComplete(report);
      counts.read++;
    } catch (error) {
      if (!(error instanceof InputError)) throw new Error(`run ${run}`, {cause: error});
      expect(error.message).toContain(source.file);
      counts.refused++;
    }
  }
  expect(counts.read).toBeGreaterThan(RUNS / 4);
  expect(counts.refused).toBeGreaterThan(RUNS / 20);
});
