/** Distinct numbers, numbered from 0 in order of first appearance; 0 and −0 are the same. NaN is none. */
export class NumberCodes {
  #slots = new Int32Array(4096).fill(-1);
  #numbers = new Float64Array(2048);
  #count = 0;
  readonly #one = new Float64Array(1);
  readonly #halves = new Int32Array(this.#one.buffer);

  codeOf(number: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = this.#hash(number) & mask; ; slot = (slot + 1) & mask) {
      const code = this.#slots[slot]!;
      if (code < 0) return this.#add(number, slot);
      if (this.#numbers[code] === number) return code;
    }
  }

  /** The numbers by code. */
  numbers(): Float64Array {
    return this.#numbers.slice(0, this.#count);
  }

  #hash(number: number): number {
    this.#one[0] = number + 0;
    const mixed = Math.imul(this.#halves[0]! ^ Math.imul(this.#halves[1]!, 0x9e3779b1), 0x85ebca6b);
    return mixed ^ (mixed >>> 15);
  }

  #add(number: number, slot: number): number {
    const code = this.#count++;
    this.#numbers[code] = number + 0;
    this.#slots[slot] = code;
    if (this.#count === this.#numbers.length) this.#grow();
    return code;
  }

  #grow(): void {
    const numbers = new Float64Array(2 * this.#numbers.length);
    numbers.set(this.#numbers);
    this.#numbers = numbers;
    const slots = new Int32Array(2 * numbers.length).fill(-1);
    for (let code = 0; code < this.#count; code++) {
      let slot = this.#hash(numbers[code]!) & (slots.length - 1);
      while (slots[slot]! >= 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = code;
    }
    this.#slots = slots;
  }
}
