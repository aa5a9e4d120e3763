import {deflateSync, inflateSync} from "fflate";
import {fromBase64Url, toBase64Url} from "./base64url.js";

/** What a link says of what it was made on. All of it may be missing: links without a stamp keep working. */
export interface LinkStamp {
  /** `data_version` of the site, 12 hex digits. */
  readonly dataVersion: string | null;
  /** Version of the method shown; its id is the page's own parameter. */
  readonly methodVersion: string | null;
  /** What was shown per area, see `link-fingerprint.ts`. */
  readonly fingerprint: string | null;
}

export const NO_STAMP: LinkStamp = {dataVersion: null, methodVersion: null, fingerprint: null};

/** How a link wants to be shown, beside its view. */
export interface LinkModes {
  /** With the data it was made on, where the site still keeps it. */
  readonly then: boolean;
  /** Without the frame of the page, for another page to embed. */
  readonly embedded: boolean;
}

export const NO_MODES: LinkModes = {then: false, embedded: false};

export interface OpenedLink {
  /** The page's own part, beginning with "?", in the newest format, as its reader takes it. */
  readonly search: string;
  readonly stamp: LinkStamp;
  readonly modes: LinkModes;
  /** A part that was not understood: "v" a format newer than this site, "z" a compressed part that is damaged. */
  readonly problems: readonly ("v" | "z")[];
}

/**
 * How links are written, and how those of earlier formats are brought up to it: `upgrades["1"]` takes the parameters of
 * format 1 to format 2, and so on. A format that readers have links of is never taken out.
 */
export interface LinkFormats {
  readonly current: number;
  readonly upgrades: Readonly<Record<string, (parameters: URLSearchParams) => URLSearchParams>>;
}

export const LINK_FORMATS: LinkFormats = {current: 1, upgrades: {}};

/** Longest page part, in characters, that stays readable; a longer one is compressed. */
export const READABLE = 1500;

const LONGEST_LINK = 16_000;
const LONGEST_STATE = 200_000;
const ENVELOPE = ["stand", "fassung", "abdruck", "damals", "einbetten"] as const;
const DATA_VERSION = /^[0-9a-f]{12}$/;
const METHOD_VERSION = /^[\w.+-]{1,40}$/;
const FINGERPRINT = /^[ehs][\w-]{0,6000}$/;

/**
 * The address part of a link: the page's own (readable, or compressed in `z` where it is long), then what it was made on.
 * Parameters keep a fixed order.
 */
export function withEnvelope(search: string, stamp: LinkStamp, modes: LinkModes = NO_MODES): string {
  const own = search.replace(/^\?/, "");
  const {v = "1"} = Object.fromEntries(new URLSearchParams(own));
  const written =
    own.length <= READABLE
      ? own
      : `v=${encodeURIComponent(v)}&z=${toBase64Url(deflateSync(new TextEncoder().encode(own), {level: 9}))}`;
  const about = new URLSearchParams();
  if (stamp.dataVersion !== null) about.set("stand", stamp.dataVersion);
  if (stamp.methodVersion !== null) about.set("fassung", stamp.methodVersion);
  if (stamp.fingerprint !== null) about.set("abdruck", stamp.fingerprint);
  if (modes.then) about.set("damals", "1");
  if (modes.embedded) about.set("einbetten", "1");
  return `?${[written, about.toString()].filter(Boolean).join("&")}`;
}

/**
 * The address part of a page that was opened with a link, after its reader has chosen something else: the data that the page
 * shows and its frame stay as the link asked for them, also when the page is loaded again.
 */
export function asOpened(search: string, {stamp, modes}: OpenedLink): string {
  return withEnvelope(search, modes.then ? stamp : NO_STAMP, modes);
}

/** Takes a link apart. Whatever is unknown or damaged is left out and noted; never throws. */
export function readEnvelope(search: string, formats: LinkFormats = LINK_FORMATS): OpenedLink {
  const problems: ("v" | "z")[] = [];
  const parameters = new URLSearchParams(search.length <= LONGEST_LINK ? search : "");
  if (search.length > LONGEST_LINK) problems.push("z");
  const stamp: LinkStamp = {
    dataVersion: matching(parameters, "stand", DATA_VERSION),
    methodVersion: matching(parameters, "fassung", METHOD_VERSION),
    fingerprint: matching(parameters, "abdruck", FINGERPRINT)
  };
  const modes = {then: parameters.get("damals") === "1", embedded: parameters.get("einbetten") === "1"};
  for (const name of ENVELOPE) parameters.delete(name);
  const packed = parameters.get("z");
  const own = packed === null ? parameters : unpack(packed);
  if (own === null) problems.push("z");
  return {search: written(upgrade(own ?? new URLSearchParams(), formats, problems)), stamp, modes, problems};
}

function matching(parameters: URLSearchParams, name: string, pattern: RegExp): string | null {
  const value = parameters.get(name);
  return value !== null && pattern.test(value) ? value : null;
}

function unpack(text: string): URLSearchParams | null {
  try {
    const bytes = inflateSync(fromBase64Url(text) ?? new Uint8Array());
    if (bytes.length === 0 || bytes.length > LONGEST_STATE) return null;
    return new URLSearchParams(new TextDecoder("utf-8", {fatal: true}).decode(bytes));
  } catch {
    return null;
  }
}

function upgrade(
  parameters: URLSearchParams,
  {current, upgrades}: LinkFormats,
  problems: ("v" | "z")[]
): URLSearchParams {
  const said = parameters.get("v");
  const version = said === null ? 1 : /^\d{1,3}$/.test(said) ? Number(said) : NaN;
  if (!(version >= 1 && version <= current)) {
    problems.push("v");
    return parameters;
  }
  let upgraded = parameters;
  for (let v = version; v < current; v++) {
    upgraded = upgrades[v]!(upgraded);
    upgraded.set("v", String(v + 1));
  }
  return upgraded;
}

function written(parameters: URLSearchParams): string {
  const text = parameters.toString().replaceAll("%2C", ",").replaceAll("%2F", "/");
  return text === "" ? "" : `?${text}`;
}
