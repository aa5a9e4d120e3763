import {readFile, writeFile} from "node:fs/promises";
import {basename, dirname, join, resolve, sep} from "node:path";
import {transform} from "esbuild";
import {rollup, type GetModuleInfo, type Plugin} from "rollup";

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
  const input = join(resolve(out), entry);
  const bundle = await rollup({
    input,
    preserveEntrySignatures: "allow-extension",
    plugins: [outsideStays(resolve(out))],
    onwarn() {}
  });
  const {output} = await bundle.generate({
    dir: dirname(input),
    entryFileNames: basename(input),
    // Addresses relative to a module stay right: all files lie as deep as the modules that use them.
    chunkFileNames: `[name]-[hash].${hash}.js`,
    manualChunks: (id, {getModuleInfo}) => (comesFirst(input, getModuleInfo).has(id) ? FIRST : null)
  });
  await bundle.close();
  const chunks = output.filter((file) => file.type === "chunk");
  for (const {fileName, code} of chunks)
    await writeFile(join(dirname(input), fileName), await minified(code));
  const joined = new Set(chunks.flatMap(({modules}) => Object.keys(modules)));
  await writeFile(join(out, page), relinked(html, {out, entry, joined, up: pathUp(page)}));
}

const FIRST = "first";

/** Modules that a module imports at once, and those that they import. */
function comesFirst(entry: string, infoOf: GetModuleInfo): ReadonlySet<string> {
  const found = new Set([entry]);
  for (const id of found) for (const next of infoOf(id)?.importedIds ?? []) found.add(next);
  return found;
}

async function minified(code: string): Promise<string> {
  const options = {format: "esm", target: "es2022", charset: "utf8", legalComments: "none"} as const;
  return (await transform(code, {...options, minify: true})).code;
}

/** Modules outside `_import/` are asked for by the browser, from the folder of the bundle. */
function outsideStays(out: string): Plugin {
  return {
    name: "outside-stays",
    resolveId(path, importer) {
      if (importer === undefined) return null;
      const id = resolve(dirname(importer), path);
      return id.startsWith(join(out, "_import") + sep) ? id : {id, external: "relative"};
    }
  };
}

/** The page asks ahead for the bundle instead of for the modules in it. */
function relinked(
  html: string,
  bundle: {
    readonly out: string;
    readonly entry: string;
    readonly joined: ReadonlySet<string>;
    readonly up: string;
  }
): string {
  const {out, entry, joined, up} = bundle;
  const kept = html.split("\n").filter((line) => {
    const file = /^<link rel="modulepreload" href="([^"]+)">$/.exec(line)?.[1]?.slice(up.length);
    return file === undefined || file === entry || !joined.has(join(resolve(out), file));
  });
  return kept.join("\n");
}

function pathUp(page: string): string {
  return "../".repeat(page.split("/").length - 1);
}
