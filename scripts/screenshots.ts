/**
 * `npm run screenshots -- DIR`: pictures for docs/ from a built site: the notebook at three widths, light and dark, and the
 * views that the README shows. PNGs are looked at before they are committed.
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

/** Berlin's children in poverty and one Planungsraum: what the README shows. */
const ATLAS = "atlas/?v=1&indikator=s4&ebene=plr&zeitraum=2021";
const PROFILE = "steckbrief/?ebene=plr&gebiet=08100102";

const [dir, search = ""] = process.argv.slice(2);
if (dir === undefined) {
  console.error("screenshots: no folder; expected a built site, for instance dist-berlin");
  process.exit(2);
}
const site = await serve(dir);
const browser = await launchBrowser();

interface Picture {
  readonly name: string;
  /** From the site's root. */
  readonly page: string;
  readonly viewport: {readonly width: number; readonly height: number};
  readonly dark: boolean;
}

const [wide, , phone] = VIEWPORTS;
const pictures: readonly Picture[] = [
  ...VIEWPORTS.flatMap((viewport) =>
    [false, true].map((dark) => ({name: "status-dynamik", page: `status-dynamik/${search}`, viewport, dark}))
  ),
  {name: "atlas", page: `${ATLAS}&gebiet=08100102`, viewport: {...wide, height: 1200}, dark: false},
  {name: "atlas", page: ATLAS, viewport: phone, dark: false},
  {name: "steckbrief", page: PROFILE, viewport: wide, dark: false}
];
for (const {name, page: address, viewport, dark} of pictures) {
  const {page, settled, close} = await openPage(browser, `${site.url}${address}`, {viewport, dark});
  // The data is there: the notice that it loads has gone.
  await page.locator(".database-status").waitFor({state: "hidden"});
  const problems = await settled();
  if (problems.length > 0) throw new Error(`screenshots: the page has problems: ${problems.join("; ")}`);
  const file = `${name}-${viewport.width}-${dark ? "dark" : "light"}.png`;
  await page.screenshot({path: join(projectRoot(), "docs", file)});
  console.log(`docs/${file}`);
  await close();
}
await browser.close();
await site.close();
