/** Runs of fewer values are packed. */
const SHORTEST_RUN = 8;

/**
 * Encodes whole numbers in Parquet's RLE/bit-packing hybrid, without a length before it: the bytes of hyparquet-writer's
 * `writeRleBitPackedHybrid`, which appends them one at a time.
 */
export class RleEncoder {
  #bytes = new Uint8Array(0);
  #next = 0;

  /**
   * Numbers below 2^`bits`, `bits` at most 24. Where `ends` is given, all numbers before its first entry are the same, all
   * from there to before its second, and so on. The bytes are good until the next call.
   */
  encode(values: Int32Array, bits: number, ends: ArrayLike<number> | null = null): Uint8Array {
    const {length} = values;
    const most = 16 + Math.ceil(length / SHORTEST_RUN) * (bits + 16);
    if (this.#bytes.length < most) this.#bytes = new Uint8Array(most);
    this.#next = 0;
    let packed = 0;
    let at = 0;
    let piece = 0;
    while (at < length) {
      const value = values[at]!;
      let end = at;
      do {
        while (ends !== null && ends[piece]! <= end) piece++;
        end = ends === null ? end + 1 : ends[piece]!;
      } while (end < length && values[end] === value);
      if (end - at < SHORTEST_RUN) {
        at += 8;
        continue;
      }
      if (at > packed) this.#pack(values, packed, at, bits);
      this.#run(value, end - at, bits);
      at = packed = end;
    }
    if (at > packed) this.#pack(values, packed, at, bits);
    return this.#bytes.subarray(0, this.#next);
  }

  #run(value: number, count: number, bits: number): void {
    this.#varint(count << 1);
    for (let shift = 0; shift < bits; shift += 8) this.#bytes[this.#next++] = value >> shift;
  }

  /** Groups of eight values; behind the last one zeros. */
  #pack(values: Int32Array, from: number, to: number, bits: number): void {
    const groups = (to - from) / 8;
    this.#varint((groups << 1) | 1);
    const bytes = this.#bytes;
    const last = this.#next + groups * bits;
    const end = Math.min(to, values.length);
    let next = this.#next;
    let held = 0;
    let count = 0;
    for (let at = from; at < end; at++) {
      held |= values[at]! << count;
      for (count += bits; count >= 8; count -= 8) {
        bytes[next++] = held;
        held >>>= 8;
      }
    }
    if (next < last) bytes[next++] = held;
    if (next < last) bytes.fill(0, next, last);
    this.#next = last;
  }

  #varint(value: number): void {
    let rest = value;
    for (; rest > 0x7f; rest >>>= 7) this.#bytes[this.#next++] = (rest & 0x7f) | 0x80;
    this.#bytes[this.#next++] = rest;
  }
}
