import type {Changes} from "../../src/model/changes.js";
import {readMunicipality} from "../manifest/read-municipality.js";
import {prepareTables, type PrepareOptions} from "../tables/prepare-tables.js";
import type {StoredTables} from "../tables/table-store.js";
import {acceptedStates} from "./accepted-state.js";

export interface CheckedMunicipality {
  readonly tables: StoredTables;
  /** null: nothing was accepted before. */
  readonly changes: Changes | null;
  /** Makes these tables those that later ones are compared with. */
  readonly accept: () => Promise<void>;
}

/**
 * A municipality's tables, and what is different in them from those accepted before.
 * @param options.moved - what a value must have moved by to be listed, as a share; the manifest's when not given
 * @throws as `prepareTables`
 */
export async function checkMunicipality(
  folder: string,
  options: PrepareOptions & {readonly moved?: number}
): Promise<CheckedMunicipality> {
  const tables = await prepareTables(folder, options);
  const states = acceptedStates(options.workDir, folder, tables);
  const moved = options.moved ?? (await readMunicipality(folder)).municipality.moved;
  return {tables, changes: await states.changes(tables, moved), accept: () => states.accept(tables)};
}
