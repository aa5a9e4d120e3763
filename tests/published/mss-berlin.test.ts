import {expect, it} from "vitest";
import type {ClassifiedArea} from "../../src/model/classification.js";
import type {IndexDefinition, Method} from "../../src/model/method.js";
import {openDatabase} from "../../loaders/duckdb.js";
import {observationsInput} from "../../src/queries/classification-input.js";
import {classificationQuery} from "../../src/queries/classification.js";
import {decodeClassification} from "../../src/queries/decode-classification.js";
import {classifyRows, csv, mss, mssMethod, mssRows} from "../classification-helpers.js";
import {describeWithData, sharedData} from "../shared-data.js";

const official = (period: string) => new Map(mss(period, "1").map((row) => [row.id!, row]));
const classified = (areas: readonly ClassifiedArea[]) => areas.filter(({excluded}) => excluded === null);

/** A method whose indices are changed in the same way. */
function variant(method: Method, change: Partial<IndexDefinition>): Method {
  return {
    ...method,
    status: {...method.status, ...change},
    dynamics: method.dynamics && {...method.dynamics, ...change}
  };
}

/** Areas whose status or dynamics class differs from the official one. */
async function wrong(period: string, method: Method, rows = mssRows(period)) {
  const expected = official(period);
  const areas = classified(await classifyRows(method, rows, period)).filter(({area_id}) =>
    expected.has(area_id)
  );
  const off = (differs: (area: ClassifiedArea, row: Record<string, string>) => boolean) =>
    areas.filter((area) => differs(area, expected.get(area.area_id)!)).map(({area_id}) => area_id);
  return {
    status: off((area, row) => Number(row.status_index) !== Number(area.status_class)),
    dynamics: off((area, row) => row.dynamik_index !== area.dynamics_class),
    combined: off((area, row) => row.status_dynamik_index !== area.combined_class),
    count: areas.length
  };
}

describeWithData("Monitoring Soziale Stadtentwicklung Berlin", () => {
  it.each([
    ["2013", 434],
    ["2019", 436]
  ])("%s: all %i official classes", async (period, count) => {
    const result = await wrong(period, mssMethod(period));
    expect(result).toEqual({status: [], dynamics: [], combined: [], count});
    expect(official(period).size).toBe(count);
  });

  it.each([
    ["2013", 447, 434],
    ["2015", 447, 435],
    ["2017", 447, 436],
    ["2019", 447, 436],
    ["2021", 536, 536]
  ])("%s: %i areas, %i classified", async (period, rows, count) => {
    const areas = await classifyRows(mssMethod(period), mssRows(period), period);
    expect(areas).toHaveLength(rows);
    expect(classified(areas)).toHaveLength(count);
  });

  it("names why an area is left out", async () => {
    const areas = await classifyRows(mssMethod("2019"), mssRows("2019"), "2019");
    const codes = new Map(areas.filter((area) => area.excluded).map((area) => [area.area_id, area]));
    expect(codes.size).toBe(11);
    expect(codes.get("04020314")?.excluded).toBe("below_minimum");
    expect(codes.get("04041239")).toMatchObject({
      excluded: "listed",
      excluded_reason: expect.stringContaining("353"),
      status_index: null,
      combined_class: null
    });
    const in2017 = await classifyRows(mssMethod("2017"), mssRows("2017"), "2017");
    expect(in2017.find(({area_id}) => area_id === "04020314")?.excluded).toBe("listed");
    expect(in2017.find(({area_id}) => area_id === "02020201")?.excluded).toBeNull();
  });

  it("gives the same classes without population and without --period, by the exclusion list", async () => {
    const rows = mssRows("2019").map((row) => ({...row, population: null}));
    const method = mssMethod("2019");
    const without = {...method, areas: {...method.areas, minimumPopulation: null}};
    expect(await wrong("2019", without, rows)).toMatchObject({combined: [], count: 436});
    const areas = await classifyRows(without, rows, null);
    expect(classified(areas)).toHaveLength(436);
  });

  it.each(["2013", "2015", "2017", "2019", "2021"])(
    "%s: the exclusions of all periods change nothing",
    async (period) => {
      const rows = mssRows(period);
      const classes = (areas: readonly ClassifiedArea[]) =>
        areas.map((area) => [area.area_id, area.combined_class]);
      const one = await classifyRows(mssMethod(period), rows, period);
      expect(classes(await classifyRows(mssMethod(period), rows, null))).toEqual(classes(one));
    }
  );

  it.each(["2013", "2019"])("%s: z-values of the status agree with the published ones", async (period) => {
    const z = new Map(mss(period, "3").map((row) => [row.id!, row]));
    const areas = classified(await classifyRows(mssMethod(period), mssRows(period), period));
    for (const area of areas) {
      const row = z.get(area.area_id)!;
      for (const {key, score} of area.status) {
        const column = Object.keys(row).find((name) => name.startsWith(`z_${key}_`))!;
        // Both the raw values and the z-values are published with five decimals.
        expect(Math.abs(score! - Number(row[column]))).toBeLessThan(1e-5);
      }
    }
  });

  it("fails as stated with the sample standard deviation", async () => {
    const sample = {normalise: "z-sample", standardise: "z-sample"} as const;
    const in2013 = await wrong("2013", variant(mssMethod("2013"), sample));
    const in2019 = await wrong("2019", variant(mssMethod("2019"), sample));
    expect(in2013.status).toEqual(["12214422"]);
    expect(in2019.status).toEqual(["09030901"]);
  });

  it("fails with a mean of z-values that is not standardised again", async () => {
    const mean = {aggregate: "weighted-mean", standardise: null} as const;
    const results = [
      await wrong("2013", variant(mssMethod("2013"), mean)),
      await wrong("2019", variant(mssMethod("2019"), mean))
    ];
    expect(results.map(({status, dynamics}) => [status.length, dynamics.length])).toEqual([
      [11, 62],
      [13, 17]
    ]);
  });

  it("fails with excluded areas kept as zeros", async () => {
    const kept = (period: string): Method => ({
      ...mssMethod(period),
      areas: {population: null, minimumPopulation: null, exclude: []}
    });
    const results = [await wrong("2013", kept("2013")), await wrong("2019", kept("2019"))];
    expect(results.map(({status, dynamics}) => [status.length, dynamics.length])).toEqual([
      [14, 4],
      [11, 1]
    ]);
  });
});

