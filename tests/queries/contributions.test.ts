import {describe, expect, it} from "vitest";
import {contributions} from "../../src/model/contributions.js";
import {similarAreas} from "../../src/model/similar-areas.js";
import {classifyRows, mssMethod, mssRows} from "../classification-helpers.js";
import {describeWithData} from "../shared-data.js";
import {randomCase} from "./random-method.js";

describe("contributions", () => {
  it("add up to the index, on 300 random methods and values", async () => {
    let compared = 0;
    for (let seed = 1; seed <= 300; seed++) {
      const {method, rows} = randomCase(seed);
      const areas = await classifyRows(method, rows).catch(() => null);
      const found = areas && contributions("status", method.status, areas);
      if (!found) continue;
      for (const {area_id, status_index} of areas) {
        const parts = found.get(area_id);
        expect(parts === undefined).toBe(status_index === null);
        if (!parts) continue;
        expect(parts).toHaveLength(method.status.indicators.length);
        const error = Math.abs(parts.reduce((sum, part) => sum + part, 0) - status_index!);
        expect(error).toBeLessThan(1e-9);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(1000);
  }, 60_000);

  it("are those of the sum, not only an equal division of what is left", async () => {
    const {method} = randomCase(1);
    const rows = [1, 2, 3, 4].map((a) => ({area_id: String(a), suppressed: false, a, b: a === 4 ? 9 : 1}));
    const indicators = ["a", "b"].map((key) => ({key, direction: "higher_is_worse" as const, weight: 1}));
    const status = {...method.status, indicators, normalise: "none" as const, aggregate: "sum" as const};
    const plain = {
      ...method,
      status: {...status, round: undefined, standardise: null, cuts: {kind: "quantiles" as const}}
    };
    const areas = await classifyRows(plain, rows);
    expect(contributions("status", plain.status, areas)?.get("4")).toEqual([4, 9]);
    const z = {...plain.status, standardise: "z-population" as const};
    const standardised = await classifyRows({...plain, status: z}, rows);
    const [a, b] = contributions("status", z, standardised)!.get("4")!;
    expect(a! / b!).toBeCloseTo((4 - 2.5) / (9 - 3), 9);
  });
});

describeWithData("similar areas of the MSS 2019", () => {
  it("are near in every score, nearest first, without the area itself or areas without class", async () => {
    const method = mssMethod("2019");
    const areas = await classifyRows(method, mssRows("2019"), "2019");
    const area = areas.find(({status_class}) => status_class === "4")!;
    const found = similarAreas(method, areas, area, 5);
    expect(found).toHaveLength(5);
    expect(found.every((one) => one.area.excluded === null && one.area !== area)).toBe(true);
    expect(found.map(({distance}) => distance)).toEqual(
      found.map(({distance}) => distance).sort((a, b) => a - b)
    );
    expect(found[0]!.distance).toBeLessThan(1.5);
    const none = areas.find(({excluded}) => excluded !== null)!;
    expect(similarAreas(method, areas, none, 5)).toEqual([]);
  });

  it("contributions add up to the status and dynamics index", async () => {
    const method = mssMethod("2019");
    const areas = await classifyRows(method, mssRows("2019"), "2019");
    for (const name of ["status", "dynamics"] as const) {
      const found = contributions(name, method[name]!, areas)!;
      for (const area of areas.filter(({excluded}) => excluded === null)) {
        const sum = found.get(area.area_id)!.reduce((total, part) => total + part, 0);
        expect(Math.abs(sum - area[`${name}_index`]!)).toBeLessThan(1e-9);
      }
    }
  });
});
