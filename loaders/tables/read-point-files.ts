import type {PointOfInterest} from "../../src/model/poi.js";
import {addressIndex} from "../harmonise/address-index.js";
import {areaLocator} from "../harmonise/area-locator.js";
import type {BuiltLayer} from "../harmonise/build-layers.js";
import type {FileRef} from "../harmonise/geometry-entry.js";
import type {PointReport} from "../harmonise/point-report.js";
import {readAddresses} from "../harmonise/read-addresses.js";
import type {PointTools} from "../harmonise/place-point.js";
import {readPoints} from "../harmonise/read-points.js";
import type {Municipality} from "../manifest/municipality.js";
import type {AddressSource} from "../manifest/point-source.js";
import {InputError, throwProblems, type Problem} from "../problem.js";
import {readPlaceTable} from "../read/place-table.js";

interface Sources {
  readonly layers: readonly BuiltLayer[];
  readonly path: (ref: FileRef) => string;
  readonly onFile: (file: string) => void;
}

/**
 * All points of interest with their areas and what became of each row, in the manifest's order; the report of the list of
 * addresses, where there is one, comes first.
 *
 * @throws InputError with the mistakes of all files at once
 */
export async function readPointFiles(
  {
    points: sources,
    addresses,
    levels,
    zonings
  }: Pick<Municipality, "points" | "addresses" | "levels" | "zonings">,
  {layers, path, onFile}: Sources
): Promise<{points: PointOfInterest[]; reports: PointReport[]}> {
  if (sources.length === 0) return {points: [], reports: []};
  const list = addresses === null ? null : await readAddressFile(addresses, path, onFile);
  const locate = list === null ? null : addressIndex(list.houses);
  const tools: PointTools = {areas: areaLocator(layers, levels, new Set(zonings.keys())), locate};
  const problems: Problem[] = [];
  const results: {points: PointOfInterest[]; report: PointReport}[] = [];
  for (const source of sources) {
    onFile(source.file);
    try {
      const table = await readPlaceTable(path(source), source, source.coordinates?.crs ?? null);
      results.push(readPoints(table, source, tools));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems);
    }
  }
  throwProblems(problems);
  return {
    points: results.flatMap(({points}) => points),
    reports: [...(list === null ? [] : [list.report]), ...results.map(({report}) => report)]
  };
}

async function readAddressFile(
  source: AddressSource,
  path: (ref: FileRef) => string,
  onFile: (file: string) => void
) {
  onFile(source.file);
  return readAddresses(await readPlaceTable(path(source), source, source.coordinates.crs), source);
}
