/** Distinct pieces of a buffer by number. */
export interface Pieces {
  readonly pieceStarts: Uint32Array;
  readonly pieceEnds: Uint32Array;
  readonly hashes: Int32Array;
}

/**
 * Distinct pieces of a buffer, numbered in order of first appearance; number 0 is an empty piece. Pieces mostly come in
 * the order in which they came before (all areas, period by period), so that the one that followed the last one then is
 * looked for first.
 */
export class InternTable {
  #slots = new Int32Array(1024).fill(-1);
  #starts = new Uint32Array(512);
  #ends = new Uint32Array(512);
  #hashes = new Int32Array(512);
  #followers = new Int32Array(512).fill(-1);
  #last = 0;
  #count = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.numberOf(0, 0, 0);
  }

  /** Where the piece ends that followed the last one before, if the same bytes stand at `start`; else −1. */
  follower(start: number): number {
    const guess = this.#followers[this.#last]!;
    if (guess < 0) return -1;
    const bytes = this.#bytes;
    const from = this.#starts[guess]!;
    const end = start + this.#ends[guess]! - from;
    if (end > bytes.length) return -1;
    for (let at = start, other = from; at < end; at++, other++) if (bytes[at] !== bytes[other]) return -1;
    return end;
  }

  /** Number of the piece that `follower` found. */
  takeFollower(): number {
    return (this.#last = this.#followers[this.#last]!);
  }

  /** Number of the piece from `start` to before `end`; `hash` is any hash of its bytes. */
  numberOf(start: number, end: number, hash: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const found = this.#slots[slot]!;
      const isNew = found < 0;
      if (!isNew && !(this.#hashes[found] === hash && this.#isSame(found, start, end))) continue;
      const number = isNew ? this.#add(start, end, hash, slot) : found;
      this.#followers[this.#last] = number;
      this.#last = number;
      return number;
    }
  }

  pieces(): Pieces {
    return {
      pieceStarts: this.#starts.slice(0, this.#count),
      pieceEnds: this.#ends.slice(0, this.#count),
      hashes: this.#hashes.slice(0, this.#count)
    };
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
    this.#followers = enlarged(this.#followers, new Int32Array(length).fill(-1));
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
