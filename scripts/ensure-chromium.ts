import {spawnSync} from "node:child_process";
import {existsSync} from "node:fs";
import {CHROMIUM_ADVICE as ADVICE, findChromium} from "../loaders/report/find-chromium.js";

/**
 * Finds a Chromium for the browser tests; where there is none, installs Debian's package, saying so.
 * @throws with what to do when there is none and none can be installed
 */
export function ensureChromium(): string {
  const found = findChromium();
  if (found) {
    console.log(`\nBrowser: ${found}`);
    return found;
  }
  if (!existsSync("/usr/bin/apt-get"))
    throw new Error(`tests: no browser found; expected Chromium; ${ADVICE}`);
  const sudo = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  console.log(
    "\nNo Chromium found: installing Debian's package chromium (set CHROMIUM_PATH to use another browser)"
  );
  for (const command of [
    ["apt-get", "update", "-q"],
    ["apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium"]
  ]) {
    const [program, ...rest] = [...sudo, ...command] as [string, ...string[]];
    console.log(`  ${[program, ...rest].join(" ")}`);
    spawnSync(program, rest, {stdio: ["ignore", "ignore", "inherit"]});
  }
  const installed = findChromium();
  if (!installed) throw new Error(`tests: Chromium could not be installed; ${ADVICE}`);
  return installed;
}
