import {cp, mkdir, readFile, writeFile} from "node:fs/promises";
import {existsSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {loadSolver} from "../loaders/disclosure/solver.js";
import {compareWithOptimum, meanRatio} from "../tests/loaders/disclosure/over-suppression.js";
import {runChild} from "./run-child.js";

const project = fileURLToPath(new URL("..", import.meta.url));
const official = process.env.QUARTIERSLABOR_DATA ?? join(project, "../shared/data");
const SMALL_TABLES = 40;

/** Withheld cells against the exact optimum, and time and memory of whole municipalities, protected and attacked. */
export async function disclosure(folder: string): Promise<void> {
  const compared = compareWithOptimum(SMALL_TABLES, await loadSolver());
  console.log(
    `over-suppression: ${meanRatio(compared).toFixed(3)} (goal <= 1.15)  secondary cells, own : optimum, mean over ${compared.length} small tables`
  );
  await whole("Musterstadt", "<= 60 s", join(project, "data/musterstadt"), folder);
  const known = join(project, "tests/fixtures/municipalities");
  const flensburg = await withRules(join(known, "flensburg"), join(folder, "flensburg"));
  await whole("Flensburg", "<= 60 s", flensburg, folder, join(official, "flensburg"));
  const berlin = join(known, "berlin-bevoelkerung");
  await whole("Berlin by age, 10 years", "<= 300 s, < 2 GB", berlin, folder, join(official, "berlin"));
}

/** A copy of a municipality whose values are published, with the German defaults instead. */
async function withRules(from: string, to: string): Promise<string> {
  await mkdir(to, {recursive: true});
  await cp(from, to, {recursive: true});
  const manifest = join(to, "kommune.yaml");
  const text = await readFile(manifest, "utf8");
  await writeFile(manifest, text.replace(/^disclosure: published/m, "disclosure: {threshold: 10}"));
  return to;
}

async function whole(
  name: string,
  goal: string,
  municipality: string,
  folder: string,
  downloads = folder
): Promise<void> {
  if (!existsSync(downloads)) return console.log(`disclosure, ${name}: skipped, official data not found`);
  const {ms, bytes} = await runChild("first-build", municipality, join(folder, "disclosure"), downloads);
  console.log(
    `disclosure, ${name}: ${(ms / 1000).toFixed(1)} s (goal ${goal})  all tables made, protected and attacked  memory ${(bytes / 2 ** 30).toFixed(2)} GB`
  );
}
