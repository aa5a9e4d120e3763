import type {Area} from "../../src/model/area.js";
import type {AreaAlias} from "../manifest/municipality.js";
import type {AreaIndex} from "./area-index.js";
import {groupBy} from "./group-by.js";
import {bareKey, joinedNames, keyAndName, placeName, placeNameWithoutBad} from "./place-name.js";

/** How a text was found to mean an area. Everything but `exact` is reported. */
export type MatchKind =
  "exact" | "zeros" | "key" | "name" | "spelling" | "key_and_name" | "alias" | "combined";

/** The areas a row stands for: one, or several of which only the sum is known. */
export interface AreaMatch {
  readonly kind: MatchKind;
  readonly areas: readonly Area[];
}

/** What a row says of its area: "" where it has no such column. */
export interface AreaText {
  readonly key: string;
  readonly name: string;
}

/**
 * Finds areas by what rows call them. In this order: the exact key; an alias of the manifest; the key without lost zeros,
 * blanks and dots; the name; a spelling variant of it; key and name of one area in one text ("01 Altstadt"); several of
 * these joined ("A/B"). A text that fits two areas fits none, and a key of another boundary vintage is never taken for
 * something else.
 */
export interface AreaMatcher {
  match(text: AreaText, level: string, period: string): AreaMatch | null;
}

export function areaMatcher(areas: AreaIndex, aliases: readonly AreaAlias[]): AreaMatcher {
  const lookups = new Map<ReadonlyMap<string, Area>, Lookup>();
  const lookupOf = (level: string, valid: ReadonlyMap<string, Area>) => {
    const known = lookups.get(valid);
    if (known !== undefined) return known;
    const made = makeLookup(level, valid, areas.ever(level), aliases);
    lookups.set(valid, made);
    return made;
  };
  const match = (text: AreaText, level: string, period: string) => {
    const valid = areas.at(level, period);
    const exact = text.key === "" ? undefined : valid.get(text.key);
    if (exact !== undefined) return {kind: "exact" as const, areas: [exact]};
    const lookup = lookupOf(level, valid);
    const said = `${text.key}\n${text.name}`;
    const known = lookup.found.get(said);
    if (known !== undefined) return known;
    const made = findArea(text, lookup);
    lookup.found.set(said, made);
    return made;
  };
  return {match};
}

type Found = (text: string) => readonly Area[];

interface Lookup {
  /** What texts were found to mean. */
  readonly found: Map<string, AreaMatch | null>;
  readonly otherVintage: (key: string) => boolean;
  readonly alias: Found;
  readonly bare: Found;
  readonly key: Found;
  readonly name: Found;
  readonly spelling: Found;
  readonly withoutBad: Found;
}

function makeLookup(
  level: string,
  valid: ReadonlyMap<string, Area>,
  ever: ReadonlySet<string>,
  aliases: readonly AreaAlias[]
): Lookup {
  const list = [...valid.values()];
  const by = (form: (area: Area) => string, formOf: (text: string) => string): Found => {
    const groups = groupBy(list, form);
    return (text) => (formOf(text) === "" ? [] : (groups.get(formOf(text)) ?? []));
  };
  const own = aliases.filter((alias) => alias.level === level);
  const named = new Map(own.map(({name, areaIds}) => [placeName(name), areaIds]));
  const same = (text: string) => text;
  return {
    found: new Map(),
    otherVintage: (key) => ever.has(key) && !valid.has(key),
    alias: (text) => {
      const members = (named.get(placeName(text)) ?? []).map((id) => valid.get(id));
      return members.includes(undefined) ? [] : (members as Area[]);
    },
    key: by(({area_id}) => area_id, same),
    bare: by(({area_id}) => bareKey(area_id), bareKey),
    name: by(({name}) => name, same),
    spelling: by(({name}) => placeName(name), placeName),
    withoutBad: by(({name}) => placeNameWithoutBad(name), placeNameWithoutBad)
  };
}

function findArea({key, name}: AreaText, lookup: Lookup): AreaMatch | null {
  if (key !== "" && lookup.otherVintage(key)) return null;
  const byKey = key === "" ? null : findText(key, lookup);
  if (byKey !== null || name === "") return byKey;
  const exact = lookup.name(name);
  if (exact.length === 1) return {kind: key === "" ? "exact" : "name", areas: exact};
  return findText(name, lookup);
}

const isNumber = /^\d+$/;
/** Letters and digits with single separators between them; "1)" is a footnote's mark, no key. */
const isKey = /^[\p{L}\p{N}]+(?:[ ./_-][\p{L}\p{N}]+)*$/u;

function findText(text: string, lookup: Lookup): AreaMatch | null {
  const alias = lookup.alias(text);
  if (alias.length > 0) return {kind: alias.length > 1 ? "combined" : "alias", areas: alias};
  const one = findOne(text, lookup);
  if (one !== null) return one;
  const both = findBoth(text, lookup);
  if (both !== null) return both;
  const parts = joinedNames(text).map((part) => lookup.key(part)[0] ?? findOne(part, lookup)?.areas[0]);
  const areas = [...new Set(parts)].filter((area) => area !== undefined);
  return areas.length > 1 && areas.length === parts.length ? {kind: "combined", areas} : null;
}

function findOne(text: string, lookup: Lookup): AreaMatch | null {
  const ways: readonly [MatchKind, Found][] = [
    [isNumber.test(text) ? "zeros" : "key", (each) => (isKey.test(each) ? lookup.bare(each) : [])],
    ["name", lookup.name],
    ["spelling", lookup.spelling],
    ["spelling", lookup.withoutBad]
  ];
  for (const [kind, find] of ways) {
    const areas = find(text);
    if (areas.length === 1) return {kind, areas};
    if (areas.length > 1) return null;
  }
  return null;
}

/** Key and name in one text, where both mean the same area; an area whose name is not known is found by its key. */
function findBoth(text: string, {bare, otherVintage}: Lookup): AreaMatch | null {
  const said = keyAndName(text);
  if (said === null || otherVintage(said.key)) return null;
  const [area, ...others] = bare(said.key);
  if (area === undefined || others.length > 0) return null;
  const fits = area.name === area.area_id || placeName(area.name) === placeName(said.name);
  return fits ? {kind: "key_and_name", areas: [area]} : null;
}
