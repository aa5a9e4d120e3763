import {existsSync} from "node:fs";
import {join, parse} from "node:path";
import {isDissolved, type FileRef, type ValueSource} from "../harmonise/geometry-entry.js";
import type {Municipality} from "../manifest/municipality.js";
import {MANIFEST} from "../manifest/read-municipality.js";
import {throwProblems} from "../problem.js";

/** Files that lie beside a shapefile and belong to it. */
const COMPANIONS = [".shx", ".dbf", ".prj", ".cpg"];

/** Where a municipality's files are. */
export interface Folders {
  readonly folder: string;
  readonly downloads: string;
}

export function resolveFile({folder, downloads}: Folders): (ref: FileRef) => string {
  return ({file, from}) => join(from === "download" ? downloads : folder, file);
}

export function methodFile(id: string): string {
  return `methods/${id}.yaml`;
}

/**
 * Every file the tables are made of, each once, sorted. Its notebooks are not among them.
 *
 * @throws InputError that names every file that is missing and what to do
 */
export function inputFiles(municipality: Municipality, folders: Folders): FileRef[] {
  const {catalogue, aliasFile, methods, zonings} = municipality;
  const own = [
    MANIFEST,
    catalogue,
    ...(aliasFile === null ? [] : [aliasFile.file]),
    ...methods.map(methodFile)
  ];
  const files: FileRef[] = [
    ...own.map((file): FileRef => ({file, from: "folder"})),
    ...municipality.extracts.flatMap(({tables}) => tables.map(({file, from}): FileRef => ({file, from}))),
    ...[...zonings.values()].map(({table}) => table),
    ...municipality.context.map(({file, from}): FileRef => ({file, from})),
    ...geometryInputs(municipality)
  ];
  const unique = new Map(files.map(({file, from}): [string, FileRef] => [`${from} ${file}`, {file, from}]));
  const named = [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, ref]) => ref);
  const path = resolveFile(folders);
  throwProblems(
    named
      .filter((ref) => !existsSync(path(ref)))
      .map(({file, from}) => ({
        domain: "input",
        problem: "file missing",
        expected:
          from === "download"
            ? `quartierslabor fetch ${municipality.id} to have brought it`
            : "it in the folder",
        got: `nothing in ${from === "download" ? folders.downloads : folders.folder}`,
        file
      }))
  );
  return named.flatMap((ref) => [ref, ...companions(ref).filter((companion) => existsSync(path(companion)))]);
}

function geometryInputs({geometries}: Municipality): FileRef[] {
  return geometries.flatMap((entry) => {
    const tables = [entry.name, entry.parent].flatMap(tableOf);
    return isDissolved(entry) ? tables : [{file: entry.file, from: entry.from}, ...tables];
  });
}

function tableOf(source: ValueSource | null): FileRef[] {
  return source !== null && "table" in source ? [source.table] : [];
}

function companions({file, from}: FileRef): FileRef[] {
  const {dir, name, ext} = parse(file);
  if (ext.toLowerCase() !== ".shp") return [];
  return COMPANIONS.map((extension) => ({file: dir ? `${dir}/${name}${extension}` : name + extension, from}));
}
