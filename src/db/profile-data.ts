import {parquetMetadata, parquetReadObjects} from "hyparquet";
import {compressors} from "hyparquet-compressors";
import type {AreaValue, IndicatorSeries, SeriesLayer} from "../model/indicator-series.js";
import type {PointOfInterest} from "../model/poi.js";
import {buildInfo, fetchBytes} from "./data-files.js";
import type {Site} from "./site.js";

/** Rows that are decoded before the page may paint again. */
const BREATH = 40;

/**
 * All values of the levels, by indicator in the order of the catalogue: one pass over observations.parquet, without the
 * database. Gives the page time to paint in between.
 */
export async function readAllSeries(
  site: Pick<Site, "indicators">,
  levels: ReadonlySet<string>
): Promise<readonly IndicatorSeries[]> {
  const file = await fetchBytes("observations.parquet");
  const metadata = parquetMetadata(file);
  const byIndicator = new Map<string, Map<string, WritableLayer>>();
  let rowStart = 0;
  let last = performance.now();
  for (const {num_rows} of metadata.row_groups) {
    const rowEnd = rowStart + Number(num_rows);
    const rows = await parquetReadObjects({file, metadata, compressors, columns: COLUMNS, rowStart, rowEnd});
    for (const row of rows as unknown as Row[]) if (levels.has(row.level)) addRow(byIndicator, row);
    rowStart = rowEnd;
    if (performance.now() - last < BREATH) continue;
    await new Promise((resolve) => setTimeout(resolve));
    last = performance.now();
  }
  return [...site.indicators.values()].flatMap((indicator) => {
    const layers = byIndicator.get(indicator.key);
    return layers === undefined ? [] : {indicator, layers: [...layers.values()]};
  });
}

const COLUMNS = ["indicator", "level", "period", "area_id", "value", "numerator", "denominator", "flag"];

type Row = AreaValue & {
  readonly indicator: string;
  readonly level: string;
  readonly period: string;
  readonly area_id: string;
};

type WritableLayer = SeriesLayer & {readonly values: Map<string, AreaValue>};

function addRow(byIndicator: Map<string, Map<string, WritableLayer>>, row: Row): void {
  const {indicator, level, period, area_id, value, numerator, denominator, flag} = row;
  let layers = byIndicator.get(indicator);
  if (layers === undefined) byIndicator.set(indicator, (layers = new Map()));
  const key = `${level} ${period}`;
  let layer = layers.get(key);
  if (layer === undefined) layers.set(key, (layer = {level, period, values: new Map()}));
  layer.values.set(area_id, {
    value: value ?? null,
    numerator: numerator ?? null,
    denominator: denominator ?? null,
    flag: flag ?? null
  });
}

/** Points of interest; null where the site has none. */
export async function readPoints(): Promise<readonly PointOfInterest[] | null> {
  const {files} = await buildInfo();
  if (!files.some(({path}) => path === "poi.parquet")) return null;
  const rows = await parquetReadObjects({file: await fetchBytes("poi.parquet"), compressors});
  return rows.map((row) => {
    const areas = Object.entries(row).filter(([name]) => name.startsWith("area_"));
    return {
      ...(row as unknown as PointOfInterest),
      areas: Object.fromEntries(areas.map(([name, id]) => [name.slice("area_".length), id ?? null]))
    };
  });
}
