import {rename, rm, writeFile} from "node:fs/promises";

/** Writes a file in one step: what was at `out` stays until the new one is complete. */
export async function writeWhole(out: string, content: Uint8Array | string): Promise<void> {
  const temporary = `${out}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, content);
    await rename(temporary, out);
  } catch (error) {
    await rm(temporary, {force: true});
    throw error;
  }
}
