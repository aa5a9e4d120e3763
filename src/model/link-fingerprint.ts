import {deflateSync, inflateSync} from "fflate";
import {areaHash, sketch, SKETCH_BYTES, sketchDifference} from "./area-sketch.js";
import {fromBase64Url, toBase64Url} from "./base64url.js";
import {hashText} from "./link-hash.js";

/** What a page showed, per area: a class, a displayed value, or why there is none. Keys are area ids of one level. */
export type Shown = ReadonlyMap<string, string>;

/** How what is shown differs from what a link's fingerprint remembers. Areas are sorted by id. */
export interface ShownChanges {
  readonly changed: readonly {
    readonly area: string;
    /** What was shown when the link was made; null where the link does not say. */
    readonly before: string | null;
    readonly now: string;
  }[];
  /** Areas that are shown now and were not then. */
  readonly added: readonly string[];
  /** How many areas were shown then and are no longer. */
  readonly removedCount: number;
  /** Those of them the link can name. */
  readonly removed: readonly string[];
  /** False: there are more changes than the link can name ({@link NAMED_AT_MOST}); those named are right. */
  readonly complete: boolean;
}

/** What a fingerprint of very many areas can name with certainty enough, see `area-sketch.ts`. */
export const NAMED_AT_MOST = 20;

/** Longest text of a fingerprint, in characters of an address. */
const LONGEST = 1500;
const LONGEST_DATA = 200_000;
const LONGEST_COMMON = 60;
const HASH_VALUES = 1 << 12;

/**
 * What was shown, as a text for an address, by the first of three ways that is short enough (1,500 characters):
 * `e…` exact: every area and what was shown; a change is always found and told with what it was before.
 * `h…` areas exactly, what was shown as 12 bits of hash: of 4,096 changes one is not found (2.4e-4).
 * `s…` a sketch of constant size for any number of areas: names about 20 changes, else says that there are more; of 65,536
 *      changes one is not found (1.5e-5).
 */
export function fingerprint(shown: Shown): string {
  const sorted = [...shown].sort(([a], [b]) => (a < b ? -1 : 1));
  if (sorted.length < 4000 && sorted.every(([area, text]) => isPlain(area) && isPlain(text))) {
    const exact = `e${toBase64Url(deflateSync(exactBytes(sorted), {level: 9}))}`;
    if (exact.length <= LONGEST) return exact;
    const hashed = `h${toBase64Url(hashedBytes(sorted))}`;
    if (hashed.length <= LONGEST) return hashed;
  }
  return `s${toBase64Url(sketch(shown).cells)}`;
}

/** What has changed since a fingerprint was made; null for one that cannot be read. Never throws. */
export function compareShown(text: string, shown: Shown): ShownChanges | null {
  const bytes = text.length <= 4 * LONGEST ? fromBase64Url(text.slice(1)) : null;
  if (bytes === null) return null;
  if (text.startsWith("e")) return compareExact(inflate(bytes), shown);
  if (text.startsWith("h")) return compareHashed(bytes, shown);
  return text.startsWith("s") && bytes.length === SKETCH_BYTES ? compareSketched(bytes, shown) : null;
}

function isPlain(text: string): boolean {
  return !/\p{Cc}/u.test(text);
}

/** Sorted ids as texts that share their beginning with the one before: a letter for how much, then the rest. */
function frontCode(ids: readonly string[]): string {
  return ids
    .map((id, i) => {
      const before = ids[i - 1] ?? "";
      let common = 0;
      while (common < LONGEST_COMMON && common < before.length && before[common] === id[common]) common++;
      return String.fromCharCode(33 + common) + id.slice(common);
    })
    .join("\n");
}

function frontDecode(text: string): readonly string[] {
  if (text === "") return [];
  const ids: string[] = [];
  for (const line of text.split("\n"))
    ids.push((ids.at(-1) ?? "").slice(0, Math.min(LONGEST_COMMON, line.charCodeAt(0) - 33)) + line.slice(1));
  return ids;
}

/** Ids, the different texts, and per area which of them; by single letters where there are few, which deflates best. */
function exactBytes(sorted: readonly (readonly [string, string])[]): Uint8Array {
  const texts = [...new Set(sorted.map(([, text]) => text))].sort();
  const index = new Map(texts.map((text, i) => [text, i]));
  const few = texts.length <= 90;
  const ids = frontCode(sorted.map(([area]) => area));
  const body = few
    ? [texts.join("\n"), sorted.map(([, text]) => String.fromCharCode(33 + index.get(text)!)).join("")]
    : ["", sorted.map(([, text]) => text).join("\n")];
  return new TextEncoder().encode([few ? "f" : "m", ids, ...body].join("\0"));
}

