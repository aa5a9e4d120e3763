import type {Page} from "playwright-core";
import {afterAll, afterEach, beforeAll, describe, expect, test} from "vitest";
import type {LinkState} from "../../components/link-state.js";
import type {AreaTableElement} from "../../components/tables/area-table.js";
import {serveComponent, type ComponentPage} from "./harness.js";

declare global {
  interface Window {
    state: () => LinkState;
    show: (change: Partial<LinkState>) => void;
    table: AreaTableElement;
    recolour: (turn: number) => void;
    highlight: (every: number) => void;
    svgText: () => Promise<string>;
    png: () => Promise<readonly (readonly [string, number])[]>;
    colours: (x: number, y: number) => readonly string[];
  }
}

const LIGHT = ["211,230,228", "47,130,133", "170,85,0"];
const DARK = ["23,64,63", "95,179,173", "170,85,0"];
const GROUND = "253,252,249";

const held: {site: ComponentPage | null; page: Page | null; errors: string[]} = {
  site: null,
  page: null,
  errors: []
};
beforeAll(async () => {
  held.site = await serveComponent("many-areas");
}, 60_000);
afterAll(() => held.site?.close());
afterEach(async () => {
  expect(held.errors).toEqual([]);
  await held.page?.close();
});

async function open({dark = false, phone = false} = {}): Promise<Page> {
  const page = await held.site!.browser.newPage({
    viewport: phone ? {width: 390, height: 844} : {width: 1200, height: 900},
    colorScheme: dark ? "dark" : "light",
    hasTouch: phone
  });
  Object.assign(held, {page, errors: []});
  page.on("pageerror", ({message}) => held.errors.push(message));
  await page.goto(held.site!.url);
  await page.waitForSelector(".area-canvas", {state: "attached"});
  await settled(page);
  return page;
}

/** After the rest that a movement of the map waits for, and the frame that follows. */
async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(250);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Middle of an area in the page, from the mark that the drawing over the canvas shows. */
async function middle(page: Page, area: string): Promise<{x: number; y: number}> {
  await page.evaluate((id) => window.show({hovered: id}), area);
  const {x, y, width, height} = await page
    .locator(".area-mark-hover")
    .evaluate((mark) => mark.getBoundingClientRect());
  await page.evaluate(() => window.show({hovered: null}));
  return {x: x + width / 2, y: y + height / 2};
}

async function colours(page: Page, area: string): Promise<readonly string[]> {
  const {x, y} = await middle(page, area);
  return page.evaluate(([x, y]) => window.colours(x!, y!), [x, y]);
}

const centre = async (page: Page, area: string) => (await colours(page, area))[12];

