import {mkdir, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {expect, it} from "vitest";
import {checkOutput} from "../../../loaders/site/check-output.js";
import {temporaryFolder} from "../../copy-municipality.js";

async function output(file: string, text: string): Promise<string> {
  const out = await temporaryFolder();
  await mkdir(dirname(join(out, file)), {recursive: true});
  await writeFile(join(out, file), text);
  return out;
}

it.each([
  [
    "index.html",
    '<div class="observablehq--inspect observablehq--error">SyntaxError: x</div>',
    "SyntaxError: x"
  ],
  ["index.html", '<img alt="" src="https://example.org/a.png">', "https://example.org/a.png"],
  ["index.html", '<link rel="stylesheet" href="//fonts.example.org/css">', "//fonts.example.org/css"],
  ["index.html", 'const [a] = await Promise.all([import("kein-paket")]);', '"kein-paket"'],
  ["_import/style/x.css", "@import url(https://example.org/x.css);", "https://example.org/x.css"],
  ["_import/db/x.js", 'import {a} from "kein-paket";', '"kein-paket"'],
  ["_npm/x/y.js", 'import("https://example.org/x.js")', "https://example.org/x.js"]
])("finds in %s: %s", async (file, text, said) => {
  const out = await output(file, text);
  await expect(checkOutput(out)).rejects.toThrow(`site: ${file}`);
  await expect(checkOutput(out)).rejects.toThrow(said);
});

it.each([
  ["index.html", '<a href="https://example.org">Quelle</a><script type="module">import "./a.js";</script>'],
  ["_import/a.js", 'import {x} from "../_node/d3/index.js"; const s = "https://example.org";'],
  ["_import/a.css", "a{background:url(data:image/png;base64,AA)}"]
])("lets %s pass: %s", async (file, text) => {
  await expect(checkOutput(await output(file, text))).resolves.toBeUndefined();
});
