import type {Level} from "../../src/model/area.js";
import {isDissolved, layerName} from "./geometry-entry.js";
import type {DissolvedLayerEntry, FileLayerEntry, GeometryEntry} from "./geometry-entry.js";

/** Layers that share their arcs: files of one vintage and what is dissolved from them, finer before coarser. */
export interface FamilyPlan {
  readonly files: readonly FileLayerEntry[];
  readonly dissolved: readonly DissolvedLayerEntry[];
}

/** The layers of a chain of dissolves, from the entry down to the file it rests on. */
function chain(entry: GeometryEntry, entries: ReadonlyMap<string, GeometryEntry>): GeometryEntry[] {
  const links = [entry];
  for (let last = entry; isDissolved(last); links.push(last)) {
    const next = entries.get(layerName(last.dissolve));
    if (next === undefined || links.includes(next)) {
      const problem = next === undefined ? "unknown layer" : "layer made of itself";
      const known = [...entries.keys()].join(", ");
      throw new Error(
        `geometries: ${problem}; expected one of ${known}, got "${layerName(last.dissolve)}" (dissolve of ${layerName(last)})`
      );
    }
    last = next;
  }
  return links;
}

function assertEntries(entries: readonly GeometryEntry[], levels: readonly Level[]): void {
  const keys = levels.map((level) => level.key);
  const names = entries.map(layerName);
  for (const entry of entries) {
    if (!keys.includes(entry.level)) {
      throw new Error(`geometries: unknown level; expected one of ${keys.join(", ")}, got "${entry.level}"`);
    }
  }
  const double = names.find((name, i) => names.indexOf(name) !== i);
  if (double !== undefined) {
    throw new Error(
      `geometries: layer occurs twice; expected one entry per level and vintage, got "${double}"`
    );
  }
}

/**
 * Puts the manifest's layers into families and in an order in which each can be made. Throws on an unknown level, a layer that
 * occurs twice and a dissolve that leads nowhere.
 */
export function planFamilies(entries: readonly GeometryEntry[], levels: readonly Level[]): FamilyPlan[] {
  assertEntries(entries, levels);
  const byName = new Map(entries.map((entry) => [layerName(entry), entry]));
  const chains = entries.map((entry) => chain(entry, byName));
  const vintages = [...new Set(chains.map((links) => links.at(-1)!.vintage))];
  return vintages.map((vintage) => {
    const own = chains
      .filter((links) => links.at(-1)!.vintage === vintage)
      .toSorted((a, b) => a.length - b.length)
      .map((links) => links[0]!);
    return {
      files: own.filter((entry): entry is FileLayerEntry => !isDissolved(entry)),
      dissolved: own.filter(isDissolved)
    };
  });
}
