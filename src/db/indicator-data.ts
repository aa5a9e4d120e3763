import {parquetMetadata, parquetReadObjects, type FileMetaData, type RowGroup} from "hyparquet";
import {compressors} from "hyparquet-compressors";
import type {AtlasCatalogue} from "../model/atlas-catalogue.js";
import type {AreaValue, IndicatorSeries, SeriesLayer} from "../model/indicator-series.js";
import type {Observation} from "../model/observation.js";
import {dataUrl, buildInfo, fetchJson} from "./data-files.js";
import {rangedFile} from "./ranged-file.js";

const FILE = "observations.parquet";

interface Opened {
  readonly file: ReturnType<typeof rangedFile>;
  readonly metadata: FileMetaData;
}

interface Loading {
  catalogue: Promise<AtlasCatalogue> | null;
  opened: Promise<Opened> | null;
  readonly series: Map<string, Promise<IndicatorSeries>>;
}

const loading: Loading = {catalogue: null, opened: null, series: new Map()};

/** Every indicator with values and where it has them. */
export function loadCatalogue(): Promise<AtlasCatalogue> {
  return (loading.catalogue ??= fetchJson<AtlasCatalogue>("views/catalogue.json"));
}

/**
 * All values of one indicator; once per page. Reads only the indicator's row groups where the server allows ranges, else
 * the whole file once. A load that failed is tried again at the next call.
 * @throws for an indicator that has no values
 */
export function loadSeries(key: string): Promise<IndicatorSeries> {
  const known = loading.series.get(key);
  if (known) return known;
  const made = readSeries(key);
  loading.series.set(key, made);
  made.catch(() => loading.series.delete(key));
  return made;
}

async function readSeries(key: string): Promise<IndicatorSeries> {
  const [{entries}, {file, metadata}] = await Promise.all([loadCatalogue(), (loading.opened ??= open())]);
  const indicator = entries.find((entry) => entry.indicator.key === key)?.indicator;
  if (indicator === undefined) throw new Error(`series: no values; expected a known indicator, got "${key}"`);
  const rows: Observation[] = [];
  for (const {rowStart, rowEnd} of rangesOf(metadata, key)) {
    const columns = ["indicator", "level", "period", "area_id", "value", "numerator", "denominator", "flag"];
    const read = await parquetReadObjects({file, metadata, compressors, columns, rowStart, rowEnd});
    for (const row of read as unknown as Observation[]) if (row.indicator === key) rows.push(row);
  }
  return {indicator, layers: layersOf(rows)};
}

async function open(): Promise<Opened> {
  try {
    const {files} = await buildInfo();
    const bytes = files.find(({path}) => path === FILE)!.bytes;
    const file = rangedFile(await dataUrl(FILE), bytes);
    const tail = await file.slice(Math.max(0, bytes - 8));
    const footer = new DataView(tail).getUint32(tail.byteLength - 8, true) + 8;
    return {file, metadata: parquetMetadata(await file.slice(bytes - footer))};
  } catch (error) {
    loading.opened = null;
    throw error;
  }
}

/** Rows of the row groups that hold the indicator: a group never holds two. */
function rangesOf({row_groups}: FileMetaData, key: string): readonly {rowStart: number; rowEnd: number}[] {
  const ends = row_groups.reduce<number[]>(
    (all, {num_rows}) => [...all, (all.at(-1) ?? 0) + Number(num_rows)],
    []
  );
  return row_groups.flatMap((group, i) =>
    key.startsWith(indicatorOf(group))
      ? [{rowStart: ends[i]! - Number(group.num_rows), rowEnd: ends[i]!}]
      : []
  );
}

/** Its key, of a long one the first 16 bytes: statistics are cut there. */
function indicatorOf({columns}: RowGroup): string {
  const {min_value, min} = columns[0]?.meta_data?.statistics ?? {};
  return String(min_value ?? min ?? "");
}

/** Rows sorted by level, period and area as layers. */
function layersOf(rows: readonly Observation[]): readonly SeriesLayer[] {
  const layers = new Map<string, {level: string; period: string; values: Map<string, AreaValue>}>();
  for (const {level, period, area_id, value, numerator, denominator, flag} of rows) {
    const key = `${level} ${period}`;
    const layer = layers.get(key) ?? {level, period, values: new Map<string, AreaValue>()};
    layers.set(key, layer);
    layer.values.set(area_id, {
      value: value ?? null,
      numerator: numerator ?? null,
      denominator: denominator ?? null,
      flag: flag ?? null
    });
  }
  return [...layers.values()];
}
