import type {Method} from "../../src/model/method.js";
import type {RunOptions} from "./classification-run.js";
import {readRun} from "./classification-run.js";
import {classifyRun} from "./classify.js";
import {readCells} from "./read-cells.js";
import {UsageError} from "./usage-error.js";

/** One side of a comparison: classes per area, from a file or by a method. */
export interface Classes {
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string | null>>[];
  /** The order of the codes per column, from little to much need, where a method tells it. */
  readonly order: Readonly<Record<string, readonly string[]>>;
}

const COLUMNS = ["status_class", "dynamics_class", "combined_class"];

/**
 * Reads classes: of a method file (.yaml) by classifying the values, else from a CSV or Parquet file with area_id and columns
 * of classes, as `classify` writes it. A blank class is none.
 *
 * @throws {UsageError} for a method without values; else with what is wrong in the file
 */
export async function readClasses(
  file: string,
  options: Partial<Omit<RunOptions, "method">>,
  note: (text: string) => void
): Promise<Classes> {
  if (!/\.ya?ml$/i.test(file)) return readFile(file, options.id ?? "area_id");
  const {values} = options;
  if (values === undefined) {
    throw new UsageError(`compare: a method needs values; expected --values FILE for ${file}, got nothing`);
  }
  const run = await readRun({...options, method: file, values, earlierIfNeeded: true}, note);
  const areas = await classifyRun(run, note);
  return {
    file,
    columns: run.method.dynamics === null ? ["status_class", "combined_class"] : COLUMNS,
    rows: areas.map(({area_id, status_class, dynamics_class, combined_class}) => ({
      area_id,
      status_class,
      dynamics_class,
      combined_class
    })),
    order: orderOf(run.method)
  };
}

function orderOf({status, dynamics}: Method): Classes["order"] {
  const codes = (index: Method["status"]) => index.classes.map(({code}) => code);
  return {
    status_class: codes(status),
    ...(dynamics === null ? {combined_class: codes(status)} : {dynamics_class: codes(dynamics)})
  };
}

async function readFile(file: string, idColumn: string): Promise<Classes> {
  const [header, ...body] = await readCells(file, "classes");
  const names = header?.cells.map((name) => name.trim()) ?? [];
  const columns = names.filter((name) => name !== idColumn && name !== "");
  const place = (column: string) => names.indexOf(column);
  if (place(idColumn) < 0) {
    const got = names.join(", ") || "nothing";
    throw new Error(`classes: no column "${idColumn}"; expected the key of an area, got ${got} (${file})`);
  }
  const rows = body.map(({cells}) => ({
    ...Object.fromEntries(columns.map((column) => [column, cells[place(column)]?.trim() || null])),
    area_id: cells[place(idColumn)]?.trim() ?? ""
  }));
  const seen = new Set<string>();
  for (const {area_id} of rows) {
    if (seen.has(area_id)) {
      throw new Error(
        `classes: an area occurs more than once; expected each once, got "${area_id}" again (${file})`
      );
    }
    seen.add(area_id);
  }
  return {file, columns, rows, order: {}};
}
