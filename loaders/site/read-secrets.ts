import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {DisclosureReport} from "../disclosure/disclosure-report.js";
import {readMunicipality} from "../manifest/read-municipality.js";
import {expandFiles} from "../tables/expand-files.js";
import type {Municipality} from "../manifest/municipality.js";
import {readCsv} from "../read/csv.js";
import {cellText} from "../read/raw-table.js";
import {readWorkbook} from "../read/workbook.js";
import type {Secrets} from "./check-disclosed.js";

/**
 * What a municipality's public site must not hold. Files that are fetched, and all files of a municipality whose values
 * are published already, are no secret.
 */
export async function readSecrets(folder: string, report: DisclosureReport): Promise<Secrets> {
  const {municipality: asWritten, catalogue} = await readMunicipality(folder);
  const internal = [...catalogue.values()].map(({indicator}) => indicator).filter((each) => !each.public);
  const secrets = {internal, withheld: report.withheld};
  if (asWritten.disclosure === "published") return {...secrets, extracts: []};
  const municipality = expandFiles(onlyOwn(asWritten), ({file}) => join(folder, file));
  const sources = municipality.extracts.flatMap(({tables, encoding, delimiter}) =>
    tables.map((table) => ({...table, encoding: encoding ?? undefined, delimiter: delimiter ?? undefined}))
  );
  const own = new Map(sources.map((source) => [source.file, source]));
  const extracts = [...own.values()].map(async ({file, format, ...options}) => {
    const bytes = await readFile(join(folder, file));
    const tables = format === "csv" ? [readCsv(bytes, file, options)] : await readWorkbook(bytes, file);
    return {file, rows: tables.flatMap(({rows}) => rows.map((row) => row.map(cellText)))};
  });
  return {...secrets, extracts: await Promise.all(extracts)};
}

/** Without what is fetched from elsewhere. */
function onlyOwn(municipality: Municipality): Municipality {
  const extracts = municipality.extracts.map((extract) => ({
    ...extract,
    tables: extract.tables.filter(({from}) => from === "folder")
  }));
  return {...municipality, extracts};
}
