import {hashText} from "./link-hash.js";

/**
 * A table of constant size that remembers a set of (area, what was shown) well enough to name the difference to another
 * such set as long as it is small: an invertible Bloom lookup table (Goodrich and Mitzenmacher 2011; for differences of
 * sets: Eppstein, Goodrich, Uyeda and Varghese 2011). 96 cells in four parts name 40 differing entries, that is about 20
 * changed areas; tests/model/link-fingerprint.test.ts measures how often it does.
 */
export interface AreaSketch {
  readonly cells: Uint8Array;
}

/** An entry by its hashes: 32 bits for the area, 16 for what was shown. */
interface Entry {
  readonly area: number;
  readonly shown: number;
}

export interface SketchDifference {
  readonly before: readonly Entry[];
  readonly now: readonly Entry[];
  /** Whether nothing is left that could not be read. */
  readonly complete: boolean;
}

const PARTS = 4;
const PART_CELLS = 24;
const CELLS = PARTS * PART_CELLS;
/** Count (1), area (4), shown (2), check (2). */
const CELL_BYTES = 9;
const LONGEST_DECODING = 4 * CELLS;

export const SKETCH_BYTES = CELLS * CELL_BYTES;

/** Hash by which a sketch knows an area. */
export function areaHash(area: string): number {
  return hashText(area)[0];
}

/** The sketch of what is shown for every area. */
export function sketch(shown: ReadonlyMap<string, string>): AreaSketch {
  const cells = new Uint8Array(SKETCH_BYTES);
  const view = new DataView(cells.buffer);
  for (const [area, text] of shown)
    toggle(view, {area: areaHash(area), shown: hashText(text)[0] & 0xffff}, 1);
  return {cells};
}

/** What a set had that another has not, and the other way round, from their sketches alone. */
export function sketchDifference(before: AreaSketch, now: AreaSketch): SketchDifference {
  const left = subtract(before.cells, now.cells);
  const view = new DataView(left.buffer);
  const found = {before: [] as Entry[], now: [] as Entry[]};
  for (let step = 0; step < LONGEST_DECODING; step++) {
    const pure = findPure(view);
    if (pure === null) break;
    (pure.count === 1 ? found.before : found.now).push(pure.entry);
    toggle(view, pure.entry, pure.count === 1 ? -1 : 1);
  }
  return {...found, complete: left.every((byte) => byte === 0)};
}

function toggle(view: DataView, entry: Entry, count: 1 | -1): void {
  const [places, check] = hashText(`${entry.area}/${entry.shown}`, 1);
  for (let part = 0; part < PARTS; part++) {
    const at = (part * PART_CELLS + (Math.floor(places / PART_CELLS ** part) % PART_CELLS)) * CELL_BYTES;
    view.setUint8(at, (view.getUint8(at) + count) & 255);
    view.setUint32(at + 1, view.getUint32(at + 1) ^ entry.area);
    view.setUint16(at + 5, view.getUint16(at + 5) ^ entry.shown);
    view.setUint16(at + 7, view.getUint16(at + 7) ^ (check & 0xffff));
  }
}

function subtract(before: Uint8Array, now: Uint8Array): Uint8Array {
  return before.map((byte, i) => (i % CELL_BYTES === 0 ? byte - now[i]! : byte ^ now[i]!));
}

/** A cell that holds exactly one entry. */
function findPure(view: DataView): {entry: Entry; count: 1 | 255} | null {
  for (let at = 0; at < SKETCH_BYTES; at += CELL_BYTES) {
    const count = view.getUint8(at);
    if (count !== 1 && count !== 255) continue;
    const entry = {area: view.getUint32(at + 1), shown: view.getUint16(at + 5)};
    const check = hashText(`${entry.area}/${entry.shown}`, 1)[1] & 0xffff;
    if (check === view.getUint16(at + 7)) return {entry, count};
  }
  return null;
}
