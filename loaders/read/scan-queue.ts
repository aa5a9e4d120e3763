import {scanRows, type ScannedRows, type ScanPlan} from "./scan-rows.js";

/** Parts of a file that several threads scan, each the next one that nobody has taken. */
export interface ScanQueue {
  readonly plan: ScanPlan;
  /** Where the parts start, at starts of rows, and where the last one ends. */
  readonly cuts: readonly number[];
  /** One number, in shared memory: the next part. */
  readonly next: Int32Array;
}

/** A scanned part. */
export interface ScannedPart {
  readonly part: number;
  /** null: broken quoting; no further part is scanned. */
  readonly rows: ScannedRows | null;
}

/** Scans parts until none is left. */
export function scanQueue({plan, cuts, next}: ScanQueue, onPart: (part: ScannedPart) => void): void {
  for (;;) {
    const part = Atomics.add(next, 0, 1);
    if (part >= cuts.length - 1) return;
    const rows = scanRows(plan, cuts[part]!, cuts[part + 1]!);
    if (rows === null) Atomics.store(next, 0, cuts.length);
    onPart({part, rows});
  }
}