function inflate(bytes: Uint8Array): string | null {
  try {
    const data = inflateSync(bytes);
    return data.length > LONGEST_DATA ? null : new TextDecoder("utf-8", {fatal: true}).decode(data);
  } catch {
    return null;
  }
}

function compareExact(text: string | null, shown: Shown): ShownChanges | null {
  const [kind, ids, texts, body] = text?.split("\0") ?? [];
  if (ids === undefined || texts === undefined || body === undefined) return null;
  const areas = frontDecode(ids);
  const palette = texts.split("\n");
  const values =
    kind === "f" ? [...body].map((letter) => palette[letter.charCodeAt(0) - 33]) : body.split("\n");
  if (areas.length === 0 ? body !== "" : values.length !== areas.length || values.includes(undefined))
    return null;
  const before = new Map(areas.map((area, i) => [area, values[i]!]));
  return compareKnown(
    areas,
    shown,
    (area, now) => before.get(area) === now,
    (area) => before.get(area)!
  );
}

function compareKnown(
  areas: readonly string[],
  shown: Shown,
  isSame: (area: string, now: string) => boolean,
  textBefore: (area: string) => string | null
): ShownChanges {
  const then = new Set(areas);
  const now = [...shown].sort(([a], [b]) => (a < b ? -1 : 1));
  const removed = [...then].filter((area) => !shown.has(area));
  return {
    changed: now
      .filter(([area, text]) => then.has(area) && !isSame(area, text))
      .map(([area, text]) => ({area, before: textBefore(area), now: text})),
    added: now.filter(([area]) => !then.has(area)).map(([area]) => area),
    removed,
    removedCount: removed.length,
    complete: true
  };
}

function shortHash(area: string, text: string): number {
  return hashText(`${area}/${text}`)[0] % HASH_VALUES;
}

/** Length of the deflated ids (2 bytes), the ids, then 12 bits per area. */
function hashedBytes(sorted: readonly (readonly [string, string])[]): Uint8Array {
  const ids = deflateSync(new TextEncoder().encode(frontCode(sorted.map(([area]) => area))), {level: 9});
  const bytes = new Uint8Array(2 + ids.length + Math.ceil(sorted.length * 1.5));
  bytes.set([ids.length >> 8, ids.length & 255]);
  bytes.set(ids, 2);
  sorted.forEach(([area, text], i) => {
    const at = 2 + ids.length + Math.floor(i * 1.5);
    const hash = shortHash(area, text);
    if (i % 2 === 0) {
      bytes[at] = hash >> 4;
      bytes[at + 1] = (hash & 15) << 4;
    } else {
      bytes[at]! |= hash >> 8;
      bytes[at + 1] = hash & 255;
    }
  });
  return bytes;
}

function compareHashed(bytes: Uint8Array, shown: Shown): ShownChanges | null {
  const start = 2 + (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0);
  const ids = start <= bytes.length ? inflate(bytes.subarray(2, start)) : null;
  if (ids === null) return null;
  const areas = frontDecode(ids);
  if (bytes.length !== start + Math.ceil(areas.length * 1.5)) return null;
  const hashes = new Map(
    areas.map((area, i) => {
      const at = start + Math.floor(i * 1.5);
      const [first, second] = [bytes[at]!, bytes[at + 1]!];
      return [area, i % 2 === 0 ? (first << 4) | (second >> 4) : ((first & 15) << 8) | second];
    })
  );
  return compareKnown(
    areas,
    shown,
    (area, now) => hashes.get(area) === shortHash(area, now),
    () => null
  );
}

function compareSketched(cells: Uint8Array, shown: Shown): ShownChanges {
  const {before, now, complete} = sketchDifference({cells}, sketch(shown));
  const then = new Set(before.map(({area}) => area));
  const today = new Set(now.map(({area}) => area));
  const named = [...shown].filter(([area]) => today.has(areaHash(area))).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    changed: named
      .filter(([area]) => then.has(areaHash(area)))
      .map(([area, text]) => ({area, before: null, now: text})),
    added: named.filter(([area]) => !then.has(areaHash(area))).map(([area]) => area),
    removed: [],
    removedCount: before.filter(({area}) => !today.has(area)).length,
    complete
  };
}
