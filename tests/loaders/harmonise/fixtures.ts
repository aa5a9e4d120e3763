import type {Area} from "../../../src/model/area.js";
import type {Observation} from "../../../src/model/observation.js";
import type {Catalogue} from "../../../loaders/catalogue/catalogue.js";
import {parseCatalogue} from "../../../loaders/catalogue/parse-catalogue.js";
import type {AreaIndex} from "../../../loaders/harmonise/area-index.js";
import {areaLists} from "../../../loaders/harmonise/area-list.js";
import {deliveredBlocks} from "../../../loaders/harmonise/delivered-blocks.js";
import type {Measurement} from "../../../loaders/harmonise/measurement.js";
import {observationRows} from "../../../loaders/harmonise/observation-block.js";
import {observations} from "../../../loaders/harmonise/observations.js";
import type {Extract, ExtractTable} from "../../../loaders/manifest/municipality.js";
import type {RawCell, RawTable} from "../../../loaders/read/raw-table.js";

/** A city 0 of two districts: 1 with the quarters 11 and 12, 2 with 21 (and until 2020 with 22). */
export const AREAS: readonly Area[] = [
  area("0", "stadt", null),
  area("1", "bezirk", "0"),
  area("2", "bezirk", "0"),
  area("11", "quartier", "1", "Altstadt"),
  area("12", "quartier", "1", "Neustadt"),
  area("21", "quartier", "2", "Hafen"),
  {...area("22", "quartier", "2", "Werder"), valid_to: "2020-12-31"}
];

export const LEVELS = ["stadt", "bezirk", "quartier"].map((key) => ({key, title: key, plural: key}));

function area(area_id: string, level: string, parent_id: string | null, name = area_id): Area {
  return {area_id, level, name, parent_id, valid_from: null, valid_to: null, area_km2: 1, lon: 10, lat: 50};
}

/** A catalogue from rows of key, type, numerator, denominator (factor 100), and "nein" where it is not public. */
export function catalogueOf(...rows: (readonly [string, string, string?, string?, string?])[]) {
  const header = ["key", "type", "numerator", "denominator", "public", "factor", "title"];
  const rest = ["theme", "unit", "kind", "polarity", "source"];
  const cells = rows.map(([key, type, numerator = "", denominator = "", isPublic = "ja"]) => {
    const own = [key, type, numerator, denominator, isPublic, "100", key];
    return [...own, "Thema", "", "metric", "neutral", "amt"];
  });
  const source = {title: "Amt", office: "Amt", licence: "CC0", attribution: "Amt", url: null};
  const table = {file: "indicators.csv", sheet: null, rows: [[...header, ...rest], ...cells]};
  return parseCatalogue(table, new Map([["amt", source]]));
}

export function extractOf(
  columns: Readonly<Record<string, string | string[]>>,
  more: Partial<Extract> = {}
): Extract {
  return {
    id: "auszug",
    title: "Auszug",
    source: "amt",
    tables: [],
    encoding: null,
    delimiter: null,
    decimal: null,
    header: {row: 1, rows: 1, data: 2},
    area: {column: "Nr.", name: null},
    columns: new Map(Object.entries(columns).map(([heading, keys]) => [heading, [keys].flat()])),
    values: null,
    totals: null,
    signs: new Map(),
    notCovered: new Map(),
    notComputedWhenAllZero: [],
    ...more
  };
}

export function tableOf(...rows: RawCell[][]): RawTable {
  return {file: "a.csv", sheet: null, rows};
}

export function sourceOf(period: ExtractTable["period"], level = "quartier"): ExtractTable {
  return {file: "a.csv", from: "folder", format: "csv", sheet: null, level, period, rows: null};
}

/** Blocks of observations from measurements, before disclosure control. */
export function observed(
  measurements: readonly Measurement[],
  catalogue: Catalogue,
  areas: AreaIndex,
  levels = LEVELS
) {
  const lists = areaLists(areas);
  return observations(
    deliveredBlocks(measurements, lists, () => 1),
    catalogue,
    levels,
    lists
  );
}

/** The rows of `observed`. */
export function observedRows(...parameters: Parameters<typeof observed>): Observation[] {
  return [...observationRows(observed(...parameters))];
}
