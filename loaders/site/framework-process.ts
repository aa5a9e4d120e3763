/**
 * Runs Framework in a process of its own, started by `runFramework`: builds or previews the staged site, with every
 * request to the network answered from node_modules or refused. Talks to its parent by messages.
 */
import {createServer, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import {join} from "node:path";
import {stripVTControlCharacters} from "node:util";
import {loadFramework, type Framework} from "./framework.js";
import type {FromFramework, FrameworkTask, ToFramework} from "./run-framework.js";
import {npmResponse} from "./npm-packages.js";
import {projectRoot} from "./project.js";
import {serveFile} from "./serve-file.js";
import {currentSite} from "./site-state.js";

const CONFIG = join(projectRoot(), "observablehq.config.ts");

function tell(message: FromFramework): void {
  process.send?.(message);
}

async function buildOnce(framework: Framework, out: string): Promise<void> {
  framework.setCurrentDate(new Date(0));
  const config = await framework.readConfig(CONFIG);
  const cache = join(config.root, ".observablehq/cache");
  const output = {
    logger: {log: brokenLink, warn: warning, error: warning},
    output: {write: (text: string) => progress(text)}
  };
  await framework.build(
    {config: Object.assign(config, {output: out})},
    new framework.FileBuildEffects(out, cache, output)
  );
  tell({type: "built"});
}

/** Framework's own log names each page it loads and renders; the rest is of no use to who waits. */
function progress(text: string): void {
  const step = /\b(load|render)\S* (\/\S+)/.exec(stripVTControlCharacters(text));
  if (step) tell({type: "progress", message: `${step[1] === "load" ? "reading" : "writing"} ${step[2]}`});
}

/** Of all Framework logs, the parent needs to know the links that lead nowhere. */
function brokenLink(...parts: unknown[]): void {
  const text = stripVTControlCharacters(parts.map(String).join(" "));
  if (text.startsWith("↳")) warning(text);
}

function warning(...parts: unknown[]): void {
  process.stderr.write(`${parts.map(String).join(" ")}\n`);
}

async function serve(
  framework: Framework,
  task: {readonly host: string; readonly port: number}
): Promise<void> {
  const server = createServer();
  await listen(server, task);
  const preview = new framework.PreviewServer({config: CONFIG, server, verbose: false});
  const [answer] = server.listeners("request");
  server.removeAllListeners("request");
  server.on("request", async (request, response) => {
    if (!(await serveFile(currentSite(), request, response))) answer!(request, response);
  });
  process.on("message", (message: ToFramework) => {
    if (message.type === "stop") process.exit(0);
    for (const client of preview._socketServer.clients) client.send(JSON.stringify({type: "reload"}));
  });
  tell({type: "listening", port: (server.address() as AddressInfo).port});
}

function listen(server: Server, {host, port}: {readonly host: string; readonly port: number}): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve());
  });
}

/** Lets the process end by itself, which sends what is still to be told. */
function leave(): void {
  process.removeAllListeners("disconnect");
  process.disconnect?.();
}

async function main(task: FrameworkTask): Promise<void> {
  globalThis.fetch = (input) =>
    npmResponse(input instanceof Request ? input.url : String(input), projectRoot());
  process.on("disconnect", () => process.exit(1));
  const framework = await loadFramework();
  if (task.type === "serve") return serve(framework, task);
  await buildOnce(framework, task.out);
  leave();
}

main(JSON.parse(process.argv[2]!) as FrameworkTask).catch((error: Error & {code?: string}) => {
  tell({type: "failed", message: error.message, code: error.code ?? null});
  process.exitCode = 1;
  leave();
});
