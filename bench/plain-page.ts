import {fork} from "node:child_process";
import {once} from "node:events";
import {copyFile, mkdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {openDatabase} from "../loaders/duckdb.js";
import {projectRoot, typescriptLoader} from "../loaders/site/project.js";
import type {AtlasFirst} from "../src/model/atlas-first.js";
import {classIndex} from "../src/model/class-breaks.js";
import {literal} from "../src/queries/query.js";

/**
 * Builds the first map of a built site as a plain Framework page, the way Framework's documentation does it: DuckDBClient over
 * CSV files, one query, Plot.geo. Same areas and values; classes by the same quantiles in SQL.
 * @throws where the classes of the two are not the same
 */
export async function buildPlainPage(site: string, folder: string): Promise<string> {
  const first = JSON.parse(await readFile(join(site, "data/views/atlas.json"), "utf8")) as AtlasFirst;
  const level = first.layers.at(-1)!.level;
  const sql = mapQuery(first, level);
  const source = join(folder, "src");
  await mkdir(source, {recursive: true});
  await writeTables(site, source, first, sql);
  await copyFile(join(site, `data/geo/${await layerFile(site, level)}`), join(source, "areas.json"));
  await writeFile(join(folder, "observablehq.config.js"), CONFIG);
  await writeFile(join(source, "index.md"), page(first, sql));
  const child = fork(join(projectRoot(), "bench/plain-page-process.ts"), [], {
    cwd: folder,
    execArgv: ["--import", typescriptLoader()],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: {...process.env, OBSERVABLE_TELEMETRY_DISABLE: "true", NO_COLOR: "1"}
  });
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(`bench: plain page not built; expected exit code 0, got ${code}`);
  return join(folder, "dist");
}

const CONFIG = `export default {
  root: "src",
  title: "Plain",
  globalStylesheets: [],
  duckdb: {extensions: {json: null, parquet: null}}
};
`;

async function layerFile(site: string, level: string): Promise<string> {
  const html = await readFile(join(site, "atlas/index.html"), "utf8");
  const found = new RegExp(`data/geo/(${level}-[^"?]+)`).exec(html)?.[1];
  if (!found) throw new Error(`bench: no boundaries of "${level}" preloaded by the atlas' page`);
  return found;
}

function mapQuery({indicator, period}: AtlasFirst, level: string): string {
  const own = `indicator = ${literal(indicator.key)} AND level = ${literal(level)}`;
  return `WITH breaks AS (
  SELECT quantile_cont(value, [0.2, 0.4, 0.6, 0.8]) AS cuts
  FROM observations WHERE ${own} AND value IS NOT NULL
)
SELECT area_id, value, CAST(len(list_filter(cuts, c -> value >= c)) AS INTEGER) AS class
FROM observations, breaks
WHERE ${own} AND CAST(period AS VARCHAR) = ${literal(period)}`;
}

/** All observations and areas as CSV; checks that the statement gives the classes of the shipped map. */
async function writeTables(site: string, source: string, first: AtlasFirst, sql: string): Promise<void> {
  const database = await openDatabase();
  const file = (name: string) => literal(join(site, "data", name));
  await database.run({
    name: "observations",
    sql: `CREATE TABLE observations AS FROM read_parquet(${file("observations.parquet")})`
  });
  await database.run({name: "csv", sql: `COPY observations TO ${literal(join(source, "observations.csv"))}`});
  await database.run({
    name: "areas",
    sql: `COPY (FROM read_parquet(${file("areas.parquet")})) TO ${literal(join(source, "areas.csv"))}`
  });
  const rows = await database.run({name: "classes", sql});
  const {ids, values} = first.layers.at(-1)!;
  const shipped = new Map(ids.map((id, i) => [id, values[i] ?? null]));
  const other = rows.filter((row) => {
    const value = shipped.get(String(row.area_id)) ?? null;
    return (
      value !== (row.value ?? null) || (value !== null && classIndex(value, first.cuts) !== Number(row.class))
    );
  });
  if (rows.length !== ids.length || other.length > 0)
    throw new Error(
      `bench: not the same map; expected ${ids.length} equal areas, got ${other.length} others of ${rows.length}`
    );
}

function page({indicator, layers}: AtlasFirst, sql: string): string {
  const width = layers.at(-1)!.ids[0]!.length;
  return `---
title: ${indicator.title}
toc: false
---

# ${indicator.title}

\`\`\`js
import * as topojson from "npm:topojson-client";
const db = DuckDBClient.of({
  observations: FileAttachment("observations.csv"),
  areas: FileAttachment("areas.csv")
});
const topology = FileAttachment("areas.json").json();
\`\`\`

\`\`\`js
const rows = await db.query(\`${sql}\`);
const classes = new Map(Array.from(rows, (row) => [String(row.area_id).padStart(${width}, "0"), row.value === null ? null : row.class]));
const names = new Map(Array.from(await db.query("SELECT area_id, name FROM areas"), (row) => [String(row.area_id).padStart(${width}, "0"), row.name]));
const areas = topojson.feature(topology, topology.objects.areas);
\`\`\`

\`\`\`js
display(Plot.plot({
  width: 1000,
  projection: {type: "mercator", domain: areas},
  color: {type: "ordinal", domain: [0, 1, 2, 3, 4], scheme: "GnBu", legend: true},
  marks: [Plot.geo(areas, {fill: (d) => classes.get(d.id), stroke: "white", strokeWidth: 0.5, title: (d) => names.get(d.id)})]
}));
\`\`\`
`;
}
