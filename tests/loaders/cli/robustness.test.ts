import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import Papa from "papaparse";
import {afterAll, beforeAll, expect, it} from "vitest";
import {csv, mss, mssRows, projectFile} from "../../classification-helpers.js";
import {describeWithData} from "../../shared-data.js";
import {runCli} from "./run-cli.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "robustness-"));
  writeFileSync(at("method.yaml"), METHOD);
  const rows = Array.from(
    {length: 30},
    (_, i) => `${10 + i},${100 + 7 * i},${(5 + 4 * Math.sin(i)).toFixed(2)},${i}`
  );
  writeFileSync(at("values.csv"), `area_id,persons,a,b\n${rows.join("\n")}\n`);
});
afterAll(() => rmSync(folder, {recursive: true}));

const at = (name: string) => join(folder, name);

const METHOD = `id: test
version: "1"
title: Test
source: {title: Niemand}
level: quartier
editions: [{period: "2024"}]
status:
  indicators: [a, b]
  normalise: z-population
  standardise: z-population
  cuts: [{below: -1}, {up_to: 1}]
  classes: [{code: "1", name: wenig}, {code: "2", name: mittel}, {code: "3", name: viel}]
`;

const robustness = (...args: string[]) =>
  runCli([
    "robustness",
    "--method",
    at("method.yaml"),
    "--values",
    at("values.csv"),
    "--variants",
    "100",
    ...args
  ]);

it("gives the same bytes on every run, in all three kinds of files", async () => {
  for (const ending of ["csv", "parquet", "json"]) {
    const [one, two] = [at(`one.${ending}`), at(`two.${ending}`)];
    const more = ["--denominator", "a=persons"];
    const runs = [
      await robustness(...more, "--out", one, "--sensitivity", at(`matters-one.${ending}`)),
      await robustness(...more, "--out", two, "--sensitivity", at(`matters-two.${ending}`))
    ];
    expect(runs[0]!.stderr).toMatch(
      /^robustness: 100 variants of 30 areas, seed 1, varying weights, .*, chance$/m
    );
    expect(runs.map(({code, stdout}) => [code, stdout])).toEqual([
      [0, ""],
      [0, ""]
    ]);
    expect(readFileSync(one).equals(readFileSync(two))).toBe(true);
    expect(readFileSync(at(`matters-one.${ending}`)).equals(readFileSync(at(`matters-two.${ending}`)))).toBe(
      true
    );
  }
  const {stdout} = await robustness("--seed", "2", "--denominator", "a=persons", "--quick");
  expect(stdout).not.toBe(readFileSync(at("one.csv"), "utf8"));
  expect(stdout.split("\n")[0]).toBe("area_id,status_class,status_kept,status_other");
});

it.each([
  [["--variants", "7"], "expected an even number from 2"],
  [["--assumptions", "weights,luck"], 'got "luck"'],
  [["--denominator", "a"], "expected INDICATOR=COLUMN"],
  [["--denominator", "z=persons"], 'expected an indicator of the method (a, b), got "z"'],
  [["--shift", "-1"], "expected a number above 0"],
  [["--quick", "--sensitivity", "x.csv"], "expected either --quick or --sensitivity"],
  [["--out", "x.xlsx"], 'expected .csv, .parquet, .json, got "x.xlsx"']
])("refuses %j", async (args, message) => {
  const {code, stderr, stdout} = await robustness(...args);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(message);
});

it("says which assumptions leave no choice", async () => {
  const {code, stdout, stderr} = await robustness("--assumptions", "chance", "--quick");
  expect(code).toBe(0);
  expect(stderr).toContain(
    "seed 1, varying nothing\nnote: no choice left by the method and the values in chance\n"
  );
  const kept = stdout
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",")[2]);
  expect(new Set(kept)).toEqual(new Set(["1.000000000"]));
});

it("refuses a rate above the whole and a count with a fraction, without naming the value", async () => {
  const denominator = ["--denominator", "b=a"];
  const {code, stderr} = await robustness(...denominator);
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /values: not a count; expected a whole number .*, got another \(.*, row \d+, column a\)/
  );
});

describeWithData("robustness of the MSS 2019", () => {
  it("counts 436 areas; the classes as stated are the official ones", async () => {
    writeFileSync(at("mss.csv"), Papa.unparse([...mssRows("2019")]));
    const args = ["--method", projectFile("data/berlin/methods/mss-berlin-2019.yaml"), "--period", "2019"];
    const out = ["--out", at("mss-sure.csv"), "--sensitivity", at("mss-matters.csv")];
    const {code, stderr} = await runCli(["robustness", ...args, "--values", at("mss.csv"), ...out]);
    expect(code, stderr).toBe(0);
    const areas = csv(at("mss-sure.csv"));
    expect(areas).toHaveLength(436);
    const official = new Map(mss("2019", "1").map((row) => [row.id!, row.status_dynamik_index]));
    expect(areas.filter(({area_id, combined_class}) => combined_class !== official.get(area_id!))).toEqual(
      []
    );
    const sure = (index: string) => areas.filter((area) => Number(area[`${index}_kept`]) >= 0.95).length;
    expect([sure("status"), sure("dynamics"), sure("combined")]).toMatchInlineSnapshot(`
      [
        274,
        232,
        154,
      ]
    `);
    const matters = csv(at("mss-matters.csv")).filter(({index}) => index === "status");
    expect(matters.toSorted((a, b) => Number(b.total) - Number(a.total))[0]!.assumption).toBe(
      "normalisation"
    );
  }, 60_000);
});
