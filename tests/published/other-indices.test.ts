import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, it} from "vitest";
import {csv, projectFile} from "../classification-helpers.js";
import {runCli} from "../loaders/cli/run-cli.js";
import {describeWithData, sharedData} from "../shared-data.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "published-"));
});
afterAll(() => rmSync(folder, {recursive: true}));

/** The official file itself, classified by a shipped method with the public command. */
async function classified(method: string, file: string, id: string): Promise<Record<string, string>[]> {
  const out = join(folder, `${method}.csv`);
  const args = ["--method", projectFile(`methods/${method}.yaml`), "--values", file, "--id", id];
  const {code, stderr} = await runCli(["classify", ...args, "--scores", "--out", out]);
  expect(code, stderr).toBe(0);
  return csv(out);
}

describeWithData("Welsh Index of Multiple Deprivation 2019", () => {
  it("agrees in score, rank and decile for 1,909 areas", async () => {
    const official = sharedData("reference/imd2019_wales_lsoa11.csv");
    const published = new Map(csv(official).map((row) => [row.lsoa11_code!, row]));
    const areas = await classified("wimd-2019", official, "lsoa11_code");
    expect(areas).toHaveLength(1909);
    const ranked = [...areas].sort((a, b) => Number(b.status_index) - Number(a.status_index));
    ranked.forEach((area, i) => {
      const row = published.get(area.area_id!)!;
      expect(Math.abs(Number(area.status_index) - Number(row.IMD_score))).toBeLessThan(1e-8);
      expect([i + 1, area.status_class]).toEqual([Number(row.IMD_rank), row.IMD_decile]);
    });
  });
});

describeWithData("Social Vulnerability Index 2020", () => {
  const official = () => sharedData("reference/2020svi_pa_co_cdc.csv");

  it.each([
    ["svi-2020", "THEMES", 16],
    ["svi-2020-theme-1", "THEME1", 5],
    ["svi-2020-theme-2", "THEME2", 5],
    ["svi-2020-theme-3", "THEME3", 1],
    ["svi-2020-theme-4", "THEME4", 5]
  ])("%s: RPL_%s of 67 counties and EPL of %i indicators are exact", async (method, theme, indicators) => {
    const published = new Map(csv(official()).map((row) => [row.FIPS!, row]));
    const areas = await classified(method, official(), "FIPS");
    expect(areas).toHaveLength(67);
    const cells = areas.flatMap((area) => {
      const row = published.get(area.area_id!)!;
      expect(Number(area.status_index), area.area_id).toBe(Number(row[`RPL_${theme}`]));
      return Object.entries(area)
        .filter(([column]) => column.endsWith(" score"))
        .map(([column, score]) => {
          const name = column.replace(/^status EP_(.*) score$/, "EPL_$1");
          expect(Number(score), `${area.area_id} ${name}`).toBe(Number(row[name]));
        });
    });
    expect(cells).toHaveLength(67 * indicators);
  });
});
