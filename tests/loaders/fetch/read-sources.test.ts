import {fileURLToPath} from "node:url";
import {describe, expect, test} from "vitest";
import {parseSources, readSources} from "../../../loaders/fetch/read-sources.js";

const entry = {
  file: "mss/a.csv",
  url: "https://example.org/a.csv",
  bytes: 3,
  sha256: "A".repeat(64),
  licence: "CC BY 4.0",
  attribution: "Amt für Statistik"
};

const parse = (...entries: unknown[]) => parseSources(JSON.stringify(entries), "sources.json");

describe("parseSources", () => {
  test("reads entries, hashes in lower case", () => {
    expect(parse(entry, {...entry, file: "ä b.csv", url: null})).toEqual([
      {...entry, sha256: "a".repeat(64)},
      {...entry, sha256: "a".repeat(64), file: "ä b.csv", url: null}
    ]);
  });

  test.each([
    "../a",
    "a/../../b",
    "/etc/a",
    "C:/a",
    "a\\..\\b",
    "a//b",
    "./a",
    "",
    "a/",
    "a.part",
    "a\0b",
    7
  ])("refuses the path %j", (file) => {
    expect(() => parse({...entry, file})).toThrow(
      /^sources: unusable file; expected a relative path .* \(sources\.json, entry 1\)$/
    );
  });

  test.each([
    ["url", "file:///etc/passwd", "unusable url of mss/a.csv; expected http(s)://… or null"],
    ["url", undefined, "unusable url"],
    ["bytes", -1, "unusable bytes of mss/a.csv; expected a whole number, got -1"],
    ["bytes", "3", "unusable bytes"],
    ["sha256", "abc", "unusable sha256 of mss/a.csv; expected 64 hex digits, got abc"],
    ["licence", 1, "no licence or attribution of mss/a.csv"]
  ])("refuses %s %j", (field, value, message) => {
    expect(() => parse(entry, {...entry, file: "mss/a.csv", [field]: value})).toThrow(message);
  });

  test("refuses what is not a list of objects, and files named twice", () => {
    expect(() => parseSources("{", "s.json")).toThrow(/^sources: not JSON; .* \(s\.json\)$/);
    expect(() => parseSources("{}", "s.json")).toThrow("expected an array of files, got object");
    expect(() => parse(null)).toThrow("not an object");
    expect(() => parse(entry, {...entry, file: "MSS/A.csv"})).toThrow(
      "expected each file once, got MSS/A.csv"
    );
  });
});

test("Berlin's list is usable and pinned", async () => {
  const sources = await readSources(fileURLToPath(new URL("../../../data/berlin", import.meta.url)));
  expect(sources).toHaveLength(75);
  expect(sources.every(({url}) => /^https:\/\/[^/]+\/[^/]+\/[^/]+\/[0-9a-f]{40}\//.test(url ?? ""))).toBe(
    true
  );
});
