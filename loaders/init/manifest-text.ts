import {basename} from "node:path";
import {slug, type Period, type ValueColumn} from "./guess-columns.js";
import type {Attribute} from "./match-areas.js";
import type {InitPlan} from "./plan.js";

/** Key of the one source that a new folder has. */
const SOURCE = "tabelle";

/** A text as YAML: JSON's quotes are YAML's. */
const quoted = (text: string) => JSON.stringify(text);

/** `kommune.yaml` of a new folder, with comments for who goes on from there. `schema` is what editors find the schema by. */
export function manifestText(plan: InitPlan, schema: string): string {
  const {id, name, level, geometry, table, period, values} = plan;
  const {delivery, area} = table.match;
  const file = basename(table.path);
  const title = file.replace(/\.\w+$/, ""); // the gate keeps names of delivered files off public pages
  return `# yaml-language-server: $schema=${schema}
# Was die Kommune liefert und wie es zu lesen ist. Angelegt von quartierslabor init; alles darf geändert werden.
# Nach jeder Änderung: quartierslabor check

id: ${id}
name: ${quoted(name)}
ags: null # Amtlicher Gemeindeschlüssel: 8 Ziffern in Anführungszeichen

levels: # von der ganzen Stadt abwärts
  - {key: stadt, title: Stadt, plural: Stadt}
  - {key: ${level.key}, title: ${quoted(level.title)}, plural: ${quoted(level.plural)}}

geometries:
  - level: ${level.key}
    vintage: ${quoted(vintage(period))} # Gebietsstand; ändern sich die Grenzen, kommt ein zweiter mit valid_from hinzu
    file: ${quoted(`geo/${basename(geometry.path)}`)}
${geometry.layer === null ? "" : `    layer: ${quoted(geometry.layer)}\n`}    id: ${attribute(geometry.key)}
    name: ${attribute(geometry.name)}
    parent: {fixed: ${quoted(id)}}
  - level: stadt # die Stadt ist die Vereinigung ihrer Gebiete
    vintage: ${quoted(vintage(period))}
    dissolve: ${level.key}
    name: {fixed: ${quoted(name)}}

sources: # stehen auf den Seiten; bitte ergänzen
  ${SOURCE}:
    title: ${quoted(title)}
    office: ${quoted(name)}
    licence: nicht angegeben
    attribution: ${quoted(name)}

indicators: indicators.csv

disclosure:
  threshold: 10 # Fallzahlen von 1 bis 9 werden nicht ausgewiesen
  zero_is_safe: true

methods: [] # Dateien in methods/, ohne .yaml; ohne Methode beginnen die Seiten mit einer Karte des ersten Indikators

extracts:
  - id: ${slug(title)}
    title: ${quoted(title)}
    source: ${SOURCE}
    file: ${quoted(`extracts/${file}`)}
${delivery.sheet === null ? "" : `    sheet: ${quoted(delivery.sheet)}\n`}${delivery.headerRow === 1 ? "" : `    header: {row: ${delivery.headerRow}}\n`}    level: ${level.key}
    area: {column: ${quoted(area.heading)}}
    period: ${periodText(period)}
    columns: # Überschrift: Schlüssel im Katalog
${values.map(({heading, key}) => `      ${quoted(heading)}: ${key}`).join("\n")}
`;
}

/** The last year that is known when the folder is made; the name of the boundaries' file on the site. */
function vintage(period: Period): string {
  return period.kind === "fixed" ? period.period : "1";
}

function attribute({column, pattern}: Attribute): string {
  return pattern === null
    ? quoted(column)
    : `{column: ${quoted(column)}, pattern: ${quoted(pattern)}} # das in der Klammer`;
}

function periodText(period: Period): string {
  if (period.kind === "fixed") return quoted(period.period);
  const {column, format, as} = period;
  return `{column: ${quoted(column)}, format: ${format}${as === null ? "" : `, as: ${as}`}}`;
}

const HEADER = [
  ...["Schlüssel", "Themenfeld", "Titel", "Art", "Einheit", "Skala", "Richtung"],
  ...["Zähler", "Nenner", "Faktor", "Formel", "Nachkommastellen", "Quelle", "Hinweis", "Öffentlich"]
];

/**
 * `indicators.csv` of a new folder: one row per column of values, as delivered. With byte order mark and semicolons, so that
 * a German Excel opens it by a double click.
 */
export function catalogueText(values: readonly ValueColumn[]): string {
  const rows = values.map(({heading, key, type, unit, decimals}) => [
    ...[key, "Weitere Themen", heading, type === "count" ? "Anzahl" : "Wert", unit, "metrisch", "neutral"],
    ...["", "", "", "", String(decimals), SOURCE, "", "ja"]
  ]);
  return `\ufeff${[HEADER, ...rows].map((row) => row.map(csvCell).join(";")).join("\n")}\n`;
}

function csvCell(text: string): string {
  return /[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
