import {existsSync} from "node:fs";
import {delimiter, join} from "node:path";

const NAMES = [
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "chrome",
  "microsoft-edge"
];

const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe"
];

/** How to get a Chromium, for errors and help. */
export const CHROMIUM_ADVICE =
  "install Chromium or Chrome (Debian: apt-get install chromium; macOS: brew install --cask chromium; Windows: winget install Google.Chrome), or set CHROMIUM_PATH";

/** Path of a Chromium on this machine: CHROMIUM_PATH, then the search path, then the usual places; null for none. */
export function findChromium(): string | null {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (existsSync(given)) return given;
    throw new Error(`browser: CHROMIUM_PATH leads nowhere; expected a Chromium, got ${given}`);
  }
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/bin", "/snap/bin"];
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, ...PLACES].find((path) => existsSync(path)) ?? null;
}
