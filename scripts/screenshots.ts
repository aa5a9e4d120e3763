/**
 * `npm run screenshots -- DIR`: pictures of the notebook for docs/, from a built site: three widths, light and dark. PNGs
 * are looked at before they are committed.
 */
import {join} from "node:path";
import {projectRoot} from "../loaders/site/project.js";
import {launchBrowser, openPage} from "../tests/e2e/browser.js";
import {serve} from "../tests/e2e/serve.js";

const VIEWPORTS = [
  {width: 1440, height: 1320},
  {width: 768, height: 1320},
  {width: 390, height: 844}
] as const;

const [dir, search = ""] = process.argv.slice(2);
if (dir === undefined) {
  console.error("screenshots: no folder; expected a built site, for instance dist-berlin");
  process.exit(2);
}
const site = await serve(dir);
const browser = await launchBrowser();
for (const viewport of VIEWPORTS) {
  for (const dark of [false, true]) {
    const {page, settled, close} = await openPage(browser, `${site.url}status-dynamik/${search}`, {
      viewport,
      dark
    });
    const problems = await settled();
    if (problems.length > 0) throw new Error(`screenshots: the page has problems: ${problems.join("; ")}`);
    const name = `status-dynamik-${viewport.width}-${dark ? "dark" : "light"}.png`;
    await page.screenshot({path: join(projectRoot(), "docs", name)});
    console.log(`docs/${name}`);
    await close();
  }
}
await browser.close();
await site.close();
