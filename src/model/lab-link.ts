import {deflateSync, inflateSync, strFromU8, strToU8} from "fflate";
import type {Method} from "./method.js";
import {parseMethod} from "./parse-method.js";
import type {IndexName} from "./robustness.js";
import {latestEdition, type LinkNote} from "./status-link.js";
import {methodFields} from "./write-method.js";

/** What a reader chose in the methods laboratory. It stands in the address and nowhere else. */
export interface LabView {
  /** Id of the reference method. */
  readonly method: string;
  readonly period: string;
  /** The reference with the reader's changes; the same object where nothing is changed. */
  readonly draft: Method;
  /** The index that is being edited. */
  readonly index: IndexName;
}

const VERSION = "1";
/** Changes longer than this are compressed. */
const LONG = 240;
/** More than any link made here: what is longer is not read. */
const LONGEST = 8_000;
const LARGEST = 64_000;
/** The parts of a method that can be changed. */
const PARTS = ["areas", "status", "dynamics"] as const;

/** The view of a link without parameters: first method, its newest edition, nothing changed. */
export function defaultLabView(methods: readonly Method[]): LabView {
  const method = methods[0];
  if (method === undefined) throw new Error("lab view: no method; expected at least one file in methods/");
  return {method: method.id, period: latestEdition(method).period, draft: method, index: "status"};
}

/**
 * Reads the view from an address. Whatever is unknown or does not make a method falls back to the reference and leaves a
 * note; nothing throws, and nothing of the address is repeated in a note.
 *
 * @param known keys of the catalogue
 */
export function readLabView(
  search: string,
  methods: readonly Method[],
  known: ReadonlySet<string>
): {readonly view: LabView; readonly notes: readonly LinkNote[]} {
  const parameters = new URLSearchParams(search);
  const notes: LinkNote[] = [];
  const note = (parameter: string, problem: LinkNote["problem"]) => notes.push({parameter, problem});
  if ((parameters.get("v") ?? VERSION) !== VERSION) note("v", "version");
  const fallback = defaultLabView(methods);
  const wanted = parameters.get("methode");
  const method = wanted === null ? methods[0] : methods.find(({id}) => id === wanted);
  if (method === undefined) note("methode", "unknown");
  const reference = method ?? (methods[0] as Method);
  const period = parameters.get("zeitraum");
  const edition = reference.editions.find((one) => one.period === period);
  if (period !== null && edition === undefined) note("zeitraum", "unknown");
  const index = parameters.get("index");
  if (index !== null && !isIndex(index, reference)) note("index", "unknown");
  const changes = parameters.get("aenderung");
  const draft = changes === null ? reference : readChanges(changes, reference, known);
  if (draft === null || (changes !== null && method === undefined)) note("aenderung", "unknown");
  return {
    view: {
      method: reference.id,
      period: (edition ?? latestEdition(reference)).period,
      draft: method === undefined ? reference : (draft ?? reference),
      index: index !== null && isIndex(index, reference) ? index : fallback.index
    },
    notes
  };
}

function isIndex(text: string, {dynamics}: Method): text is IndexName {
  return text === "status" || (text === "dynamics" && dynamics !== null);
}

/** The address part for a view, beginning with "?". Parameters keep a fixed order. */
export function writeLabView({method, period, draft, index}: LabView, reference: Method): string {
  const parameters = new URLSearchParams({v: VERSION, methode: method, zeitraum: period});
  if (index !== "status") parameters.set("index", index);
  const changes = writeChanges(draft, reference);
  if (changes !== null) parameters.set("aenderung", changes);
  return `?${parameters.toString()}`;
}

/** The parts of a draft that differ from its reference, as text for a link; null where nothing is changed. */
export function writeChanges(draft: Method, reference: Method): string | null {
  const [fields, before] = [methodFields(draft), methodFields(reference)];
  const changed = PARTS.filter((part) => JSON.stringify(fields[part]) !== JSON.stringify(before[part]));
  if (changed.length === 0) return null;
  const text = JSON.stringify(Object.fromEntries(changed.map((part) => [part, fields[part]])));
  return text.length <= LONG ? `j${text}` : `z${toBase64(deflateSync(strToU8(text), {level: 9}))}`;
}

/** The draft that such a text describes; null where it is none. */
export function readChanges(text: string, reference: Method, known: ReadonlySet<string>): Method | null {
  if (text.length > LONGEST) return null;
  try {
    const changes: unknown = JSON.parse(changesText(text));
    if (typeof changes !== "object" || changes === null || Array.isArray(changes)) return null;
    if (Object.keys(changes).some((key) => !(PARTS as readonly string[]).includes(key))) return null;
    const fields = {...methodFields(reference), ...changes};
    const draft = parseMethod(JSON.stringify(fields), "link", known);
    const most = Math.max(draft.status.classes.length, draft.dynamics?.classes.length ?? 0);
    return (draft.dynamics === null) === (reference.dynamics === null) && most <= 10 ? draft : null;
  } catch {
    return null;
  }
}

function changesText(text: string): string {
  if (text.startsWith("j")) return text.slice(1);
  if (!text.startsWith("z")) throw new Error("link: unknown form of changes");
  // A given buffer bounds what hostile input can unpack to.
  return strFromU8(inflateSync(fromBase64(text.slice(1)), {out: new Uint8Array(LARGEST)}));
}

function toBase64(bytes: Uint8Array): string {
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function fromBase64(text: string): Uint8Array {
  const bytes = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(bytes, (character) => character.charCodeAt(0));
}
