import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {BuildInfo} from "../../src/model/build-info.js";
import {dataPackage} from "./data-package.js";
import {dcatCatalogue} from "./dcat.js";
import {tableSchema} from "./table-schema.js";

/** Writes `datapackage.json` and `dcat.jsonld` beside the tables that a site publishes at `folder`. */
export async function describeData(folder: string): Promise<void> {
  const info = JSON.parse(await readFile(join(folder, "build.json"), "utf8")) as BuildInfo;
  const parquet = info.files.filter(({path}) => path.endsWith(".parquet"));
  const schemas = new Map(
    await Promise.all(
      parquet.map(async ({path}) => [path, tableSchema(path, await readFile(join(folder, path)))] as const)
    )
  );
  await writeJson(join(folder, "datapackage.json"), dataPackage(info, schemas));
  await writeJson(join(folder, "dcat.jsonld"), dcatCatalogue(info));
}

async function writeJson(path: string, value: object): Promise<void> {
  await writeFile(path, `${JSON.stringify(value, null, 1)}\n`);
}
