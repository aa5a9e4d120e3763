import {mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import Papa from "papaparse";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {classify, classifyCommand} from "../../../loaders/cli/classify.js";
import type {ClassifyOptions} from "../../../loaders/cli/classify.js";
import {csv, mss, mssRows, projectFile} from "../../classification-helpers.js";
import {describeWithData} from "../../shared-data.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "classify-"));
});
afterAll(() => rmSync(folder, {recursive: true}));

const at = (name: string) => join(folder, name);
function file(name: string, content: string | Uint8Array): string {
  writeFileSync(at(name), content);
  return at(name);
}

const METHOD = `id: test
version: "1"
title: Test
source: {title: Niemand}
level: quartier
editions: [{period: "2024", baseline: "2022"}, {period: "2022", baseline: "2020"}]
areas:
  population: einwohner
  minimum_population: 300
  exclude:
    - {areas: ["0004"], periods: ["2022"], reason: Neubau}
status:
  indicators: [a, b]
  normalise: z-population
  standardise: z-population
  cuts: [{up_to: 0}]
  classes: [{code: "1", name: wenig}, {code: "2", name: viel}]
`;
const CHANGE = `${METHOD}dynamics:
  indicators: [a]
  change: true
  normalise: none
  cuts: [{up_to: 0}]
  classes: [{code: "+", name: besser}, {code: "-", name: schlechter}]
`;
const VALUES = `area_id,population,a,b
0001,1000,1.5,2
0002,299,9,9
0003,1000,,3
0004,500,2.5,4
0005,700,3.5,9
`;

async function run(options: Partial<ClassifyOptions>) {
  const notes: string[] = [];
  const out = at("classes.csv");
  rmSync(out, {force: true});
  const method = options.method ?? file("method.yaml", METHOD);
  const values = options.values ?? file("values.csv", VALUES);
  await classify({...options, method, values, out, note: (text) => notes.push(text)});
  return {notes, text: readFileSync(out, "utf8"), rows: csv(out)};
}

async function failure(options: Partial<ClassifyOptions>): Promise<Error> {
  return run(options).then(
    () => new Error("nothing failed"),
    (error: Error) => error
  );
}

