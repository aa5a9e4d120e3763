import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import Papa from "papaparse";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {csv, mssRows, projectFile} from "../../classification-helpers.js";
import {describeWithData} from "../../shared-data.js";
import {runCli} from "./run-cli.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "compare-"));
  writeFileSync(
    at("a.csv"),
    "area_id,status_class,dynamics_class,note\n01,1,+,x\n02,2,-,x\n03,3,+,y\n04,,,\n05,1,+/-,\n"
  );
  writeFileSync(
    at("b.csv"),
    "area_id;status_class;dynamics_class\n03;3;+\n02;3;-\n01;1;+/-\n04;2;+\n06;1;+\n"
  );
});
afterAll(() => rmSync(folder, {recursive: true}));

const at = (name: string) => join(folder, name);

describe("compare", () => {
  it("tells which areas differ, how far both agree, and in which classes", async () => {
    const files = ["--table", at("table.csv"), "--summary", at("summary.json")];
    const {code, stdout, stderr} = await runCli(["compare", at("a.csv"), at("b.csv"), ...files]);
    expect(code).toBe(0);
    expect(stdout)
      .toBe(`area_id,status_class a,status_class b,status_class changed,dynamics_class a,dynamics_class b,dynamics_class changed
01,1,1,false,+,+/-,true
02,2,3,true,-,-,false
03,3,3,false,+,+,false
04,,2,,,+,
05,1,,,+/-,,
06,,1,,,+,
`);
    expect(stderr)
      .toBe(`status_class: 1 of 3 areas differ (66.7 % agree); kappa 0.500; weighted 0.667 (linear), 0.800 (quadratic)
dynamics_class: 1 of 3 areas differ (66.7 % agree); kappa 0.500; the classes have no known order: no weighted kappa
`);
    expect(readFileSync(at("table.csv"), "utf8")).toBe(`column,class_a,class_b,areas
status_class,1,1,1
status_class,2,3,1
status_class,3,3,1
dynamics_class,+,+,1
dynamics_class,+,+/-,1
dynamics_class,-,-,1
`);
    expect(JSON.parse(readFileSync(at("summary.json"), "utf8"))).toMatchObject([
      {column: "status_class", areas: 3, changed: 1, kappa: 0.5},
      {column: "dynamics_class", areas: 3, changed: 1, kappa: 0.5, kappa_linear: null}
    ]);
  });

  it("takes an order of classes for weighted kappa, and columns of any name", async () => {
    const order = ["--columns", "dynamics_class", "--order", "+,+/-,-"];
    const {stderr} = await runCli(["compare", at("a.csv"), at("b.csv"), ...order]);
    expect(stderr).toMatch(/^dynamics_class: .* kappa 0\.500; weighted 0\.\d{3} \(linear\)/);
  });

  it.each([
    [["--columns", "note"], 2, "compare: no such column of classes in both; expected note, got status_class"],
    [["--out", "x.txt"], 2, "output: unknown kind of file for --out"],
    [["--id", "key"], 1, 'classes: no column "key"; expected the key of an area, got area_id, status_class']
  ])("refuses %j", async (args, expected, message) => {
    const {code, stderr} = await runCli(["compare", at("a.csv"), at("b.csv"), ...args]);
    expect(code).toBe(expected);
    expect(stderr).toContain(message);
  });

  it("compares a method of change with one without, on the same values", async () => {
    const method = (dynamics: string) => `id: test
version: "1"
title: Test
source: {title: Niemand}
level: quartier
editions: [{period: "2024", baseline: "2022"}]
status:
  indicators: [a]
  normalise: none
  cuts: [{up_to: 2}]
  classes: [{code: "1", name: wenig}, {code: "2", name: viel}]
${dynamics}`;
    const dynamics = `dynamics:
  indicators: [a]
  change: true
  normalise: none
  cuts: [{up_to: 0}]
  classes: [{code: "+", name: besser}, {code: "-", name: schlechter}]
`;
    writeFileSync(at("with.yaml"), method(dynamics));
    writeFileSync(at("without.yaml"), method("").replace("up_to: 2", "up_to: 3"));
    writeFileSync(at("now.csv"), "area_id,a\n01,1\n02,3\n03,5\n");
    writeFileSync(at("then.csv"), "area_id,a\n01,2\n02,2\n03,2\n");
    const values = ["--values", at("now.csv"), "--earlier", at("then.csv"), "--columns", "status_class"];
    const {code, stdout, stderr} = await runCli(["compare", at("with.yaml"), at("without.yaml"), ...values]);
    expect(code, stderr).toBe(0);
    expect(stdout.split("\n").slice(1, 4)).toEqual(["01,1,1,false", "02,2,1,true", "03,2,2,false"]);
  });

  it("asks for values where a method is compared", async () => {
    const method = projectFile("methods/wimd-2019.yaml");
    const {code, stderr} = await runCli(["compare", method, at("b.csv")]);
    expect(code).toBe(2);
    expect(stderr).toContain("compare: a method needs values; expected --values FILE");
  });
});

describeWithData("compare on the official MSS", () => {
  it("sets two versions of a method side by side", async () => {
    const method = readFileSync(projectFile("data/berlin/methods/mss-berlin-2019.yaml"), "utf8");
    writeFileSync(at("sample.yaml"), method.replaceAll("z-population", "z-sample"));
    writeFileSync(
      at("version-2.yaml"),
      method.replace('version: "1"', 'version: "2"').replaceAll("up_to: 1.5", "up_to: 1.4")
    );
    writeFileSync(at("mss.csv"), Papa.unparse([...mssRows("2019")]));
    const stated = projectFile("data/berlin/methods/mss-berlin-2019.yaml");
    const values = ["--values", at("mss.csv"), "--period", "2019"];
    const run = async (other: string) => {
      const {code, stderr} = await runCli([
        "compare",
        stated,
        at(other),
        ...values,
        "--out",
        at("changed.csv")
      ]);
      expect(code, stderr).toBe(0);
      return {stderr, rows: csv(at("changed.csv"))};
    };
    const sample = await run("sample.yaml");
    expect(sample.stderr).toMatch(/^status_class: \d of 436 areas differ/m);
    const two = await run("version-2.yaml");
    const moved = two.rows.filter((row) => row["status_class changed"] === "true");
    expect(moved.length).toBeGreaterThan(0);
    expect(moved.every((row) => row["status_class a"] === "3" && row["status_class b"] === "4")).toBe(true);
    expect(two.stderr).toContain(`status_class: ${moved.length} of 436 areas differ`);
    expect(two.stderr).toContain(
      "dynamics_class: 0 of 436 areas differ (100.0 % agree); kappa 1.000; weighted 1.000"
    );
  });
});
