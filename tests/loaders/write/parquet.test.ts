import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parquetMetadata, parquetReadObjects} from "hyparquet";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {applyDisclosure} from "../../../loaders/disclosure/apply-disclosure.js";
import {openDatabase, type Database} from "../../../loaders/duckdb.js";
import {areaIndex} from "../../../loaders/harmonise/area-index.js";
import {areaList} from "../../../loaders/harmonise/area-list.js";
import {flagCode} from "../../../loaders/harmonise/cells.js";
import {groupBy} from "../../../loaders/harmonise/group-by.js";
import type {ObservationBlock} from "../../../loaders/harmonise/observation-block.js";
import {observationsParquet} from "../../../loaders/write/observations-parquet.js";
import {areasParquet, indicatorsParquet} from "../../../loaders/write/parquet.js";
import type {Observation} from "../../../src/model/observation.js";
import {AREAS, catalogueOf, LEVELS} from "../harmonise/fixtures.js";

const catalogue = catalogueOf(["b", "count"], ["a", "count"], ["q", "rate", "a", "b"]);

function row(indicator: string, area_id: string, value: number | null, period = "2021"): Observation {
  const flag = value === null ? "missing" : null;
  return {indicator, level: "quartier", period, area_id, value, numerator: value, denominator: null, flag};
}

const rows = [
  ...["12", "11", "010"].flatMap((area) => [
    row("b", area, 20),
    row("a", area, null, "2020"),
    row("a", area, 30.5)
  ]),
  ...["2", "1"].map((area) => row("q", area, 1e-9))
];
/** Rows as blocks, areas in the order of their keys. */
function blocksOf(all: readonly Observation[]): ObservationBlock[] {
  const groups = groupBy(all, ({indicator, level, period}) => `${indicator} ${level} ${period}`);
  return [...groups.values()].map((group) => {
    const {indicator, level, period} = group[0];
    const own = group.toSorted((a, b) => (a.area_id < b.area_id ? -1 : 1));
    const numbers = (name: "value" | "numerator" | "denominator") =>
      Float64Array.from(own, (each) => each[name] ?? NaN);
    return {
      ...{indicator, level, period, areas: areaList(own.map(({area_id}) => area_id))},
      ...{values: numbers("value"), numerators: numbers("numerator"), denominators: numbers("denominator")},
      flags: Uint8Array.from(own, ({flag}) => flagCode(flag))
    };
  });
}

const release = (observations: readonly Observation[]) =>
  applyDisclosure({
    ...{observations: blocksOf(observations), catalogue, levels: LEVELS, areas: areaIndex(AREAS)},
    ...{rules: "published", scope: "public"}
  });
const tables = await release(rows);
const files = {
  areas: areasParquet(AREAS),
  indicators: indicatorsParquet(tables.indicators),
  observations: observationsParquet(tables.observations)
};
const sorted = [
  ...["010", "11", "12"].map((area) => row("a", area, null, "2020")),
  ...["010", "11", "12"].map((area) => row("a", area, 30.5)),
  ...["010", "11", "12"].map((area) => row("b", area, 20)),
  ...["1", "2"].map((area) => row("q", area, 1e-9))
];
const expected = {
  areas: AREAS,
  indicators: [...catalogue.values()].map(({indicator}) => indicator),
  observations: sorted
};

const bufferOf = (bytes: Uint8Array) => bytes.slice().buffer;

describe("Parquet tables", () => {
  let database: Database;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "parquet-"));
    database = await openDatabase();
  });
  afterAll(async () => {
    database.close();
    await rm(folder, {recursive: true});
  });

  it.each(["areas", "indicators", "observations"] as const)(
    "%s read the same by hyparquet and DuckDB",
    async (name) => {
      expect(await parquetReadObjects({file: bufferOf(files[name])})).toEqual(expected[name]);
      const path = join(folder, `${name}.parquet`);
      await writeFile(path, files[name]);
      await database.registerParquet(name, path);
      expect(await database.run({name, sql: `SELECT * FROM ${name}`})).toEqual(expected[name]);
    }
  );

  it("give each indicator row groups of its own", () => {
    const {row_groups} = parquetMetadata(bufferOf(files.observations));
    expect(row_groups.map(({num_rows}) => Number(num_rows))).toEqual([6, 3, 2]);
    const bounds = row_groups.map(({columns}) => columns[0]?.meta_data?.statistics);
    expect(bounds.map((each) => [each?.min_value, each?.max_value])).toEqual([
      ["a", "a"],
      ["b", "b"],
      ["q", "q"]
    ]);
  });

  it("cut an indicator with very many rows into equal groups", async () => {
    const many = Array.from({length: 250_000}, (_, index) => row("a", String(index).padStart(6, "0"), index));
    const {observations} = await release([...many, row("b", "1", 1)]);
    const {row_groups} = parquetMetadata(bufferOf(observationsParquet(observations)));
    expect(row_groups.map(({num_rows}) => Number(num_rows))).toEqual([83_334, 83_334, 83_332, 1]);
  });

  it("exist without rows", async () => {
    const {observations} = await release([]);
    expect(await parquetReadObjects({file: bufferOf(observationsParquet(observations))})).toEqual([]);
  });

  it("have the same bytes for the same rows in another order", async () => {
    const {observations} = await release(rows.toReversed());
    expect(observationsParquet(observations)).toEqual(files.observations);
  });
});
