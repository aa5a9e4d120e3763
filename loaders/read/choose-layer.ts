import {nearest} from "../../src/model/nearest.js";

/**
 * The layer to read of a file that may hold several: the named one, with or without folder and ending, or the only one.
 *
 * @param layers names of the layers there are
 * @param wanted name from the manifest; null: there must be one only
 * @throws where none fits or the choice is open
 */
export function chooseLayer(layers: readonly string[], wanted: string | null, label: string): string {
  const [only, second] = layers;
  if (only === undefined) throw new Error(`geometry: nothing to read; expected a layer of areas (${label})`);
  if (wanted === null) {
    if (second === undefined) return only;
    const expected = `"layer" in kommune.yaml to name one of ${layers.join(", ")}`;
    throw new Error(`geometry: several layers; expected ${expected} (${label})`);
  }
  const found = layers.filter((name) => [name, baseName(name), stem(name)].includes(wanted));
  if (found.length === 1) return found[0]!;
  const near = nearest(wanted, layers.map(stem)) ?? layers.join(", ");
  const problem = found.length === 0 ? "unknown layer" : "several layers of that name";
  throw new Error(`geometry: ${problem}; expected ${near}, got "${wanted}" (${label})`);
}

function baseName(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}

function stem(name: string): string {
  return baseName(name).replace(/\.\w+$/, "");
}
