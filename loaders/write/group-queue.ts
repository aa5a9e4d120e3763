import {RowGroupEncoder, type EncodedGroup, type GroupTexts, type RowGroup} from "./row-group.js";

/** Row groups that several threads encode, each the next one that nobody has taken. */
export interface GroupQueue {
  readonly texts: GroupTexts;
  readonly groups: readonly RowGroup[];
  /** One number, in shared memory where threads share the queue: the next group. */
  readonly next: Int32Array;
}

/** Encodes groups until none is left. */
export function groupQueue(
  {texts, groups, next}: GroupQueue,
  onGroup: (encoded: {readonly index: number; readonly group: EncodedGroup}) => void
): void {
  const encoder = new RowGroupEncoder(texts);
  for (;;) {
    const index = Atomics.add(next, 0, 1);
    const group = groups[index];
    if (group === undefined) return;
    onGroup({index, group: encoder.encode(group)});
  }
}