describe("a map of 4,000 areas", () => {
  test("is a canvas in the colours of the theme, and changes them with the look and the theme", async () => {
    const page = await open();
    expect(await page.locator("path.area").count()).toBe(0);
    const areas = ["1234", "1235", "1236"];
    const shown = async () => [
      await centre(page, areas[0]!),
      await centre(page, areas[1]!),
      await centre(page, areas[2]!)
    ];
    expect(await shown()).toEqual([LIGHT[1], LIGHT[2], LIGHT[0]]);
    await page.evaluate(() => window.recolour(1));
    await expect.poll(shown).toEqual([LIGHT[2], LIGHT[0], LIGHT[1]]);
    await page.emulateMedia({colorScheme: "dark"});
    await expect.poll(shown).toEqual([DARK[2], DARK[0], DARK[1]]);
    await page.evaluate(() => (document.documentElement.dataset.theme = "light"));
    await expect.poll(shown).toEqual([LIGHT[2], LIGHT[0], LIGHT[1]]);
  });

  test("another theme is seen without motion too, and forced colours leave the areas theirs", async () => {
    const page = await open();
    await page.emulateMedia({reducedMotion: "reduce", colorScheme: "dark", forcedColors: "active"});
    await expect.poll(() => centre(page, "1234")).toBe(DARK[1]);
  });

  test("tells areas without a value by hatching, dots and empty ground", async () => {
    const page = await open();
    await page.locator(".map-buttons button").first().click();
    await page.locator(".map-buttons button").first().click();
    await settled(page);
    const [hatched, dotted, empty] = ["2040", "2050", "2030"];
    for (const area of [hatched!, dotted!]) {
      const found = await colours(page, area);
      expect(found).toContain(GROUND);
      expect(Math.min(...found.map((colour) => Number(colour.split(",")[0])))).toBeLessThan(220);
    }
    expect(await colours(page, dotted!)).not.toEqual(await colours(page, hatched!));
    expect(new Set(await colours(page, empty!))).toEqual(new Set([GROUND]));
  });

  test("the pointer finds areas, shows their tooltip and chooses them", async () => {
    const page = await open();
    const {x, y} = await middle(page, "1717");
    await page.mouse.move(x, y);
    expect((await page.evaluate(() => window.state())).hovered).toBe("1717");
    expect(await page.locator(".map-tooltip").innerText()).toContain("Gebiet 1717");
    await page.mouse.click(x, y);
    expect((await page.evaluate(() => window.state())).selected).toBe("1717");
    expect(await page.locator(".area-mark-selected").getAttribute("d")).toMatch(/^M/);
    await page.mouse.move(2, 2);
    expect((await page.evaluate(() => window.state())).hovered).toBeNull();
  });

  test("a finger chooses the area it touches", async () => {
    const page = await open({phone: true});
    const {x, y} = await middle(page, "1717");
    await page.touchscreen.tap(x, y);
    expect((await page.evaluate(() => window.state())).selected).toBe("1717");
  });

  test("arrow keys go from area to area, and Enter chooses", async () => {
    const page = await open();
    await page.locator(".map-box").focus();
    await page.keyboard.press("Home");
    expect((await page.evaluate(() => window.state())).hovered).toBe("0000");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    expect(await page.locator(".area-map [aria-live]").innerText()).toBe("Gebiet 0081 gelesen");
    await page.keyboard.press("Enter");
    expect((await page.evaluate(() => window.state())).selected).toBe("0081");
  });

  test("a filter fades all other areas", async () => {
    const page = await open();
    await page.evaluate(() => window.highlight(2));
    await settled(page);
    expect(await centre(page, "1234")).toBe(LIGHT[1]);
    const [red, , blue] = (await centre(page, "1237"))!.split(",").map(Number);
    expect(red! - blue!).toBeLessThan(60);
    await page.evaluate(() => window.show({highlighted: null}));
    await settled(page);
    expect(await centre(page, "1237")).toBe(LIGHT[1]);
  });

  test("zoomed and moved it stays under its drawing, and the pointer finds what it shows", async () => {
    const page = await open();
    for (let i = 0; i < 4; i++) await page.locator(".map-buttons button").first().click();
    await settled(page);
    const {x, y} = await middle(page, "2038");
    expect(await centre(page, "2038")).toBe(LIGHT[1]);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 60, y + 40, {steps: 4});
    await page.mouse.up();
    await settled(page);
    const moved = await middle(page, "2038");
    expect(moved.x - x).toBeCloseTo(60, 0);
    expect(await centre(page, "2038")).toBe(LIGHT[1]);
    await page.mouse.move(2, 2);
    await page.mouse.move(moved.x, moved.y);
    expect((await page.evaluate(() => window.state())).hovered).toBe("2038");
  });
});

describe("a map of 4,000 areas taken along", () => {
  test("is in the exported figure, in light colours whatever the page has", async () => {
    const page = await open({dark: true});
    expect(await centre(page, "1234")).toBe(DARK[1]);
    const text = await page.evaluate(() => window.svgText());
    expect(text).toContain('href="data:image/png');
    expect(text.match(/<image/g)).toHaveLength(1);
    const found = (await page.evaluate(() => window.png())).map(([colour]) => colour);
    expect(found).toEqual(expect.arrayContaining(LIGHT));
    expect(found).not.toContain(DARK[1]);
  });

  test("is printed in light colours", async () => {
    const page = await open({dark: true});
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    expect(await centre(page, "1234")).toBe(LIGHT[1]);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    expect(await centre(page, "1234")).toBe(DARK[1]);
  });
});

describe("4,000 areas in a table and as bars", () => {
  test("the table holds the rows in sight, sorts and finds among all", async () => {
    const page = await open();
    const rows = page.locator(".area-table tbody tr[data-area]");
    expect(await page.evaluate(() => window.table.listed.slice(0, 2))).toEqual(["3999", "3998"]);
    expect(await rows.count()).toBeLessThan(100);
    const head = page.locator(".area-table thead button").nth(1);
    await head.click();
    expect(await rows.first().getAttribute("data-area")).toBe("0000");
    await head.click();
    expect(await rows.first().getAttribute("data-area")).toBe("3999");
    await page.locator(".area-table input").fill("Gebiet 77");
    expect(await page.locator(".table-count").innerText()).toBe("11 von 4000");
    expect(await page.evaluate(() => window.table.arrangement.search)).toBe("Gebiet 77");
  });

  test("the table takes other rows and keeps its order", async () => {
    const page = await open();
    await page.locator(".area-table thead button").nth(1).click();
    await page.evaluate(() =>
      window.table.update([
        {id: "a", name: "A", cells: {value: {text: "9", sort: 9}}},
        {id: "b", name: "B", cells: {value: {text: "3", sort: 3}}}
      ])
    );
    expect(await page.evaluate(() => window.table.listed)).toEqual(["b", "a"]);
  });

  test("bars that are not drawn are counted", async () => {
    const page = await open();
    expect(await page.locator(".bar-row").count()).toBe(2000);
    expect(await page.locator(".value-bars svg").textContent()).toContain("2000 weitere");
  });
});
