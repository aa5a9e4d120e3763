import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {parquetReadObjects} from "hyparquet";
import {compressors} from "hyparquet-compressors";
import type {Area} from "../../src/model/area.js";
import type {BuildInfo} from "../../src/model/build-info.js";
import type {Method} from "../../src/model/method.js";
import {nearest} from "../../src/model/nearest.js";

/** What a report is asked to show: some areas, or all of a level, or all of the level that is classified. */
export interface ReportRequest {
  readonly areas: readonly string[] | null;
  readonly level: string | null;
}

/** Which profiles a report has. */
export interface ReportChoice {
  readonly level: string;
  /** null: all areas of the level in its newest boundaries. */
  readonly areas: readonly string[] | null;
  /** How many profiles that is. */
  readonly count: number;
}

/**
 * The level and areas of a report, looked up in a built site. Without a level, areas are looked for on every level; without
 * either it is all areas of the level that the first method classifies, else of the finest.
 * @throws for levels and areas that do not exist, and for keys that several levels have
 */
export async function chooseAreas(site: string, {areas, level}: ReportRequest): Promise<ReportChoice> {
  const {levels} = JSON.parse(await readFile(join(site, "data/build.json"), "utf8")) as BuildInfo;
  const known = await readAreas(site);
  const keys = levels.map(({key}) => key);
  if (level !== null && !keys.includes(level)) throw unknown("level", level, keys);
  if (areas === null) {
    const finest = levels.filter(({of}) => of === undefined).at(-1)!.key;
    const all = level ?? (await classifiedLevel(site)) ?? finest;
    const count = known.filter((area) => area.level === all && area.valid_to === null).length;
    return {level: all, areas: null, count};
  }
  const fitting = (level === null ? keys : [level]).filter((key) => {
    const ids = new Set(known.filter((area) => area.level === key).map(({area_id}) => area_id));
    return areas.every((id) => ids.has(id));
  });
  if (fitting.length > 1)
    throw new Error(
      `report: areas are on several levels; expected --level with one of ${fitting.join(", ")}, got none`
    );
  const [found] = fitting;
  if (found === undefined) throw missing(areas, level, known);
  return {level: found, areas, count: areas.length};
}

function missing(asked: readonly string[], level: string | null, known: readonly Area[]): Error {
  const ids = known.filter((area) => level === null || area.level === level).map(({area_id}) => area_id);
  const absent = asked.find((id) => !ids.includes(id));
  return absent === undefined
    ? new Error("report: areas of several levels; expected areas of one level in one report, got others")
    : unknown("area", absent, ids);
}

function unknown(what: "level" | "area", got: string, known: readonly string[]): Error {
  const suggestion = nearest(got, known);
  const expected = what === "level" ? `one of ${known.join(", ")}` : "the key of an area";
  const hint = suggestion === null ? "" : `\n(Did you mean ${suggestion}?)`;
  return new Error(`report: unknown ${what}; expected ${expected}, got "${got}"${hint}`);
}

async function classifiedLevel(site: string): Promise<string | null> {
  const methods = JSON.parse(await readFile(join(site, "data/methods.json"), "utf8")) as Method[];
  return methods[0]?.level ?? null;
}

async function readAreas(site: string): Promise<readonly Area[]> {
  const {buffer, byteOffset, byteLength} = await readFile(join(site, "data/areas.parquet"));
  const file = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
  return (await parquetReadObjects({file, compressors})) as unknown as Area[];
}
