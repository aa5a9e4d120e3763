import {crc32, inflateRawSync} from "node:zlib";
import {InputError} from "../problem.js";

/** What an archive may unpack to. A workbook of a million filled rows stays below. */
export const ARCHIVE_LIMITS = {
  /** Bytes of all entries together. */
  bytes: 500_000_000,
  entries: 5_000,
  /** Unpacked over packed bytes; counts from `ratioFrom` bytes on, as little files of blanks pack well. */
  ratio: 400,
  ratioFrom: 50_000_000
} as const;

export type ArchiveLimits = {readonly [Key in keyof typeof ARCHIVE_LIMITS]: number};

/** A zip file whose directory was checked. */
export interface ZipArchive {
  readonly names: readonly string[];
  /** The bytes of an entry, null where there is none of that name, in upper or lower case. Throws InputError where they are damaged. */
  read(name: string): Uint8Array | null;
}

interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const FULL_16 = 0xffff;
const FULL_32 = 0xffffffff;

/**
 * Opens a zip file by its directory, before anything is unpacked. Entries are unpacked one by one when asked for, never
 * to more bytes than the directory says, and must have the checksum it says.
 *
 * @throws InputError where the bytes are no zip file, its directory is damaged, it is encrypted, or it would unpack to
 *   more than the limits allow
 */
export function openZip(bytes: Uint8Array, file: string, limits: ArchiveLimits = ARCHIVE_LIMITS): ZipArchive {
  const fail = (problem: string, expected?: string, got?: string): never => {
    throw new InputError([{domain: "zip", problem, expected, got, file}]);
  };
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = guardRange(
    () => readDirectory(buffer, fail, limits),
    () => fail("damaged directory", "a whole zip file")
  );
  checkLimits(entries, buffer.length, limits, fail);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const anyCase = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  if (byName.size < entries.length) fail("two entries of one name", "each name once");
  return {
    names: [...byName.keys()],
    read: (name) => {
      const entry = byName.get(name) ?? anyCase.get(name.toLowerCase());
      return entry === undefined ? null : unpack(buffer, entry, fail);
    }
  };
}

type Fail = (problem: string, expected?: string, got?: string) => never;

function guardRange<T>(read: () => T, otherwise: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return otherwise();
    throw error;
  }
}

function readDirectory(buffer: Buffer, fail: Fail, limits: ArchiveLimits): Entry[] {
  const end = findEnd(buffer);
  if (end < 0) fail("no directory at the end", "a whole zip file");
  const {count, start} = directoryPlace(buffer, end);
  if (count > limits.entries) fail("too many entries", `at most ${limits.entries}`, String(count));
  const entries: Entry[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    if (buffer.readUInt32LE(at) !== CENTRAL) fail("damaged directory", "a whole zip file");
    const [name, extra, comment] = [28, 30, 32].map((offset) => buffer.readUInt16LE(at + offset));
    entries.push(readEntry(buffer, at));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return entries;
}

/** Offset of the record that ends the file, behind which a comment may stand; -1 where there is none. */
function findEnd(buffer: Buffer): number {
  const lowest = Math.max(0, buffer.length - 22 - FULL_16);
  for (let at = buffer.length - 22; at >= lowest; at--) if (buffer.readUInt32LE(at) === END) return at;
  return -1;
}

function directoryPlace(buffer: Buffer, end: number): {count: number; start: number} {
  const count = buffer.readUInt16LE(end + 10);
  const start = buffer.readUInt32LE(end + 16);
  const is64 = count === FULL_16 || start === FULL_32;
  if (!is64 || buffer.readUInt32LE(end - 20) !== LOCATOR_64) return {count, start};
  const end64 = Number(buffer.readBigUInt64LE(end - 12));
  if (buffer.readUInt32LE(end64) !== END_64) throw new RangeError("no directory");
  return {
    count: Number(buffer.readBigUInt64LE(end64 + 32)),
    start: Number(buffer.readBigUInt64LE(end64 + 48))
  };
}

function readEntry(buffer: Buffer, at: number): Entry {
  const nameEnd = at + 46 + buffer.readUInt16LE(at + 28);
  const extra = buffer.subarray(nameEnd, nameEnd + buffer.readUInt16LE(at + 30));
  const large = largeSizes(extra);
  const sized = (offset: number) => {
    const value = buffer.readUInt32LE(at + offset);
    return value === FULL_32 ? (large.shift() ?? value) : value;
  };
  const size = sized(24);
  const packed = sized(20);
  return {
    name: buffer.toString("utf8", at + 46, nameEnd).replaceAll("\\", "/"),
    flags: buffer.readUInt16LE(at + 8),
    method: buffer.readUInt16LE(at + 10),
    crc: buffer.readUInt32LE(at + 16),
    ...{packed, size, offset: sized(42)}
  };
}

/** The 64-bit numbers of an entry's extra field, in the order of the fields they stand for. */
function largeSizes(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    const fields = Math.floor(extra.readUInt16LE(at + 2) / 8);
    return Array.from({length: fields}, (_, index) => Number(extra.readBigUInt64LE(at + 4 + 8 * index)));
  }
  return [];
}

function checkLimits(entries: readonly Entry[], packed: number, limits: ArchiveLimits, fail: Fail): void {
  const bytes = entries.reduce((sum, {size}) => sum + size, 0);
  const inMegabytes = (value: number) => `${Math.ceil(value / 1e6)} MB`;
  if (bytes > limits.bytes) {
    fail("unpacks to too much", `at most ${inMegabytes(limits.bytes)}`, inMegabytes(bytes));
  }
  if (bytes > limits.ratioFrom && bytes > limits.ratio * packed) {
    const got = `${Math.round(bytes / packed)} times its size`;
    fail("unpacks to too much", `at most ${limits.ratio} times its size`, got);
  }
}

function unpack(
  buffer: Buffer,
  {name, flags, method, crc, packed, size, offset}: Entry,
  fail: Fail
): Uint8Array {
  if (flags & 1) fail(`"${name}" is encrypted`, "a file without password");
  if (method !== 0 && method !== 8) fail(`"${name}" is packed in an unknown way`, "stored or deflated");
  const bytes = guardRange(
    () => {
      if (buffer.readUInt32LE(offset) !== LOCAL) throw new RangeError("no entry");
      const start = offset + 30 + buffer.readUInt16LE(offset + 26) + buffer.readUInt16LE(offset + 28);
      if (start + packed > buffer.length) throw new RangeError("cut off");
      return inflate(buffer.subarray(start, start + packed), method, size);
    },
    () => null
  );
  if (bytes === null || bytes.length !== size || crc32(bytes) !== crc) {
    return fail(`"${name}" is damaged`, "the bytes that belong to its checksum");
  }
  return bytes;
}

/** null where the bytes cannot be inflated, or to more than `size`. */
function inflate(bytes: Buffer, method: number, size: number): Uint8Array | null {
  if (method === 0) return bytes;
  try {
    return inflateRawSync(bytes, {maxOutputLength: Math.max(1, size)});
  } catch {
    return null;
  }
}
