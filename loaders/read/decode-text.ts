import {isUtf8} from "node:buffer";
import iconv from "iconv-lite";

export const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "windows-1252", "iso-8859-1"] as const;
export type Encoding = (typeof ENCODINGS)[number];

/**
 * Bytes of a text file as text, without byte order mark. Where no encoding is given: the byte order mark decides; bytes
 * that are valid UTF-8 are UTF-8; everything else is Windows-1252, which has ISO-8859-1's printable characters in it.
 */
export function decodeText(bytes: Uint8Array, encoding?: Encoding): {text: string; encoding: Encoding} {
  const found = encoding ?? detectEncoding(bytes);
  return {text: iconv.decode(Buffer.from(bytes), found), encoding: found};
}

export function detectEncoding(bytes: Uint8Array): Encoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return isUtf8(bytes) ? "utf-8" : "windows-1252";
}
