import {DataType, Precision, type Table, type Utf8, type Vector} from "apache-arrow";
import {plainValue} from "./plain-value.js";

/** How long the page may be held up at once, in milliseconds. */
const SLICE = 12;

/** The rows of an Arrow table as plain objects. */
export function tableRows(table: Table): Record<string, unknown>[] {
  const row = rowReader(table);
  return Array.from({length: table.numRows}, (_, i) => row(i));
}

/** The same in slices, so that the page stays responsive. */
export async function tableRowsInSlices(table: Table): Promise<Record<string, unknown>[]> {
  const row = rowReader(table);
  const rows: Record<string, unknown>[] = [];
  const slice = sliced();
  for (let i = 0; i < table.numRows; i++) {
    rows.push(row(i));
    if (i % 64 === 0) await slice();
  }
  return rows;
}

/** Rows as copies of an empty one, which engines make several times faster than objects that grow by one value after the other. */
function rowReader(table: Table): (row: number) => Record<string, unknown> {
  const columns = table.schema.fields.map(({name}, i) => ({name, value: reader(table.getChildAt(i)!)}));
  const empty = Object.fromEntries(columns.map(({name}) => [name, null]));
  return (i) => {
    const row: Record<string, unknown> = {...empty};
    for (const {name, value} of columns) row[name] = value(i);
    return row;
  };
}

/** How a column is read: fast where all its values are plain numbers or ASCII texts, value by value elsewhere. */
function reader(vector: Vector): (row: number) => unknown {
  if (DataType.isFloat(vector.type) && vector.type.precision === Precision.DOUBLE && vector.nullCount === 0) {
    const values = vector.toArray() as Float64Array;
    return (row) => values[row];
  }
  const texts = DataType.isUtf8(vector.type) ? asciiTexts(vector as Vector<Utf8>) : null;
  return texts ? (row) => texts[row] : (row) => plainValue(vector.get(row));
}

/** Decodes all texts at once, several times faster than one by one; null where one of them is not ASCII. */
function asciiTexts({data}: Vector<Utf8>): readonly (string | null)[] | null {
  const texts: (string | null)[] = [];
  for (const chunk of data) {
    const {valueOffsets, values, length} = chunk;
    const [from, to] = [valueOffsets[0] ?? 0, valueOffsets[length] ?? 0];
    const all = new TextDecoder().decode(values.subarray(from, to));
    if (all.length !== to - from) return null;
    for (let i = 0; i < length; i++)
      texts.push(chunk.getValid(i) ? all.slice(valueOffsets[i]! - from, valueOffsets[i + 1]! - from) : null);
  }
  return texts;
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
