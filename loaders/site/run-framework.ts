import {fork, type ChildProcess} from "node:child_process";
import {join} from "node:path";
import {projectRoot, typescriptLoader} from "./project.js";

export type FrameworkTask =
  | {readonly type: "build"; readonly out: string}
  | {readonly type: "serve"; readonly host: string; readonly port: number};

export type FromFramework =
  | {readonly type: "progress"; readonly message: string}
  | {readonly type: "listening"; readonly port: number}
  | {readonly type: "built"}
  | {readonly type: "failed"; readonly message: string; readonly code: string | null};

export type ToFramework = {readonly type: "reload"} | {readonly type: "stop"};

export interface FrameworkRun {
  readonly send: (message: ToFramework) => void;
  /** Ends with what Framework printed on its error output, or rejects with its error. */
  readonly ended: Promise<string>;
}

/**
 * Starts Framework on a staged site in a process of its own, without telemetry and without network.
 * @param onMessage - progress, and the port it listens on
 * @param onError - what Framework prints on its error output, as it comes
 */
export function runFramework(
  site: string,
  task: FrameworkTask,
  {
    onMessage,
    onError,
    signal
  }: {
    readonly onMessage: (message: FromFramework) => void;
    readonly onError?: (text: string) => void;
    /** Ends the process. */
    readonly signal?: AbortSignal;
  }
): FrameworkRun {
  const root = projectRoot();
  const child = fork(join(root, "loaders/site/framework-process.ts"), [JSON.stringify(task)], {
    cwd: root,
    execArgv: ["--import", typescriptLoader()],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    env: {...process.env, OBSERVABLE_TELEMETRY_DISABLE: "true", QUARTIERSLABOR_SITE: site, NO_COLOR: "1"}
  });
  const stop = () => child.kill();
  signal?.addEventListener("abort", stop, {once: true});
  if (signal?.aborted) stop();
  return {
    send: (message) => void (child.connected && child.send(message)),
    ended: watchProcess(child, onMessage, onError)
  };
}

function watchProcess(
  child: ChildProcess,
  onMessage: (message: FromFramework) => void,
  onError: (text: string) => void = () => {}
): Promise<string> {
  return new Promise((resolve, reject) => {
    const state: {printed: string; failure: Error | null} = {printed: "", failure: null};
    child.stderr!.setEncoding("utf8").on("data", (text: string) => {
      state.printed += text;
      onError(text);
    });
    child.on("message", (message: FromFramework) => {
      if (message.type === "failed") state.failure = frameworkError(message, state.printed);
      else onMessage(message);
    });
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (state.failure) reject(state.failure);
      else if (signal) reject(new Error(`site: Framework was stopped by ${signal}`));
      else if (code) reject(new Error(`site: Framework ended with code ${code}\n${state.printed.trim()}`));
      else resolve(state.printed);
    });
  });
}

/** Our own errors say it all; one of Framework's is told with what it printed before. */
function frameworkError({message, code}: FromFramework & {type: "failed"}, printed: string): Error {
  if (/^(site|loader):/.test(message)) return new Error(message);
  const own = /^(?:Error: )?(site: .*)$/m.exec(printed)?.[1];
  return Object.assign(new Error(own ?? `site: ${message}\n${printed.trim()}`.trim()), {code});
}
