import {join} from "node:path";
import type {ChangedArea, Changes, CoverageDrop, MovedValue, PeriodChange} from "../../src/model/changes.js";
import {
  areaChanges,
  coverageDrops,
  indicatorChanges,
  movedValues,
  periodChanges
} from "../../src/queries/changes.js";
import {openDatabase, type Database} from "../duckdb.js";

/** The tables that make a state of a municipality's data. */
export const COMPARED = ["areas.parquet", "indicators.parquet", "observations.parquet"] as const;

/**
 * What is different between two folders of tables. Only published values are looked at: both folders hold tables that went
 * through disclosure control.
 * @param share - what a value must have moved by to be listed, for instance 0.25
 */
export async function compareTables(
  folders: {readonly before: string; readonly now: string},
  share: number
): Promise<Omit<Changes, "before">> {
  const database = await openDatabase();
  try {
    for (const [side, folder] of Object.entries(folders))
      for (const file of COMPARED)
        await database.registerParquet(file.replace(".parquet", `_${side}`), join(folder, file));
    return await compare(database, share);
  } finally {
    database.close();
  }
}

async function compare({run}: Database, share: number): Promise<Omit<Changes, "before">> {
  const keys = async (side: "added" | "removed") =>
    (await run(indicatorChanges(side))).map(({key}) => key as string);
  const areas = async (side: "added" | "removed") =>
    (await run(areaChanges(side))) as unknown as ChangedArea[];
  return {
    indicators: {added: await keys("added"), removed: await keys("removed")},
    periods: byIndicator((await run(periodChanges())) as unknown as PeriodRow[]),
    areas: {added: await areas("added"), removed: await areas("removed")},
    coverage: (await run(coverageDrops())) as unknown as CoverageDrop[],
    moved: {share, values: (await run(movedValues(share))) as unknown as MovedValue[]}
  };
}

interface PeriodRow {
  readonly indicator: string;
  readonly period: string;
  readonly side: "added" | "removed";
}

function byIndicator(rows: readonly PeriodRow[]): PeriodChange[] {
  return [...new Set(rows.map(({indicator}) => indicator))].map((indicator) => {
    const of = (wanted: PeriodRow["side"]) =>
      rows.filter((row) => row.indicator === indicator && row.side === wanted).map(({period}) => period);
    return {indicator, added: of("added"), removed: of("removed")};
  });
}
