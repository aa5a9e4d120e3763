import {spawn} from "node:child_process";
import {fileURLToPath} from "node:url";

const command = fileURLToPath(new URL("../../../bin/quartierslabor", import.meta.url));

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Called with everything printed so far, on either stream, whenever more comes; only the first `kill` does anything. */
  readonly onOutput?: (text: string, kill: (signal: NodeJS.Signals) => void) => void;
}

/** Runs the real command in a process of its own, its output in pipes. */
export function runCli(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const {cwd, env, onOutput} = options;
  const child = spawn(process.execPath, [command, ...args], {cwd, env: {...process.env, ...env}});
  const output = {stdout: "", stderr: ""};
  for (const name of ["stdout", "stderr"] as const)
    child[name].setEncoding("utf8").on("data", (text: string) => {
      output[name] += text;
      onOutput?.(output.stdout + output.stderr, (signal) => child.killed || child.kill(signal));
    });
  return new Promise((resolve, reject) => {
    child.on("error", reject).on("close", (code) => resolve({code, ...output}));
  });
}
