import {parquetReadObjects} from "hyparquet";
import Papa from "papaparse";
import {describe, expect, it} from "vitest";
import type {Edition} from "../../src/model/method.js";
import {methodInWords} from "../../src/views/method-words.js";
import {statusDownload} from "../../src/views/status-download.js";
import {toCsv, toParquet} from "../../src/views/table-download.js";
import {statusSummary} from "../../src/views/status-summary.js";
import {method, rows} from "./fixture.js";

describe("summary of a classification", () => {
  it("counts areas and residents per class and leaves excluded areas out", () => {
    const summary = statusSummary(rows, method);
    expect(summary).toMatchObject({total: 4, classified: 3, population: 3500});
    expect(summary.status.map(({areas}) => areas)).toEqual([0, 1, 1, 1]);
    expect(summary.status.map(({population}) => population)).toEqual([0, 1000, 500, 2000]);
    expect(summary.risingNeed.map(({area_id}) => area_id)).toEqual(["02"]);
    expect(summary.fallingNeed.map(({area_id}) => area_id)).toEqual(["03"]);
    expect(summary.excluded.get("listed")?.map(({area_id}) => area_id)).toEqual(["04"]);
  });

  it("does not know a class's residents when one population is unknown", () => {
    const summary = statusSummary([{...rows[0]!, population: null}, ...rows.slice(1)], method);
    expect(summary.population).toBeNull();
    expect(summary.status[1]?.population).toBeNull();
    expect(summary.status[2]?.population).toBe(500);
  });
});

describe("download of what is shown", () => {
  const columns = statusDownload(rows, method, () => "Nord");

  it("is the same table as CSV and as Parquet", async () => {
    const csv = Papa.parse<Record<string, string>>(toCsv(columns).slice(1), {
      header: true,
      skipEmptyLines: true
    });
    const parquet = await parquetReadObjects({file: toParquet(columns)});
    expect(csv.errors).toEqual([]);
    const asText = parquet.map((row) =>
      Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value == null ? "" : String(value)]))
    );
    const unguarded = csv.data.map((row) => ({
      ...row,
      dynamics_class: row.dynamics_class!.replace(/^'/, "")
    }));
    expect(asText).toEqual(unguarded);
    expect(csv.data[1]).toMatchObject({
      area_id: "02",
      parent: "Nord",
      combined_class: "4-",
      status_name: "sehr niedrig"
    });
    expect(csv.data[3]).toMatchObject({status_index: "", combined_class: "", excluded: "listed"});
  });

  it("starts with a byte order mark and ends lines with CRLF", () => {
    expect(toCsv(columns)).toMatch(/^\ufeffarea_id,name,.*\r\n/);
  });
});

describe("method in words", () => {
  const titles = new Map([["armut", "Kinderarmut"]]);
  const edition = method.editions[1] as Edition;

  it("names rules, indicators, direction, change and cut points", () => {
    const text = methodInWords(method, edition, titles)
      .flatMap(({sentences}) => sentences)
      .join("\n");
    expect(text).toContain("weniger als 300 Einwohnerinnen");
    expect(text).toContain("Ausgenommen: 04 – Ausreißer");
    expect(text).toContain("Kinderarmut; bildung (umgekehrt: mehr ist besser)");
    expect(text).toContain("Veränderung von 2023 bis 2025");
    expect(text).toContain("hoch (1) unter −1,0; mittel (2) ab −1,0 bis 1,0; niedrig (3) über 1,0 bis 1,5");
    expect(text).toContain("sehr niedrig (4) über 1,5");
  });

  it("leaves out exclusions of other editions", () => {
    const text = JSON.stringify(methodInWords(method, method.editions[0] as Edition, titles));
    expect(text).not.toContain("Ausreißer");
  });
});
