import {mkdirSync, writeFileSync} from "node:fs";
import {dirname, join, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import {parseArgs} from "node:util";
import {generateFiles} from "./generate-files.js";

const HELP = `Writes the fictional city's extracts and boundaries.

Usage: npx tsx data/musterstadt/generator/main.ts [--out DIR]

  --out DIR   folder to write to (default: data/musterstadt)
  --help      this text

Example: npx tsx data/musterstadt/generator/main.ts --out copy-of-musterstadt
`;

async function main(): Promise<void> {
  const {values} = parseArgs({options: {out: {type: "string"}, help: {type: "boolean"}}});
  if (values.help === true) {
    process.stdout.write(HELP);
    return;
  }
  const folder =
    values.out === undefined ? fileURLToPath(new URL("..", import.meta.url)) : resolve(values.out);
  for (const [path, bytes] of Object.entries(await generateFiles())) {
    mkdirSync(dirname(join(folder, path)), {recursive: true});
    writeFileSync(join(folder, path), bytes);
    process.stdout.write(`${path}: ${bytes.length} bytes\n`);
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`generator: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
