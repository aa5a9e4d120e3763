import type {ClassifiedArea} from "../model/classification.js";
import type {Indicator} from "../model/indicator.js";
import type {Method} from "../model/method.js";
import {STATUS_COLUMNS} from "../text/status-download.js";
import type {DownloadColumn} from "./table-download.js";

/**
 * The rows shown as a table to take along: keys, names, the values that entered (`<key>`; changes as `<key>_change`),
 * their normalised scores (`<key>_score`), indices, class codes and names, and why an area is not classified.
 * A missing value is an empty cell (CSV) or null (Parquet).
 * @param indicators - for what the columns mean
 */
export function statusDownload(
  rows: readonly ClassifiedArea[],
  method: Method,
  parentName: (row: ClassifiedArea) => string | null,
  indicators: ReadonlyMap<string, Indicator> = new Map()
): readonly DownloadColumn[] {
  const text = (name: string, of: (row: ClassifiedArea) => string | null): DownloadColumn => ({
    name,
    ...STATUS_COLUMNS[name],
    type: "STRING",
    values: rows.map(of)
  });
  const number = (name: string, of: (row: ClassifiedArea) => number | null): DownloadColumn => ({
    name,
    ...STATUS_COLUMNS[name],
    type: "DOUBLE",
    values: rows.map(of)
  });
  const names = classNames(method);
  return [
    text("area_id", (row) => row.area_id),
    text("name", (row) => row.name),
    text("parent", parentName),
    number("population", (row) => row.population),
    ...scoreColumns(rows, method, "status", indicators, number),
    number("status_index", (row) => row.status_index),
    text("status_class", (row) => row.status_class),
    text("status_name", (row) => names.status.get(row.status_class ?? "") ?? null),
    ...scoreColumns(rows, method, "dynamics", indicators, number),
    number("dynamics_index", (row) => row.dynamics_index),
    text("dynamics_class", (row) => row.dynamics_class),
    text("dynamics_name", (row) => names.dynamics.get(row.dynamics_class ?? "") ?? null),
    text("combined_class", (row) => row.combined_class),
    text("excluded", (row) => row.excluded),
    text("excluded_reason", (row) => row.excluded_reason)
  ];
}

function scoreColumns(
  rows: readonly ClassifiedArea[],
  method: Method,
  index: "status" | "dynamics",
  indicators: ReadonlyMap<string, Indicator>,
  number: (name: string, of: (row: ClassifiedArea) => number | null) => DownloadColumn
): DownloadColumn[] {
  const definition = method[index];
  if (definition === null || rows.length === 0) return [];
  return definition.indicators.flatMap(({key}, i) => {
    const name = definition.change ? `${key}_change` : key;
    const about = aboutIndicator(indicators.get(key), definition.change);
    return [
      {...number(name, (row) => row[index][i]?.value ?? null), ...about},
      {
        ...number(`${name}_score`, (row) => row[index][i]?.score ?? null),
        ...STATUS_COLUMNS.score,
        title: about.title && `${about.title}, normiert`
      }
    ];
  });
}

function aboutIndicator(
  indicator: Indicator | undefined,
  change: boolean
): Pick<DownloadColumn, "title" | "definition" | "source"> {
  if (indicator === undefined) return {};
  const {title, unit, numerator, denominator, factor, source, note} = indicator;
  const rate = numerator !== null && denominator !== null ? `${factor} × ${numerator} / ${denominator}` : "";
  return {
    title: change ? `${title}, Veränderung` : title,
    definition: [unit && `in ${unit}`, rate, note].filter(Boolean).join("; "),
    source
  };
}

function classNames({status, dynamics}: Method) {
  const byCode = (classes: readonly {code: string; name: string}[]) =>
    new Map(classes.map(({code, name}) => [code, name]));
  return {status: byCode(status.classes), dynamics: byCode(dynamics?.classes ?? [])};
}
