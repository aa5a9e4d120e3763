import {strToU8, zipSync} from "fflate";

export interface OdsSheet {
  readonly name: string;
  readonly rows: readonly (readonly (string | number)[])[];
}

const MIME = "application/vnd.oasis.opendocument.spreadsheet";
const OASIS = "urn:oasis:names:tc:opendocument:xmlns";

function escape(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

function cell(value: string | number): string {
  if (value === "") return "<table:table-cell/>";
  const text = `<text:p>${escape(String(value))}</text:p>`;
  if (typeof value === "string")
    return `<table:table-cell office:value-type="string">${text}</table:table-cell>`;
  return `<table:table-cell office:value-type="float" office:value="${value}">${text}</table:table-cell>`;
}

function table({name, rows}: OdsSheet): string {
  const lines = rows.map((cells) => `<table:table-row>${cells.map(cell).join("")}</table:table-row>`);
  return `<table:table table:name="${escape(name)}">${lines.join("")}</table:table>`;
}

/** An OpenDocument spreadsheet (ISO/IEC 26300, version 1.2): the type first and not packed, as the standard asks. */
export function writeOds(sheets: readonly OdsSheet[]): Uint8Array {
  const content =
    `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content xmlns:office="${OASIS}:office:1.0" ` +
    `xmlns:table="${OASIS}:table:1.0" xmlns:text="${OASIS}:text:1.0" office:version="1.2">` +
    `<office:body><office:spreadsheet>${sheets.map(table).join("")}</office:spreadsheet></office:body></office:document-content>`;
  const manifest =
    `<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="${OASIS}:manifest:1.0" manifest:version="1.2">` +
    `<manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="${MIME}"/>` +
    `<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`;
  const mtime = new Date(1980, 0, 1);
  return zipSync({
    mimetype: [strToU8(MIME), {level: 0, mtime}],
    "META-INF/manifest.xml": [strToU8(manifest), {level: 6, mtime}],
    "content.xml": [strToU8(content), {level: 6, mtime}]
  });
}
