import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import Papa from "papaparse";
import {afterAll, beforeAll, expect, it} from "vitest";
import type {IndexDefinition} from "../../src/model/method.js";
import {csv, methodOf, projectFile} from "../classification-helpers.js";
import {runCli} from "../loaders/cli/run-cli.js";
import {generator} from "../queries/random-method.js";
import {referenceIndex, referenceValueClass} from "../queries/reference-classification.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "solingen-"));
});
afterAll(() => rmSync(folder, {recursive: true}));

it("nine indicators, status 2019 and dynamics since 2010: as the plain implementation, on made-up values", async () => {
  const path = "methods/solingen-2019.yaml";
  const method = methodOf(path);
  const keys = method.status.indicators.map(({key}) => key);
  const random = generator(9);
  const areas = Array.from({length: 40}, (_, i) => String(i + 1).padStart(2, "0"));
  const table = () => areas.map((area_id) => ({area_id, values: keys.map(() => 5 + 30 * random())}));
  const [now, then] = [table(), table()];
  const write = (name: string, rows: typeof now) => {
    const file = join(folder, name);
    writeFileSync(
      file,
      Papa.unparse({fields: ["area_id", ...keys], data: rows.map((row) => [row.area_id, ...row.values])})
    );
    return file;
  };
  const out = join(folder, "classes.csv");
  const files = ["--values", write("2019.csv", now), "--earlier", write("2010.csv", then), "--out", out];
  const {code, stderr} = await runCli(["classify", "--method", projectFile(path), ...files]);
  expect(code, stderr).toBe(0);
  const classesOf = (index: IndexDefinition, value: (area: number, key: number) => number) => {
    const x = referenceIndex(
      index,
      keys.map((_, k) => areas.map((_, area) => value(area, k)))
    )!;
    const points = index.cuts.kind === "values" ? index.cuts.points : [];
    return x.map((score) => index.classes[referenceValueClass(points, score)]!.code);
  };
  const rows = csv(out);
  const status = classesOf(method.status, (area, k) => now[area]!.values[k]!);
  const dynamics = classesOf(method.dynamics!, (area, k) => now[area]!.values[k]! - then[area]!.values[k]!);
  expect(rows.map((row) => row.status_class)).toEqual(status);
  expect(rows.map((row) => row.dynamics_class)).toEqual(dynamics);
  expect(new Set(status).size).toBeGreaterThan(2);
});
