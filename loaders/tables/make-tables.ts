import type {BuildInfo, Scope} from "../../src/model/build-info.js";
import type {Method} from "../../src/model/method.js";
import type {PointOfInterest} from "../../src/model/poi.js";
import type {Catalogue} from "../catalogue/catalogue.js";
import {
  applyDisclosure,
  disclosePoints,
  type Disclosed,
  type DisclosedTables
} from "../disclosure/apply-disclosure.js";
import type {DisclosureReport} from "../disclosure/disclosure-report.js";
import {proposalCache} from "../disclosure/proposal-cache.js";
import {areaIndex} from "../harmonise/area-index.js";
import {areaLists} from "../harmonise/area-list.js";
import {buildContext} from "../harmonise/build-context.js";
import {buildLayers} from "../harmonise/build-layers.js";
import {emptyAreas} from "../harmonise/empty-areas.js";
import type {ImportReport} from "../harmonise/import-report.js";
import {areaMatcher} from "../harmonise/area-match.js";
import {checkAliases} from "../harmonise/check-aliases.js";
import {partialSums} from "../harmonise/partial-sums.js";
import {readMemberships} from "../harmonise/read-memberships.js";
import {observations} from "../harmonise/observations.js";
import type {Municipality} from "../manifest/municipality.js";
import type {OnProgress} from "../progress.js";
import {buildInfo, type TableFile} from "../write/build-info.js";
import {geometryFiles} from "../write/geometry-files.js";
import {observationsParquet} from "../write/observations-parquet.js";
import {areasParquet, indicatorsParquet, membershipsParquet} from "../write/parquet.js";
import {poiParquet} from "../write/poi.js";
import {atlasViews} from "./atlas-views.js";
import type {InputHashes} from "./content-key.js";
import {defaultViews} from "./default-view.js";
import {extractKeys} from "./extract-key.js";
import {resolveFile, type Folders} from "./input-files.js";
import {profileViews} from "./profile-views.js";
import {readExtracts} from "./read-extracts.js";
import type {ResultCache} from "./result-cache.js";
import {readMethods} from "./read-methods.js";
import {readPointFiles} from "./read-point-files.js";

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
  readonly hashes: InputHashes;
  /** Of what was read from extracts. */
  readonly cache: ResultCache;
  /** Of what disclosure control proposes to withhold. */
  readonly proposals: ResultCache;
}

/** A municipality's tables from its files, in memory. The same files give the same bytes. */
export async function makeTables(
  municipality: Municipality,
  catalogue: Catalogue,
  options: MakeOptions
): Promise<MadeTables> {
  const {scope, software, onProgress, cache, hashes} = options;
  const path = resolveFile(options);
  const methods = await readMethods(options.folder, municipality, catalogue);
  onProgress("reading boundaries");
  const {levels, zonings} = municipality;
  const built = await buildLayers(municipality.geometries, path, levels, new Set(zonings.keys()));
  const context = await buildContext(municipality.context, path);
  const unzoned = areaIndex(built.areas);
  checkAliases(municipality.aliases, unzoned);
  const memberships = await readMemberships(zonings, unzoned, path);
  const areas = areaIndex(built.areas, memberships);
  const matcher = areaMatcher(areas, municipality.aliases);
  const onFile = (file: string) => onProgress(`reading ${file}`);
  const lists = areaLists(areas);
  const keyOf = extractKeys(hashes, built.areas, municipality.aliases, catalogue);
  const {blocks: delivered, reports} = await readExtracts(municipality.extracts, {
    ...{areas, lists, matcher, catalogue, path, onFile, cache, keyOf}
  });
  const located = await readPointFiles(municipality, {layers: built.layers, path, onFile});
  onProgress("computing indicators");
  const all = observations(delivered, catalogue, levels, lists);
  const partial_sums = partialSums(delivered, catalogue, levels, lists);
  const disclosed = await applyDisclosure({
    ...{observations: all, catalogue, levels, areas, scope},
    rules: municipality.disclosure,
    proposals: proposalCache(options.proposals, hashes.code),
    onProgress: byQuarters((step) => onProgress(`disclosure control: ${step}`))
  });
  const views = await defaultViews(methods, built.areas, disclosed);
  onProgress("writing tables");
  const files = [
    {path: "areas.parquet", bytes: areasParquet(built.areas)},
    ...(memberships.length === 0
      ? []
      : [{path: "memberships.parquet", bytes: membershipsParquet(memberships)}]),
    {path: "indicators.parquet", bytes: indicatorsParquet(disclosed.indicators)},
    {path: "observations.parquet", bytes: observationsParquet(disclosed.observations)},
    jsonFile("methods.json", methods),
    {path: "views/status-dynamics.json", bytes: compactJson(views?.view ?? null)},
    ...(views === null ? [] : [{path: "views/certainty.json", bytes: compactJson(views.certainty)}]),
    ...atlasFiles(disclosed, {areas: built.areas, levels}),
    ...profileFiles(disclosed, {areas: built.areas, levels}, methods, views),
    ...pointFiles(municipality, disclosePoints(located.points, scope)),
    ...geometryFiles(built, context, municipality.simplify)
  ];
  const layers = built.layers.map(({layer}) => layer);
  const info = buildInfo(municipality, layers, files, {scope, software});
  const empty = emptyAreas(built.layers, municipality.geometries, all);
  const geometries = [...built.report, ...(context?.report ?? []), ...empty];
  const partial = partial_sums.length > 0 ? {partial_sums} : {};
  return {
    files: [...files, jsonFile("build.json", info)],
    info,
    report: {tables: reports, points: located.reports, geometries, ...partial},
    disclosure: disclosed.report
  };
}

/** The first map of the atlas, and the catalogue it reads afterwards; without line breaks, because a reader waits for the map. */
function atlasFiles(
  {indicators, observations}: DisclosedTables,
  areas: Parameters<typeof atlasViews>[2]
): readonly TableFile[] {
  const {first, catalogue} = atlasViews(indicators, observations, areas);
  const file = (path: string, value: unknown) => ({path, bytes: compactJson(value)});
  return [file("views/atlas.json", first), file("views/catalogue.json", catalogue)];
}

/** What the profiles of a level show, in a file of its own. */
function profileFiles(
  {indicators, observations}: DisclosedTables,
  areas: Parameters<typeof atlasViews>[2],
  methods: readonly Method[],
  views: Awaited<ReturnType<typeof defaultViews>>
): readonly TableFile[] {
  const level = methods.find(({id}) => id === views?.view.method)?.level;
  const first = views === null || level === undefined ? null : {...views.view, level};
  const found = profileViews(indicators, observations, {...areas, first});
  return [...found].map(([key, data]) => ({path: `views/profile-${key}.json`, bytes: compactJson(data)}));
}

/** `poi.parquet`, where the municipality has points of interest. */
function pointFiles(
  {points: sources, levels}: Municipality,
  points: Disclosed<PointOfInterest>
): readonly TableFile[] {
  return sources.length === 0 ? [] : [{path: "poi.parquet", bytes: poiParquet(points, levels)}];
}

const compactJson = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

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
