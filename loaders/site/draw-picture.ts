import {join} from "node:path";
import {build, type Plugin} from "esbuild";
import {JSDOM} from "jsdom";
import {projectRoot} from "./project.js";

/** Browsers have these, jsdom does not; a picture needs neither sizes nor chance, and the same bytes each time. */
const SURROUNDINGS = `
globalThis.ResizeObserver = class { observe() {} };
let drawn = 0;
Math.random = () => (drawn = (drawn + 1) % 1000) / 1000;
`;

/** Staged sites have `components` beside the folders of `src/`; here it lies beside `src/` itself. */
const besideSrc: Plugin = {
  name: "beside-src",
  setup({onResolve, resolve}) {
    onResolve({filter: /^(\.\.\/)+components\//}, ({path, kind}) =>
      resolve(path.replace(/^(\.\.\/)+/, "./"), {resolveDir: projectRoot(), kind})
    );
  }
};

/**
 * Draws a part of a page without a browser, with the components that draw it there.
 * @param module - path of the module below `src/`
 * @param name - its function, which makes an element
 * @param input - what it is called with: plain data
 * @returns the element as HTML
 */
export async function drawPicture(module: string, name: string, input: unknown): Promise<string> {
  const {outputFiles} = await build({
    stdin: {
      contents: `import {${name}} from ${JSON.stringify(`./${module}`)}; globalThis.draw = ${name};`,
      resolveDir: join(projectRoot(), "src")
    },
    plugins: [besideSrc],
    ...{bundle: true, write: false, format: "iife", target: "es2022", logLevel: "silent"}
  });
  const {window} = new JSDOM("<!DOCTYPE html>", {runScripts: "outside-only"});
  try {
    window.eval(SURROUNDINGS + outputFiles[0]!.text);
    return window.eval(`draw(${JSON.stringify(input)}).outerHTML`) as string;
  } finally {
    window.close();
  }
}
