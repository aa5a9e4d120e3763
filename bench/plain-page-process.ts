/** Builds the Framework project in the working directory, with npm's packages from this project's node_modules. */
import {join} from "node:path";
import {loadFramework} from "../loaders/site/framework.js";
import {npmResponse} from "../loaders/site/npm-packages.js";
import {projectRoot} from "../loaders/site/project.js";

globalThis.fetch = (input) =>
  npmResponse(input instanceof Request ? input.url : String(input), projectRoot());
const framework = await loadFramework();
const config = await framework.readConfig(join(process.cwd(), "observablehq.config.js"));
const silent = {log() {}, warn: console.warn, error: console.error};
const output = {logger: silent, output: {write: () => undefined}};
await framework.build(
  {config: Object.assign(config, {output: join(process.cwd(), "dist")})},
  new framework.FileBuildEffects(join(process.cwd(), "dist"), join(process.cwd(), ".cache"), output)
);
process.exit(0);
