import {AsyncDuckDB, VoidLogger} from "@duckdb/duckdb-wasm";
import {FileAttachment} from "observablehq:stdlib";
import {showStatus, StatusTeller} from "./database-status.js";
import {loadTables} from "./load-tables.js";

const wasmFile = FileAttachment("../data/duckdb/duckdb-eh.wasm");
const workerFile = FileAttachment("../data/duckdb/worker.js");

interface Holder {
  database: Promise<AsyncDuckDB> | null;
  readonly teller: StatusTeller;
}

const HOLDER = Symbol.for("quartierslabor.database");

/** One database per page, even where the preview has loaded a changed copy of this module beside the old one. */
function holder(): Holder {
  const scope = globalThis as unknown as Record<symbol, Holder | undefined>;
  return (scope[HOLDER] ??= {database: null, teller: new StatusTeller()});
}

/**
 * The page's database with the tables `areas`, `indicators` and `observations`. Starts with the first call, which takes
 * some seconds; until then a page costs nothing. A failure is shown on the page, in German.
 */
export function database(): Promise<AsyncDuckDB> {
  const held = holder();
  return (held.database ??= start(held.teller));
}

async function start(teller: StatusTeller): Promise<AsyncDuckDB> {
  showStatus(teller);
  teller.tell({state: "starting", message: "Datenbank startet …"});
  try {
    const database = await startWorker();
    teller.tell({state: "starting", message: "Daten werden geladen …"});
    await loadTables(database);
    teller.tell({state: "ready", message: ""});
    return database;
  } catch (error) {
    teller.tell({
      state: "failed",
      message: `Die Datenbank lässt sich in diesem Browser nicht starten: ${messageOf(error)} Bitte die Seite neu laden oder einen aktuellen Browser verwenden.`
    });
    throw error;
  }
}

/** Values arrive as plain numbers; extensions are never looked for, since they would come from the network. */
async function startWorker(): Promise<AsyncDuckDB> {
  const [wasm, script] = [await wasmFile.url(), await workerFile.url()];
  await assertThere(wasm);
  const worker = new Worker(script);
  const database = new AsyncDuckDB(new VoidLogger(), worker);
  await Promise.race([database.instantiate(wasm), failure(worker)]);
  await database.open({
    query: {castBigIntToDouble: true, castDecimalToDouble: true, castTimestampToDate: true}
  });
  const connection = await database.connect();
  await connection.query("SET autoinstall_known_extensions = false; SET autoload_known_extensions = false");
  await connection.close();
  return database;
}

/** DuckDB waits for ever for a file that cannot be loaded. */
async function assertThere(url: string): Promise<void> {
  const {ok, status} = await fetch(url, {method: "HEAD"});
  if (!ok) throw new Error(`data: cannot load file; expected ${new URL(url).pathname}, got HTTP ${status}`);
}

function failure(worker: Worker): Promise<never> {
  return new Promise((_, reject) => {
    const failed = ({message}: ErrorEvent) => reject(new Error(message || "data: cannot start the worker"));
    worker.addEventListener("error", failed, {once: true});
  });
}

function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
