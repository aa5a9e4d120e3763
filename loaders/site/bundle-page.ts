import {readFile, writeFile} from "node:fs/promises";
import {dirname, join, posix, relative, resolve, sep} from "node:path";
import {build, type Metafile, type Plugin} from "esbuild";

/**
 * Puts the modules of a built page together: what its first picture needs comes as one file and not as dozens, each of which a
 * browser asks for, checks and links by itself. What is imported later stays apart. Packages and Framework's own modules
 * stay where they are.
 * @param out - folder of the built site
 * @param page - path of the page below it, for instance "atlas/index.html"
 * @param module - name of the page's only module, for instance "atlas/open-atlas"; the page imports it from `_import/`
 * @throws when the page does not import it
 */
export async function bundlePage(out: string, page: string, module: string): Promise<void> {
  const html = await readFile(join(out, page), "utf8");
  const found = new RegExp(`_import/${module}\\.([0-9a-f]{8})\\.js`).exec(html);
  if (!found) throw new Error(`site: ${page} has no module; expected _import/${module}.<hash>.js, got none`);
  const [entry, hash] = [found[0], found[1]!];
  const folder = join(out, dirname(entry));
  const {metafile} = await build({
    absWorkingDir: resolve(out),
    entryPoints: {[posix.basename(entry, ".js")]: entry},
    outdir: folder,
    // Addresses relative to a module stay right: all files lie as deep as the modules that use them.
    chunkNames: `[name]-[hash].${hash}`,
    plugins: [outsideStays(resolve(out), resolve(folder))],
    ...{bundle: true, splitting: true, format: "esm", target: "es2022", minify: true, charset: "utf8"},
    ...{allowOverwrite: true, metafile: true, legalComments: "none", logLevel: "silent"}
  });
  await writeFile(join(out, page), relinked(html, metafile, entry, pathUp(page)));
}

/** Modules outside `_import/` are asked for by the browser, from the folder of the bundle. */
function outsideStays(out: string, folder: string): Plugin {
  return {
    name: "outside-stays",
    setup({onResolve}) {
      onResolve({filter: /^\.\.?\//}, ({path, resolveDir}) => {
        const file = resolve(resolveDir, path);
        if (file.startsWith(join(out, "_import") + sep)) return null;
        return {path: relative(folder, file).split(sep).join("/"), external: true};
      });
    }
  };
}

/** The page asks ahead for the bundle's files instead of for the modules in it. */
function relinked(html: string, {inputs, outputs}: Metafile, entry: string, up: string): string {
  const kept = html
    .split("\n")
    .filter((line) => {
      const file = /^<link rel="modulepreload" href="([^"]+)">$/.exec(line)?.[1];
      return file === undefined || file === up + entry || inputs[file.slice(up.length)] === undefined;
    })
    .join("\n");
  const first = `<link rel="modulepreload" href="${up}${entry}">`;
  const chunks = [...staticParts(outputs, entry)].map(
    (file) => `<link rel="modulepreload" href="${up}${file}">`
  );
  return kept.replace(first, [first, ...chunks].join("\n"));
}

/** Files that a file of the bundle imports at once, and those that they import. */
function staticParts(outputs: Metafile["outputs"], file: string): ReadonlySet<string> {
  const own = (outputs[file]?.imports ?? []).filter(
    ({kind, external}) => kind === "import-statement" && !external
  );
  return new Set(own.flatMap(({path}) => [path, ...staticParts(outputs, path)]));
}

function pathUp(page: string): string {
  return "../".repeat(page.split("/").length - 1);
}
