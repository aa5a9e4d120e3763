/** Distinct pieces of a buffer, numbered from 0 in order of first appearance. */
export class InternTable {
  #slots = new Int32Array(1024).fill(-1);
  #starts = new Uint32Array(512);
  #ends = new Uint32Array(512);
  #hashes = new Int32Array(512);
  #count = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Number of the piece from `start` to before `end`; `hash` is any hash of its bytes. */
  numberOf(start: number, end: number, hash: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const found = this.#slots[slot]!;
      if (found < 0) return this.#add(start, end, hash, slot);
      if (this.#hashes[found] === hash && this.#isSame(found, start, end)) return found;
    }
  }

  /** The pieces by number. */
  pieces(): Uint8Array[] {
    return Array.from({length: this.#count}, (_, at) =>
      this.#bytes.subarray(this.#starts[at], this.#ends[at])
    );
  }

  #isSame(found: number, start: number, end: number): boolean {
    const bytes = this.#bytes;
    const other = this.#starts[found]!;
    if (this.#ends[found]! - other !== end - start) return false;
    for (let at = end - start - 1; at >= 0; at--) if (bytes[other + at] !== bytes[start + at]) return false;
    return true;
  }

  #add(start: number, end: number, hash: number, slot: number): number {
    const number = this.#count++;
    this.#starts[number] = start;
    this.#ends[number] = end;
    this.#hashes[number] = hash;
    this.#slots[slot] = number;
    if (this.#count === this.#starts.length) this.#grow();
    return number;
  }

  #grow(): void {
    const length = 2 * this.#starts.length;
    this.#starts = enlarged(this.#starts, new Uint32Array(length));
    this.#ends = enlarged(this.#ends, new Uint32Array(length));
    this.#hashes = enlarged(this.#hashes, new Int32Array(length));
    const slots = new Int32Array(2 * length).fill(-1);
    for (let number = 0; number < this.#count; number++) {
      let slot = this.#hashes[number]! & (slots.length - 1);
      while (slots[slot]! >= 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = number;
    }
    this.#slots = slots;
  }
}

/** `larger` with the content of `from` at its start. */
export function enlarged<T extends Uint16Array | Uint32Array | Int32Array>(from: T, larger: T): T {
  larger.set(from);
  return larger;
}
