import {existsSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {extname, join} from "node:path";
import {build, type Plugin} from "esbuild";

/**
 * Packages that several others build on. A bundle refers to them instead of containing them, so that a page has one
 * copy: an Arrow table made by one is an Arrow table for the other.
 */
const SHARED = ["@observablehq/plot", "apache-arrow", "d3", "htl", "isoformat", "topojson-client"];

/** Version Framework is told for a package that is not there; asking for its files is the error, naming it is none. */
const NOT_INSTALLED = "0.0.0-not-installed";

interface Specifier {
  readonly name: string;
  readonly path: string;
}

/**
 * Answers what Framework asks of the npm registry and of its CDN from node_modules, so that `npm:` imports and the
 * names known without import (`Plot`, `d3`, `Inputs`) work offline in the versions of the lock file.
 * @throws for a package that is not installed, and for any other address: nothing is fetched.
 */
export async function npmResponse(address: string, project: string): Promise<Response> {
  const url = new URL(address);
  const path = decodeURIComponent(url.pathname.slice(1));
  if (url.host.startsWith("registry.")) return registryResponse(path, project);
  if (url.host.startsWith("cdn.") && path.startsWith("npm/"))
    return fileResponse(parseSpecifier(path.slice("npm/".length)), project);
  throw new Error(`site: nothing is fetched while a site is built; expected a local file, got ${url.href}`);
}

async function registryResponse(path: string, project: string): Promise<Response> {
  const {name, path: tag} = parseSpecifier(path);
  const version = (await installedVersion(name, project)) ?? NOT_INSTALLED;
  if (tag) return Response.json({version});
  if (version === NOT_INSTALLED) throw notAvailable(name);
  return Response.json({versions: {[version]: {}}});
}

async function fileResponse({name, path}: Specifier, project: string): Promise<Response> {
  if ((await installedVersion(name, project)) === null) throw notAvailable(name);
  const module = /^(?:(.*)\/)?\+esm$/.exec(path);
  if (module) return javascript(await bundlePackage({name, path: module[1] ?? ""}, project));
  const contents = await readFile(join(packageDir(name, project), path));
  return [".js", ".mjs"].includes(extname(path)) ? javascript(contents) : new Response(contents);
}

function javascript(contents: string | Uint8Array<ArrayBuffer>): Response {
  return new Response(contents, {headers: {"content-type": "application/javascript"}});
}

async function bundlePackage({name, path}: Specifier, project: string): Promise<string> {
  const {outputFiles} = await build({
    entryPoints: [path ? `${name}/${path}` : name],
    absWorkingDir: project,
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: ["es2022", "chrome96", "firefox96", "safari16"],
    define: {"process.env.NODE_ENV": '"production"', global: "globalThis"},
    minify: true,
    legalComments: "none",
    logLevel: "silent",
    plugins: [sharedPackages(name, project)]
  });
  return outputFiles[0]!.text;
}

function sharedPackages(entry: string, project: string): Plugin {
  return {
    name: "shared-packages",
    setup({onResolve}) {
      onResolve({filter: /^[@\w]/}, async ({path: specifier, kind}) => {
        const {name, path} = parseSpecifier(specifier);
        if (kind === "entry-point" || name === entry || !SHARED.includes(name)) return undefined;
        const version = await installedVersion(name, project);
        return {path: `/npm/${name}@${version}/${path ? `${path}/` : ""}+esm`, external: true};
      });
    }
  };
}

/** Version of a package in node_modules; null when it is not installed. */
async function installedVersion(name: string, project: string): Promise<string | null> {
  const file = join(packageDir(name, project), "package.json");
  if (!existsSync(file)) return null;
  return (JSON.parse(await readFile(file, "utf8")) as {version: string}).version;
}

function packageDir(name: string, project: string): string {
  return join(project, "node_modules", name);
}

/** "@scope/name@1.2.3/a/b" → {name: "@scope/name", path: "a/b"}. */
function parseSpecifier(specifier: string): Specifier {
  const match = /^((?:@[^/]+\/)?[^/@]+)(?:@[^/]+)?(?:\/(.*))?$/.exec(specifier);
  if (!match) throw new Error(`site: not a package; expected name@version/path, got "${specifier}"`);
  return {name: match[1]!, path: match[2] ?? ""};
}

function notAvailable(name: string): Error {
  return new Error(
    `site: package ${name} is not available offline; expected an installed package (for instance ` +
      `@observablehq/plot, @observablehq/inputs, d3, htl, apache-arrow, topojson-client), ` +
      `or install it with: npm install ${name}`
  );
}
