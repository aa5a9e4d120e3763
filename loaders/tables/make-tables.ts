import type {BuildInfo, Scope} from "../../src/model/build-info.js";
import type {Catalogue} from "../catalogue/catalogue.js";
import {applyDisclosure} from "../disclosure/apply-disclosure.js";
import type {DisclosureReport} from "../disclosure/disclosure-report.js";
import {areaIndex} from "../harmonise/area-index.js";
import {buildContext} from "../harmonise/build-context.js";
import {buildLayers} from "../harmonise/build-layers.js";
import type {ImportReport} from "../harmonise/import-report.js";
import {observations} from "../harmonise/observations.js";
import type {Municipality} from "../manifest/municipality.js";
import type {OnProgress} from "../progress.js";
import {buildInfo, type TableFile} from "../write/build-info.js";
import {geometryFiles} from "../write/geometry-files.js";
import {areasParquet, indicatorsParquet, observationsParquet} from "../write/parquet.js";
import {defaultView} from "./default-view.js";
import {resolveFile, type Folders} from "./input-files.js";
import {readExtracts} from "./read-extracts.js";
import {readMethods} from "./read-methods.js";

export interface MadeTables {
  /** Everything that is published, `build.json` included. */
  readonly files: readonly TableFile[];
  readonly info: BuildInfo;
  readonly report: ImportReport;
  /** Stays inside the office. */
  readonly disclosure: DisclosureReport;
}

export interface MakeOptions extends Folders {
  readonly scope: Scope;
  readonly software: BuildInfo["software"];
  readonly onProgress: (message: string) => void;
}

/** A municipality's tables from its files, in memory. The same files give the same bytes. */
export async function makeTables(
  municipality: Municipality,
  catalogue: Catalogue,
  options: MakeOptions
): Promise<MadeTables> {
  const {scope, software, onProgress} = options;
  const path = resolveFile(options);
  const methods = await readMethods(options.folder, municipality, catalogue);
  onProgress("reading boundaries");
  const built = await buildLayers(municipality.geometries, path, municipality.levels);
  const context = await buildContext(municipality.context, path);
  const areas = areaIndex(built.areas);
  const onFile = (file: string) => onProgress(`reading ${file}`);
  const {measurements, reports} = await readExtracts(municipality.extracts, {areas, catalogue, path, onFile});
  onProgress("computing indicators");
  const all = observations(measurements, catalogue, municipality.levels, areas);
  const disclosed = await applyDisclosure({
    ...{observations: all, catalogue, levels: municipality.levels, areas, scope},
    rules: municipality.disclosure,
    onProgress: byQuarters((step) => onProgress(`disclosure control: ${step}`))
  });
  const view = await defaultView(methods, built.areas, disclosed.observations);
  onProgress("writing tables");
  const files = [
    {path: "areas.parquet", bytes: areasParquet(built.areas)},
    {path: "indicators.parquet", bytes: indicatorsParquet(disclosed.indicators)},
    {path: "observations.parquet", bytes: observationsParquet(disclosed.observations)},
    jsonFile("methods.json", methods),
    {path: "views/status-dynamics.json", bytes: new TextEncoder().encode(JSON.stringify(view))},
    ...geometryFiles(built, context)
  ];
  const layers = built.layers.map(({layer}) => layer);
  const info = buildInfo(municipality, layers, files, {scope, software});
  const geometries = [...built.report, ...(context?.report ?? [])];
  return {
    files: [...files, jsonFile("build.json", info)],
    info,
    report: {tables: reports, geometries},
    disclosure: disclosed.report
  };
}

/** A line per stage and quarter of it. */
function byQuarters(onProgress: (message: string) => void): OnProgress {
  let last = "";
  return ({stage, done = 0, total = 0}) => {
    const line = total === 0 ? stage : `${stage}, ${25 * Math.floor((4 * done) / total)} %`;
    if (line !== last) onProgress(line);
    last = line;
  };
}

function jsonFile(path: string, value: unknown): TableFile {
  return {path, bytes: new TextEncoder().encode(`${JSON.stringify(value, null, 1)}\n`)};
}
