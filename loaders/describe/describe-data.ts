import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {BuildInfo} from "../../src/model/build-info.js";
import {dataPackage} from "./data-package.js";
import {dcatCatalogue} from "./dcat.js";
import {tableSchema} from "./table-schema.js";

/** What describes a site's data for programs and portals, by file name. */
export const DESCRIPTIONS = ["datapackage.json", "dcat.jsonld"] as const;

/** Writes `datapackage.json` and `dcat.jsonld` beside the tables that a site publishes at `folder`. */
export async function describeData(folder: string): Promise<void> {
  for (const name of DESCRIPTIONS) await writeFile(join(folder, name), await describedData(folder, name));
}

/** The text of one description of the tables at `folder`. */
export async function describedData(folder: string, name: (typeof DESCRIPTIONS)[number]): Promise<string> {
  const info = JSON.parse(await readFile(join(folder, "build.json"), "utf8")) as BuildInfo;
  if (name === "dcat.jsonld") return jsonText(dcatCatalogue(info));
  const parquet = info.files.filter(({path}) => path.endsWith(".parquet"));
  const schemas = new Map(
    await Promise.all(
      parquet.map(async ({path}) => [path, tableSchema(path, await readFile(join(folder, path)))] as const)
    )
  );
  return jsonText(dataPackage(info, schemas));
}

function jsonText(value: object): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}
