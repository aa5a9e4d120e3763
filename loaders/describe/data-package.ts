import type {BuildInfo, DataFile} from "../../src/model/build-info.js";
import {fileTitle} from "./file-title.js";
import {knownLicence} from "./licences.js";
import type {TableSchema} from "./table-schema.js";

/**
 * `datapackage.json` of a site: a Data Package of Frictionless, version 1 (https://specs.frictionlessdata.io/data-package/), with a
 * Table Schema for every Parquet and GeoParquet file. It says nothing that `build.json` does not imply: the same data give the same
 * bytes.
 * @param schemas - by the files' paths; files without one are listed without
 */
export function dataPackage(info: BuildInfo, schemas: ReadonlyMap<string, TableSchema>): object {
  const {municipality, data_version, software, sources} = info;
  const licences = sources.flatMap(({licence}) => knownLicence(licence) ?? []);
  const unique = [...new Map(licences.map((licence) => [licence.name, licence])).values()];
  return {
    profile: "data-package",
    name: packageName(municipality.id),
    title: `Kleinräumiges Sozialmonitoring ${municipality.name}`,
    description: `Indikatoren, Gebiete und Grenzen des Quartierslabors ${municipality.name}${municipality.fictional ? " (erfundene Daten)" : ""}. Geheim zu haltende Werte sind leer; die Spalte flag nennt den Grund.`,
    version: data_version,
    ...(unique.length > 0 && {licenses: unique.map(({name, text}) => ({name, path: text}))}),
    sources: sources.map(({title, attribution, url}) => ({
      title: `${title} – ${attribution}`,
      ...(url !== null && /^https?:\/\//.test(url) && {path: url})
    })),
    contributors: [{title: `${software.name} ${software.version}`, role: "wrangler"}],
    resources: info.files.map((file) => resource(file, info, schemas.get(file.path)))
  };
}

function resource({path, bytes, sha256}: DataFile, info: BuildInfo, schema: TableSchema | undefined): object {
  const isParquet = path.endsWith(".parquet");
  return {
    name: path.toLowerCase().replaceAll("/", "_"),
    path,
    title: fileTitle(path, info),
    format: isParquet ? "parquet" : "json",
    mediatype: isParquet ? "application/vnd.apache.parquet" : "application/json",
    bytes,
    hash: `sha256:${sha256}`,
    ...(schema && {profile: "data-resource", schema})
  };
}

function packageName(id: string): string {
  const plain = id.normalize("NFKD").replaceAll("ß", "ss").toLowerCase();
  return `quartierslabor-${plain.replace(/[^-a-z0-9._]/g, "")}`;
}
