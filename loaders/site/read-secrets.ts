import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {DisclosureReport} from "../disclosure/disclosure-report.js";
import {readMunicipality} from "../manifest/read-municipality.js";
import {readCsv} from "../read/csv.js";
import {cellText} from "../read/raw-table.js";
import {readXlsx} from "../read/xlsx.js";
import type {Secrets} from "./check-disclosed.js";

/**
 * What a municipality's public site must not hold. Files that are fetched, and all files of a municipality whose values
 * are published already, are no secret.
 */
export async function readSecrets(folder: string, report: DisclosureReport): Promise<Secrets> {
  const {municipality, catalogue} = await readMunicipality(folder);
  const internal = [...catalogue.values()].map(({indicator}) => indicator).filter((each) => !each.public);
  const secrets = {internal, withheld: report.withheld};
  if (municipality.disclosure === "published") return {...secrets, extracts: []};
  const sources = municipality.extracts.flatMap(({tables, encoding, delimiter}) =>
    tables.map((table) => ({...table, encoding: encoding ?? undefined, delimiter: delimiter ?? undefined}))
  );
  const own = new Map(sources.filter(({from}) => from === "folder").map((source) => [source.file, source]));
  const extracts = [...own.values()].map(async ({file, format, ...options}) => {
    const bytes = await readFile(join(folder, file));
    const tables = format === "csv" ? [readCsv(bytes, file, options)] : await readXlsx(bytes, file);
    return {file, rows: tables.flatMap(({rows}) => rows.map((row) => row.map(cellText)))};
  });
  return {...secrets, extracts: await Promise.all(extracts)};
}
