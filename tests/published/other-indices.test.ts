import {expect, it} from "vitest";
import type {InputRow} from "../classification-helpers.js";
import {classifyRows, csv, methodOf} from "../classification-helpers.js";
import {describeWithData, sharedData} from "../shared-data.js";

function inputOf(rows: Record<string, string>[], id: string, keys: readonly string[]): InputRow[] {
  return rows.map((row) => ({
    area_id: row[id]!,
    ...Object.fromEntries(keys.map((key) => [key, Number(row[key])]))
  }));
}

describeWithData("Welsh Index of Multiple Deprivation 2019", () => {
  it("agrees in score, rank and decile for 1,909 areas", async () => {
    const method = methodOf("tests/fixtures/methods/good/imd-wales-2019.yaml");
    const rows = csv(sharedData("reference/imd2019_wales_lsoa11.csv"));
    const published = new Map(rows.map((row) => [row.lsoa11_code!, row]));
    const keys = method.status.indicators.map(({key}) => key);
    const areas = await classifyRows(method, inputOf(rows, "lsoa11_code", keys));
    expect(areas).toHaveLength(1909);
    const ranked = [...areas].sort((a, b) => b.status_index! - a.status_index!);
    ranked.forEach((area, i) => {
      const row = published.get(area.area_id)!;
      expect(Math.abs(area.status_index! - Number(row.IMD_score))).toBeLessThan(1e-8);
      expect([i + 1, area.status_class]).toEqual([Number(row.IMD_rank), row.IMD_decile]);
    });
  });
});

describeWithData("Social Vulnerability Index 2020", () => {
  const rows = () => csv(sharedData("reference/2020svi_pa_co_cdc.csv"));

  it("agrees in all 1,072 percent ranks and their sum for 67 counties", async () => {
    const method = methodOf("tests/fixtures/methods/good/svi-2020.yaml");
    const published = new Map(rows().map((row) => [row.FIPS!, row]));
    const keys = method.status.indicators.map(({key}) => key);
    const areas = await classifyRows(method, inputOf(rows(), "FIPS", keys));
    let cells = 0;
    for (const area of areas) {
      const row = published.get(area.area_id)!;
      for (const {key, score} of area.status) {
        expect(score!.toFixed(4)).toBe(Number(row[key.replace("EP_", "EPL_")]).toFixed(4));
        cells++;
      }
      // Published sums are rounded per theme.
      expect(Math.abs(area.status_index! - Number(row.SPL_THEMES))).toBeLessThan(1e-3);
    }
    expect(cells).toBe(1072);
  });

  it.each(["THEME1", "THEME2", "THEME3", "THEME4", "THEMES"])(
    "agrees in RPL_%s, the percent rank of a sum",
    async (theme) => {
      const base = methodOf("tests/fixtures/methods/good/svi-2020.yaml");
      const indicators = [{key: `SPL_${theme}`, direction: "higher_is_worse" as const, weight: 1}];
      const method = {...base, status: {...base.status, indicators}};
      const areas = await classifyRows(method, inputOf(rows(), "FIPS", [`SPL_${theme}`]));
      const published = new Map(rows().map((row) => [row.FIPS!, Number(row[`RPL_${theme}`])]));
      for (const area of areas) {
        expect(area.status_index!.toFixed(4)).toBe(published.get(area.area_id)!.toFixed(4));
      }
    }
  );
});
