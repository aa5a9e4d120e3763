import type {Area} from "../../src/model/area.js";
import {isComputed, type Catalogue} from "../catalogue/catalogue.js";
import type {FileRef} from "../harmonise/geometry-entry.js";
import type {AreaAlias} from "../manifest/municipality.js";
import {digest, type InputHashes} from "./content-key.js";

/**
 * Keys for what is made of one file: the same only for the same content, way of reading it, areas, kinds of indicators
 * and code.
 */
export function extractKeys(
  hashes: InputHashes,
  areas: readonly Area[],
  aliases: readonly AreaAlias[],
  catalogue: Catalogue
): (ref: FileRef, how: unknown) => string {
  const known = areas.map(({area_id, level, name, parent_id, valid_from, valid_to}) => [
    ...[area_id, level, name, parent_id, valid_from, valid_to]
  ]);
  const indicators = [...catalogue].map(([key, entry]) => [key, entry.type, isComputed(entry)]);
  const common = digest(text([process.version, hashes.code, known, aliases, indicators]));
  return (ref, how) =>
    digest(`${common}\n${hashes.of(ref)}\n${ref.from} ${ref.file}\n${text(how)}`).slice(0, 32);
}

/** A value as text; maps as lists of their entries. */
function text(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) => (each instanceof Map ? [...each] : each));
}
