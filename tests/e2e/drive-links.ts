/** What the pages' modules are to the driver: whatever they export. */
type Module = Record<string, (...parameters: unknown[]) => unknown>;

export interface DrivenLinks {
  /** Address of the site. */
  readonly root: string;
  /** The page's address below the site. */
  readonly page: string;
  /** Address parts to open it with, beginning with "?". */
  readonly searches: readonly string[];
  /** What must not be read on any page. */
  readonly internal: readonly string[];
  /** Areas whose value is withheld, by "indicator level period". */
  readonly withheld: Readonly<Record<string, readonly string[]>>;
}

/**
 * Opens a page with one link after the other, without loading it anew: the address changes, and the page's own modules, the very
 * instances that it runs on, read it and draw. To be evaluated in the page; uses nothing from outside.
 * @returns what a reader must not meet, with the link that led there
 */
export async function driveLinks({root, page, searches, internal, withheld}: DrivenLinks): Promise<string[]> {
  const load = new Function("url", "return import(url)") as (url: string) => Promise<Module>;
  const names = document.documentElement.innerHTML;
  const module = (name: string) => {
    const file = new RegExp(`_import/${name}\\.[0-9a-f]+\\.js`).exec(names)![0];
    return load(new URL(file, root).href);
  };
  const held: {site: Promise<unknown> | null} = {site: null};
  /** Areas, methods and indicators, as pages read them once. */
  const openedSite = () => (held.site ??= module("db/site").then(({openSite}) => openSite!()));
  const turn = () => new Promise((resolve) => setTimeout(resolve));
  const main = document.querySelector("main")!;
  const host = main.appendChild(document.createElement("div"));
  const add = (...nodes: unknown[]) =>
    host.append(...(nodes.filter((node) => node instanceof Node) as Node[]));
  const first = async (values: unknown) => {
    const all = values as AsyncGenerator<unknown, void>;
    const {value} = await all.next();
    void all.return();
    return value;
  };
  const drivers: Record<string, (search: string) => Promise<void>> = {
    "atlas/": async () => {
      dispatchEvent(new PopStateEvent("popstate"));
      for (let i = 0; i < 200 && (i < 2 || main.querySelector(".atlas.is-waiting")); i++) await turn();
    },
    "status-dynamik/": async (search) => {
      const notebook = await module("status-dynamik/notebook");
      const {figureFrame} = await module("status-dynamik/show-figure");
      const opened = (await notebook.openNotebook!(search)) as {view: unknown};
      const frame = figureFrame!(opened) as {element: HTMLElement; show(data: unknown): unknown};
      const data = await first(notebook.notebookData!(opened, notebook.choose!(opened, opened.view)));
      add(frame.element, notebook.linkNotes!(frame.show(data)));
    },
    "steckbrief/": async (search) => {
      const {openProfilePage} = await module("steckbrief/open-profiles");
      const {element, finished} = (await openProfilePage!(search)) as {
        element: Node;
        finished: Promise<void>;
      };
      add(element);
      await finished;
    },
    "steckbrief/bericht.html": async (search) => {
      const site = await openedSite();
      const {openReport} = await module("steckbrief/report-page");
      const {titlePage, contents} = await module("steckbrief/report-parts");
      const report = openReport!(site, search);
      if (report !== null) add(titlePage!(report, {classification: null}), contents!(report));
    },
    "zusammenhaenge/": async (search) => {
      add(...Object.values((await (await module("zusammenhaenge/page")).openRelations!(search)) as object));
      await turn();
    },
    "raeumliche-muster/": async (search) => {
      add(...Object.values((await (await module("raeumliche-muster/page")).openPatterns!(search)) as object));
      for (let i = 0; i < 5; i++) await turn();
    },
    "methodenlabor/": async (search) => {
      const lab = (await (
        await module("methodenlabor/laboratory")
      ).openLaboratory!(search)) as {
        state: {draft: unknown; failure: unknown};
      };
      const {labNotes, referenceChoice, workbench} = await module("methodenlabor/page");
      add(referenceChoice!(lab), labNotes!(lab), workbench!(lab));
      for (let i = 0; i < 400 && lab.state.draft === null && lab.state.failure === null; i++) await turn();
    }
  };
  const hostile =
    "script, iframe, object, embed, img:not([src^='data:']), [onerror], [onload], a[href^='javascript:' i]";
  /** The page's own scripts; whatever a link before this batch brought has been found there. */
  const own = new Set(main.querySelectorAll(hostile));
  const findings: string[] = [];
  const atlas: {shown: string} = {shown: ""};
  main.querySelector(".atlas")?.addEventListener("atlasdraw", (event) => {
    const {indicator, level, period} = (event as CustomEvent<{scene: {view: Record<string, string>}}>).detail
      .scene.view;
    atlas.shown = [indicator, level, period].join(" ");
  });
  /** A row of the atlas' table that shows a number of an area whose value is withheld. */
  const told = () =>
    (withheld[atlas.shown] ?? []).find((id) =>
      /\d/.test(main.querySelector(`.atlas tr[data-area="${id}"] td.numeric`)?.textContent ?? "")
    );
  for (const search of searches) {
    const url = new URL(location.href);
    url.search = search;
    history.replaceState(null, "", url);
    try {
      await drivers[page]!(search);
    } catch (error) {
      findings.push(`fails: ${String(error)} at ${search}`);
    }
    const text = main.textContent;
    const wrong = /undefined|NaN|\[object/.exec(text)?.[0] ?? internal.find((name) => text.includes(name));
    if (wrong !== undefined) findings.push(`shows ${wrong} at ${search}`);
    const brought = [...main.querySelectorAll(hostile)].find((one) => !own.has(one));
    if (brought !== undefined) findings.push(`has ${brought.outerHTML.slice(0, 80)} at ${search}`);
    for (const link of main.querySelectorAll<HTMLAnchorElement>("a[href]:not([rel])"))
      if (link.origin !== location.origin) findings.push(`leads to ${link.href} at ${search}`);
    if (told() !== undefined)
      findings.push(`shows what is withheld (${atlas.shown}, ${told()}) at ${search}`);
    if ("broken" in globalThis) findings.push(`runs a script at ${search}`);
    host.replaceChildren();
    if (findings.length > 5) break;
  }
  host.remove();
  return findings;
}
