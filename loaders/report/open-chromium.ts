import {chromium, type Browser} from "playwright-core";
import {CHROMIUM_ADVICE, findChromium} from "./find-chromium.js";

/** The first Chromium that numbers pages by CSS (`@page { @bottom-right {…} }`). */
const OLDEST = 131;

/** Path of the Chromium that prints. @throws with how to get one where there is none */
export function assertChromium(): string {
  const found = findChromium();
  if (found !== null) return found;
  throw new Error(`browser: none found; expected Chromium, which prints the PDF; ${CHROMIUM_ADVICE}`);
}

/** Starts a Chromium that asks nobody anything. @throws where there is none, or an old one */
export async function openChromium(): Promise<Browser> {
  const executablePath = assertChromium();
  const browser = await chromium.launch({
    executablePath,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      "--disable-dev-shm-usage",
      // Chromium refuses to run as root inside its sandbox.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])
    ]
  });
  const version = browser.version();
  if (Number.parseInt(version) >= OLDEST) return browser;
  await browser.close();
  throw new Error(
    `browser: too old; expected Chromium ${OLDEST} or later, got ${version} (${executablePath})`
  );
}