describeWithData("MSS 2021 from the tables areas and observations", () => {
  it("keeps each of the 542 planning areas and names the six without values", async () => {
    const method = mssMethod("2021");
    const areas = csv(sharedData("berlin/geo/LOR_2021_hierarchy.csv")).map((row) => ({
      area_id: row["Planungsraum (Nummer)"]!,
      level: "plr",
      name: row["Planungsraum (Name)"]!,
      parent_id: row["Bezirksregion (Nummer)"]!,
      valid_from: "2021-01-01"
    }));
    const observations = mssRows("2021").flatMap(({area_id, population, ...values}) =>
      Object.entries({einwohner: population, ...values}).map(([indicator, value]) => ({
        indicator,
        level: "plr",
        period: "2021",
        area_id,
        value
      }))
    );
    const text = (names: string[]) => Object.fromEntries(names.map((name) => [name, "VARCHAR" as const]));
    const database = await openDatabase();
    await database.registerRows(
      "areas",
      text(["area_id", "level", "name", "parent_id", "valid_from", "valid_to"]),
      areas
    );
    const columns = {...text(["indicator", "level", "period", "area_id", "flag"]), value: "DOUBLE" as const};
    await database.registerRows("observations", columns, observations);
    const query = classificationQuery(method, observationsInput(method, {period: "2021", baseline: null}));
    const result = decodeClassification(await database.run(query), method);
    database.close();
    expect(result).toHaveLength(542);
    const left = result.filter(({excluded}) => excluded !== null);
    expect(left.map(({area_id, excluded}) => [area_id, excluded])).toEqual(
      ["03300515", "03400831", "04400725", "05300838", "06200418", "10100205"].map((id) => [id, "listed"])
    );
    const direct = await classifyRows(method, mssRows("2021"), "2021");
    const index = new Map(direct.map((area) => [area.area_id, area.status_index]));
    for (const area of classified(result)) expect(area.status_index).toBe(index.get(area.area_id));
  });
});

/** README of the data: areas that change over all five editions, against the exact recipe. */
describeWithData("wrong variants over all five editions", () => {
  const periods = ["2013", "2015", "2017", "2019", "2021"];

  async function changed(make: (method: Method) => Method) {
    const counts = {status: 0, dynamics: 0};
    for (const period of periods) {
      const exact = new Map(
        (await classifyRows(mssMethod(period), mssRows(period), period)).map((area) => [area.area_id, area])
      );
      for (const area of await classifyRows(make(mssMethod(period)), mssRows(period), period)) {
        const reference = exact.get(area.area_id)!;
        if (reference.excluded !== null) continue;
        if (reference.status_class !== area.status_class) counts.status++;
        if (reference.dynamics_class !== area.dynamics_class) counts.dynamics++;
      }
    }
    return counts;
  }

  it("sample standard deviation: 2 and 1", async () => {
    const sample = {normalise: "z-sample", standardise: "z-sample"} as const;
    expect(await changed((method) => variant(method, sample))).toEqual({status: 2, dynamics: 1});
  });

  it("mean of z-values without standardising again: 50 and 229", async () => {
    const mean = {aggregate: "weighted-mean", standardise: null} as const;
    expect(await changed((method) => variant(method, mean))).toEqual({status: 50, dynamics: 229});
  });

  it("excluded areas kept as zeros: 50 and 13", async () => {
    const areas = {population: null, minimumPopulation: null, exclude: []};
    expect(await changed((method) => ({...method, areas}))).toEqual({status: 50, dynamics: 13});
  });
});
