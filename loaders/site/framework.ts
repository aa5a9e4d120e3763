import type {Server} from "node:http";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {projectRoot} from "./project.js";

/** The parts of Observable Framework that its own command line is made of, and that this project uses likewise. */
export interface Framework {
  readonly readConfig: (configPath: string) => Promise<FrameworkConfig>;
  readonly setCurrentDate: (date: Date) => void;
  readonly build: (options: {readonly config: FrameworkConfig}, effects: object) => Promise<void>;
  readonly FileBuildEffects: new (out: string, cache: string, effects: FrameworkOutput) => object;
  readonly PreviewServer: new (options: {
    readonly config: string;
    readonly server: Server;
    readonly verbose: boolean;
  }) => {readonly _socketServer: {readonly clients: Iterable<{send(message: string): void}>}};
}

export interface FrameworkConfig {
  readonly root: string;
}

export interface FrameworkOutput {
  readonly logger: Pick<Console, "log" | "warn" | "error">;
  readonly output: {write(text: string): void};
}

/** Loads Framework. Its package has no public entry but the command line, hence the paths. */
export async function loadFramework(): Promise<Framework> {
  const load = (file: string) =>
    import(
      pathToFileURL(join(projectRoot(), "node_modules/@observablehq/framework/dist", file)).href
    ) as Promise<Framework>;
  const [{readConfig, setCurrentDate}, {build, FileBuildEffects}, {PreviewServer}] = await Promise.all([
    load("config.js"),
    load("build.js"),
    load("preview.js")
  ]);
  return {readConfig, setCurrentDate, build, FileBuildEffects, PreviewServer};
}
