/** A file that a page's modules will ask for. */
export interface Ahead {
  readonly href: string;
  /** Only for addresses whose parameter has this value; null: that do not have it. */
  readonly when?: readonly [parameter: string, value: string | null];
}

/**
 * Nobody sees a page in another tab, and a page that is asked for something else does not hold it. The time is for browsers that
 * do not tell when they have painted.
 */
const PAINTED = `const asked = new URLSearchParams(location.search);
if (!document.hidden && location.search === "") await new Promise((go) => {
  const painted = new PerformanceObserver((list) => {
    if (list.getEntriesByName("first-contentful-paint").length > 0) requestAnimationFrame(() => setTimeout(go));
  });
  painted.observe({type: "paint", buffered: true});
  setTimeout(go, 3000);
});`;

/**
 * Lets the browser paint what a page holds in its HTML before it reads the page's modules and data: links that ask ahead for them
 * are made by the page's script, which begins after the first paint.
 * @param html - a page as Framework has written it
 * @param data - what the modules will ask for
 * @throws when the page's script is not as Framework writes it
 */
export function afterFirstPaint(html: string, data: readonly Ahead[]): string {
  const modules = [...html.matchAll(MODULE_LINK)].map((match) => match[1]!);
  const links = [
    ...modules.map((href) => ({link: {rel: "modulepreload", href}})),
    ...data.map(({href, when}) => ({
      link: {rel: "preload", as: "fetch", crossOrigin: "anonymous", href},
      ...(when && {when})
    }))
  ];
  const ahead = `for (const {link, when} of ${JSON.stringify(links)})
  if (!when || asked.get(when[0]) === when[1]) document.head.append(Object.assign(document.createElement("link"), link));`;
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

/** The address of `build.json`, as a page's script names it; none where it does not read it. */
export function buildInfoAddress(html: string): readonly string[] {
  return /"((?:\.\.\/)*_file\/data\/build\.[0-9a-f]+\.json)"/.exec(html)?.slice(1) ?? [];
}

const MODULE_LINK = /<link rel="modulepreload" href="([^"]+)">\n/g;
const IMPORT = /^import (\{[\w, ]+\}) from ("[^"]+");/gm;
