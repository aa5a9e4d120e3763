/** A page in a tab that nobody sees is not painted; it need not wait. */
const PAINTED =
  "await new Promise((go) => (document.hidden ? go() : requestAnimationFrame(() => setTimeout(go))));";

/**
 * Lets the browser paint what a page holds in its HTML before it reads the page's modules and data: links that ask ahead for them
 * are made by the page's script, which begins after the first paint.
 * @param html - a page as Framework has written it
 * @param data - addresses of data files that the modules will ask for
 * @throws when the page's script is not as Framework writes it
 */
export function afterFirstPaint(html: string, data: readonly string[]): string {
  const modules = [...html.matchAll(MODULE_LINK)].map((match) => match[1]!);
  const links = [
    ...modules.map((href) => ({rel: "modulepreload", href})),
    ...data.map((href) => ({rel: "preload", as: "fetch", crossOrigin: "anonymous", href}))
  ];
  const ahead = `for (const link of ${JSON.stringify(links)}) document.head.append(Object.assign(document.createElement("link"), link));`;
  const page = html.replace(MODULE_LINK, "");
  const script = /<script type="module">([^]*?)<\/script>/.exec(page);
  if (!script) throw new Error("site: a page has no script; expected one of type module, got none");
  const later = script[1]!.replace(IMPORT, "const $1 = await import($2);");
  if (/^import\b/m.test(later))
    throw new Error(
      `site: unknown import in a page; expected {names} from "address", got ${/^import\b.*/m.exec(later)![0]}`
    );
  return page.replace(script[0], () => `<script type="module">\n${PAINTED}\n${ahead}${later}</script>`);
}

const MODULE_LINK = /<link rel="modulepreload" href="([^"]+)">\n/g;
const IMPORT = /^import (\{[\w, ]+\}) from ("[^"]+");/gm;
