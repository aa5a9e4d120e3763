import type {Table, Vector} from "apache-arrow";
import {plainValue} from "./plain-value.js";

/** How long the page may be held up at once, in milliseconds. */
const SLICE = 12;

/** The rows of an Arrow table as plain objects, column by column: a row at a time is several times slower. */
export function tableRows(table: Table): Record<string, unknown>[] {
  const columns = columnsOf(table);
  return Array.from({length: table.numRows}, (_, i) => rowAt(columns, i));
}

/** The same in slices, so that the page stays responsive. */
export async function tableRowsInSlices(table: Table): Promise<Record<string, unknown>[]> {
  const columns = columnsOf(table);
  const rows: Record<string, unknown>[] = [];
  const slice = sliced();
  for (let i = 0; i < table.numRows; i++) {
    rows.push(rowAt(columns, i));
    if (i % 64 === 0) await slice();
  }
  return rows;
}

type Column = readonly [name: string, vector: Vector];

const columnsOf = (table: Table): readonly Column[] =>
  table.schema.fields.map(({name}, i) => [name, table.getChildAt(i)!] as const);

function rowAt(columns: readonly Column[], i: number): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const [name, vector] of columns) row[name] = plainValue(vector.get(i));
  return row;
}

/**
 * Work in slices: the function returned is awaited between small steps, and gives the page a turn whenever the slice has
 * lasted long enough.
 */
export function sliced(): () => Promise<void> | undefined {
  const slice = {start: performance.now()};
  return () => {
    if (performance.now() - slice.start < SLICE) return undefined;
    return turn().then(() => {
      slice.start = performance.now();
    });
  };
}

/** Lets the browser do what waits: unlike a microtask, a message is delivered after input and painting. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
