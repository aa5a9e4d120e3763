import {readdir, readFile} from "node:fs/promises";
import {fileURLToPath} from "node:url";
import {expect, it} from "vitest";

const folder = fileURLToPath(new URL("../../src/style/", import.meta.url));
/** Parts of the page that everything drawn lies in. */
const WHOLE =
  /(^|[\s>+~,(])(:root|html|body|main|#observablehq-(center|main)|\.observablehq--block)[^\s>+~,]*:has\(/;

/** The selectors that hold on the screen. */
function screenSelectors(css: string): readonly string[] {
  const text = css.replaceAll(/\/\*[\s\S]*?\*\//g, "");
  const print = /@media print \{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g;
  return [...text.replaceAll(print, "").matchAll(/([^{};]+)\{/g)].map(([, selector]) => selector!.trim());
}

it("no rule asks what the page contains: the browser would compute the styles of the whole page again at every change", async () => {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".css"));
  const all = await Promise.all(
    files.map(async (name) =>
      screenSelectors(await readFile(folder + name, "utf8")).map((one) => `${name}: ${one}`)
    )
  );
  expect(all.flat().length).toBeGreaterThan(500);
  expect(all.flat().filter((selector) => WHOLE.test(selector))).toEqual([]);
});