describe("classify", () => {
  it("writes one row per row of the values, in their order", async () => {
    const {text, notes} = await run({period: "2024"});
    expect(text).toBe(
      `area_id,status_index,status_class,dynamics_index,dynamics_class,combined_class,excluded
0001,-1.130199141,1,,,1,
0002,,,,,,below_minimum
0003,,,,,,missing
0004,-0.171098383,1,,,1,
0005,1.301297524,2,,,2,
`
    );
    expect(notes).toEqual([]);
    expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  it("takes the exclusions of all periods without --period, and says so", async () => {
    const {rows, notes} = await run({});
    expect(rows.map(({excluded}) => excluded)).toEqual(["", "below_minimum", "missing", "listed", ""]);
    expect(notes).toEqual(["note: no --period: areas excluded in some editions only are left out: 0004"]);
  });

  it("computes the change since --earlier", async () => {
    const earlier = file("earlier.csv", "area_id;a\n0005;4\n0004;1\n0001;1.5\n0099;1\n");
    const {rows, notes} = await run({method: file("change.yaml", CHANGE), earlier, period: "2024"});
    expect(rows.map((row) => [row.dynamics_index, row.combined_class, row.excluded])).toEqual([
      ["0.000000000", "1+", ""],
      ["", "", "below_minimum"],
      ["", "", "missing"],
      ["1.500000000", "1-", ""],
      ["-0.500000000", "2+", ""]
    ]);
    expect(notes).toEqual([`note: 1 areas of ${earlier} are not in ${at("values.csv")}`]);
  });

  it("notes columns it does not use, a missing population and rows of zeros", async () => {
    const values = file("values.csv", "\uFEFFarea_id\tb\ta\tname\n01\t1\t2\tX\n\n02\t0\t0\tY\n03\t5\t4\tZ\n");
    const {rows, notes} = await run({values, period: "2024"});
    expect(rows.map(({area_id}) => area_id)).toEqual(["01", "02", "03"]);
    expect(notes).toEqual([
      `note: columns not used by the method: name (${values})`,
      `note: no column "population": the minimum of 300 inhabitants is not applied (${values})`,
      'note: areas with 0 in every indicator; leave cells blank where 0 means "not computed": 02'
    ]);
  });

  it.each([
    [
      'area_id,a,b\n01,1,2\n02,x,3\n03,1,"4,5"\n',
      ['got "x" (values.csv, row 3, column a)', 'got "4,5" (values.csv, row 4, column b)']
    ],
    ["area_id,a,b\n01,1,2\n\n02,1,2\n01,1,2\n", ['got "01" in rows 2, 5 (values.csv)']],
    ["a,b,areaid\n1,2,3\n", ['no column "area_id"']],
    [
      "area_id,a,a,b\n01,1,2,3\n",
      ['a column occurs twice; expected each once, got "a" again (values.csv, row 1)']
    ],
    ["area_id,a,b\n01,1\n", ["wrong number of cells; expected 3, got 2 (values.csv, row 2)"]],
    [
      "area_id,a,b\n,1,2\n",
      ["no area id; expected the key of an area, got a blank (values.csv, row 2, column area_id)"]
    ],
    ["area_id,a,b\n", ["no rows"]],
    ["area_id,a,b\n01,1e999,NaN\n", ['got "1e999"', 'got "NaN"']],
    ['area_id,a,b\n"01,1,2\n', ["broken CSV"]]
  ])("says what is wrong in %j", async (content, messages) => {
    const values = file("values.csv", content);
    const error = await failure({values});
    const lines = error.message.replaceAll(values, "values.csv").split("\n");
    for (const [i, message] of messages.entries()) expect(lines[i]).toContain(message);
    expect(lines.every((line) => /^values: .*; expected .*, got .*\(values\.csv/.test(line))).toBe(true);
    expect(readdirSync(folder)).not.toContain("classes.csv");
  });

  it("refuses other encodings, unknown periods and files that are not there", async () => {
    const latin = file("latin.csv", Buffer.from("area_id,a,b\nM\xfchle,1,2\n", "latin1"));
    await expect(run({values: latin})).rejects.toThrow("values: the file is not UTF-8");
    await expect(run({period: "2023"})).rejects.toThrow(
      'classify: unknown --period; expected one of 2024, 2022, got "2023"'
    );
    await expect(run({values: at("no.csv")})).rejects.toThrow("got no such file");
    await expect(run({method: at("no.yaml")})).rejects.toThrow("got no such file");
    await expect(run({method: file("change.yaml", CHANGE)})).rejects.toThrow("expected --earlier FILE");
    await expect(run({earlier: latin})).rejects.toThrow("computes no change");
  });

  it("names an indicator that is no column, in the method and in the values", async () => {
    const values = file("values.csv", "area_id,a,bb\n01,1,2\n");
    const error = await failure({values, method: file("method.yaml", METHOD)});
    expect(error.message.split("\n")).toEqual([
      `method: unknown indicator "b"; expected "bb" (did you mean that?) or one of a, bb, einwohner, got "b" (${at("method.yaml")}, line 13, column 19)`,
      `values: an indicator of the method is not among the columns; expected one column for each, got a, bb (${values}, row 1)`
    ]);
    const empty = file("empty.csv", "");
    expect((await failure({values: empty})).message).toContain(`got none (${empty}, row 1)`);
  });

  it("names a column that the earlier values lack", async () => {
    const earlier = file("earlier.csv", "area_id,aa\n0001,1\n");
    const error = await failure({method: file("change.yaml", CHANGE), earlier});
    expect(error.message).toBe(
      `values: no column "a"; is "aa" meant?; expected the columns area_id, a, got area_id, aa (${earlier}, row 1)`
    );
  });

  it("reports every mistake of the method with line and column", async () => {
    const method = file(
      "bad.yaml",
      METHOD.replace("[a, b]", "[a, {key: b, weight: viel}]").replace("title: Test", "")
    );
    const error = await failure({method});
    expect(error.message.split("\n")).toEqual([
      expect.stringContaining(`has no "title"; expected a text, got nothing (${method}, line 1, column 1)`),
      expect.stringContaining(
        `weight is not valid; expected a number above 0, got the text "viel" (${method}, line 13, column 36)`
      )
    ]);
  });

  it("leaves the old result when there is no new one", async () => {
    const out = file("kept.csv", "old");
    const values = file("values.csv", "area_id,population,a,b\n01,1000,1,1\n02,1000,1,2\n");
    const promise = classify({method: file("method.yaml", METHOD), values, out, note: () => undefined});
    await expect(promise).rejects.toThrow('indicator "a" has no spread');
    expect(readFileSync(out, "utf8")).toBe("old");
  });

  it("has help with an example", () => {
    let help = "";
    classifyCommand.configureOutput({writeOut: (text) => (help += text)}).outputHelp();
    expect(help).toContain("--method <file>");
    expect(help).toContain("Example:\n  quartierslabor classify --method");
  });
});

describeWithData("classify on the official MSS", () => {
  const method = projectFile("data/berlin/methods/mss-berlin-2019.yaml");
  const values = (drop: readonly string[]) => {
    const rows = mssRows("2019").map((row) =>
      Object.entries(row).filter(([column]) => !drop.includes(column))
    );
    return file("mss.csv", Papa.unparse(rows.map((row) => Object.fromEntries(row))));
  };

  it.each([
    ["with population, no period", [], undefined],
    ["with population and period", [], "2019"],
    ["without population", ["population"], "2019"],
    ["without population and period", ["population"], undefined]
  ])("gives the official classes: %s", async (_, drop, period) => {
    const official = new Map(mss("2019", "1").map((row) => [row.id!, row]));
    const out = at("mss-classes.csv");
    const args = ["--method", method, "--values", values(drop), "--out", out];
    await classifyCommand.parseAsync([...args, ...(period === undefined ? [] : ["--period", period])], {
      from: "user"
    });
    const rows = csv(out);
    expect(rows).toHaveLength(447);
    expect(rows.filter(({excluded}) => excluded === "")).toHaveLength(436);
    for (const row of rows.filter(({excluded}) => excluded === "")) {
      const expected = official.get(row.area_id!)!;
      expect([row.status_class, row.dynamics_class, row.combined_class]).toEqual([
        String(Number(expected.status_index)),
        expected.dynamik_index,
        expected.status_dynamik_index
      ]);
      expect(row.status_index).toMatch(/^-?\d\.\d{9}$/);
    }
  });
});

describe("classify with denominators", () => {
  const method = () => file("rates.yaml", CHANGE.replace("indicators: [a, b]", "indicators: [a]"));
  const now = (rows: string) => file("now.csv", `area_id,population,a,n\n${rows}`);
  const then = () => file("then.csv", "area_id,n,a\n01,500,10\n02,500,10\n03,500,10\n04,,10\n");
  const denominators = {denominator: {a: "n"}, per: 100, period: "2024"};

  it("writes the interval of each rate and whether its change is more than chance", async () => {
    const values = now("01,900,30,1000\n02,900,10.2,1000\n03,900,9,1000\n04,900,12,1000\n05,10,12,50\n");
    const {rows, notes} = await run({...denominators, method: method(), values, earlier: then()});
    expect(notes).toContain("note: change of a: 1 of 3 areas are beyond chance (false discovery rate 5 %)");
    expect(rows.map((row) => row["a change beyond chance"])).toEqual(["true", "false", "false", "", ""]);
    // Wilson for 300 of 1,000; Newcombe for 300/1,000 − 50/500.
    expect([Number(rows[0]!["a low"]), Number(rows[0]!["a high"])]).toEqual([
      expect.closeTo(27.2407, 3),
      expect.closeTo(32.9124, 3)
    ]);
    expect(Number(rows[0]!["a change low"])).toBeGreaterThan(15);
    expect(Number(rows[0]!["a change high"])).toBeLessThan(24);
    expect([rows[3]!["a low"] === "", rows[4]!["a low"]]).toEqual([false, ""]);
  });

  it("says where a rate or a count is none, and which indicator is not the method's", async () => {
    const values = now("01,900,130,1000\n02,900,10,1000\n");
    const wrong = run({...denominators, method: method(), values, earlier: then()});
    await expect(wrong).rejects.toThrow(
      /not a rate; expected a number from 0 to 100, got another \(.*, row 2, column a\)/
    );
    const unknown = run({denominator: {b: "n"}, method: method(), values, earlier: then()});
    await expect(unknown).rejects.toThrow('expected an indicator of the method (a), got "b"');
  });
});

describe("classify with weights by first principal component", () => {
  const values = () => file("component.csv", "area_id,a,b\n01,1,2\n02,2,3.5\n03,3,3\n04,4,6\n05,5,5.5\n");
  const component = METHOD.replace("  normalise", "  weights: first-principal-component\n  normalise");

  it("tells the weights, and gives what those weights give when they are stated", async () => {
    const found = await run({method: file("component.yaml", component), values: values(), period: "2024"});
    // Two indicators that rise together always load alike.
    expect(found.notes).toContainEqual(
      expect.stringMatching(
        /^note: weights of status by first principal component \(9\d\.\d % .*\): a 0\.5000, b 0\.5000$/
      )
    );
    const stated = METHOD.replace("[a, b]", "[{key: a, weight: 0.5}, {key: b, weight: 0.5}]");
    const same = await run({method: file("stated.yaml", stated), values: values(), period: "2024"});
    expect(found.text).toBe(same.text);
  });
});
