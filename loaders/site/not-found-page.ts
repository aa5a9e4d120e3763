/** Data file that every site has; where it answers, there is the site's root. */
const PROBE = "data/build.json";

/**
 * A server shows the page for what is not found at any address, `/a/b/c` for instance, and the site may lie in a sub-folder that it
 * does not know. The nearest folder above the address that has the site's data is its root: from there styles, scripts and
 * links are asked for. It must be known before the page's first link, so the request is a waiting one.
 */
const FIND_ROOT = `(() => {
  const folders = location.pathname.split("/").slice(0, -1).slice(0, 16);
  for (let i = folders.length; i > 0; i--) {
    const root = folders.slice(0, i).join("/") + "/";
    const request = new XMLHttpRequest();
    request.open("HEAD", root + "${PROBE}", false);
    try { request.send(); } catch { break; }
    if (request.status !== 200) continue;
    if (!/json/.test(request.getResponseHeader("content-type") ?? "")) continue;
    const base = document.createElement("base");
    base.href = root;
    document.head.prepend(base);
    return;
  }
})();`;

/** What the page looks like where its style sheet cannot be found: without JavaScript in a folder that does not exist. */
const PLAIN = `@layer plain{:root{color-scheme:light dark}body{max-width:38rem;margin:2rem auto;padding:0 1rem;font:1.1rem/1.5 system-ui,sans-serif}nav,button{display:none}}`;

/** Lets the page for what is not found work at every address of a server. */
export function worksAnywhere(html: string): string {
  return html.replace(
    /(<meta http-equiv="Content-Security-Policy"[^>]*>)/,
    (policy) => `${policy}\n<style>${PLAIN}</style>\n<script>${FIND_ROOT}</script>`
  );
}
