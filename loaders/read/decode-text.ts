import {isUtf8} from "node:buffer";
import iconv from "iconv-lite";
import {InputError} from "../problem.js";

export const ENCODINGS = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1252",
  "iso-8859-1",
  "iso-8859-15"
] as const;
export type Encoding = (typeof ENCODINGS)[number];

const SAMPLE_BYTES = 4096;

/**
 * Bytes of a text file as text, without byte order mark. A byte order mark decides, whatever is given; then the given
 * encoding; then: bytes with a NUL in every other place are UTF-16, bytes that are valid UTF-8 are UTF-8, everything
 * else is Windows-1252, which has ISO-8859-1's printable characters in it (ISO-8859-15 cannot be told from it).
 *
 * @throws InputError with the line where bytes are no character of the encoding, and for UTF-8 that is damaged in places
 */
export function decodeText(
  bytes: Uint8Array,
  encoding?: Encoding,
  file = ""
): {text: string; encoding: Encoding} {
  const found = encodingOfMark(bytes) ?? encoding ?? guessEncoding(bytes);
  if (!found.startsWith("utf")) return {text: decodeOneByte(bytes, found, file), encoding: found};
  const text = tryDecode(bytes, found);
  if (text !== null) return {text, encoding: found};
  throw notDecodable(new TextDecoder(found).decode(bytes), found, file);
}

/** The encoding of bytes as `decodeText` finds it when none is given. */
export function detectEncoding(bytes: Uint8Array): Encoding {
  return encodingOfMark(bytes) ?? guessEncoding(bytes);
}

function encodingOfMark(bytes: Uint8Array): Encoding | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : null;
}

function guessEncoding(bytes: Uint8Array): Encoding {
  const wide = detectUtf16(bytes.subarray(0, SAMPLE_BYTES));
  if (wide !== null) return wide;
  if (isUtf8(bytes)) return "utf-8";
  return isDamagedUtf8(bytes) ? "utf-8" : "windows-1252";
}

/** Latin letters have a NUL as their second byte in UTF-16; in no other text does a NUL stand at all. */
function detectUtf16(sample: Uint8Array): Encoding | null {
  const nulls = [0, 0];
  sample.forEach((byte, index) => (nulls[index % 2]! += Number(byte === 0)));
  const [even = 0, odd = 0] = nulls;
  const many = sample.length / 4;
  if (odd > many && even < odd / 10) return "utf-16le";
  return even > many && odd < even / 10 ? "utf-16be" : null;
}

/** Whether bytes that are no valid UTF-8 have more characters of UTF-8 in them than faults: rare by chance. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder("utf-8").decode(bytes);
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return count(/[\u0080-\ufffc]/g) > count(/\ufffd/g);
}

function tryDecode(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, {fatal: true}).decode(bytes);
  } catch {
    return null;
  }
}

function decodeOneByte(bytes: Uint8Array, encoding: Encoding, file: string): string {
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding);
  if (text.includes("\ufffd")) throw notDecodable(text, encoding, file);
  return text;
}

function notDecodable(text: string, encoding: Encoding, file: string): InputError {
  const line = text.slice(0, Math.max(0, text.indexOf("\ufffd"))).split(/\r\n?|\n/).length;
  const problem = `bytes that are no character in ${encoding}`;
  return new InputError([
    {domain: "text", problem, expected: "another encoding, or a whole file", file, line}
  ]);
}
