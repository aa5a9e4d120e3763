import type {Page} from "playwright-core";
import {beforeEach, describe, expect, test} from "vitest";
import {PHONE, WIDE, figurePages, lastEvent, row, shape} from "./figure-page.js";

const pages = figurePages();

const scale = (page: Page) =>
  page
    .locator(".map-box svg > g")
    .first()
    .getAttribute("transform")
    .then((text) => Number(/scale\((.*)\)/.exec(text!)![1]));

describe("an update", () => {
  beforeEach(() => pages.open(WIDE));

  test("recolours without rebuilding a path, and keeps the choice", async () => {
    const page = pages.page();
    await shape(page, "12").click();
    const result = await page.evaluate(() => {
      const paths = [...document.querySelectorAll<SVGPathElement>("path.area")];
      const before = paths.map((path) => path.style.fill);
      const changes: MutationRecord[] = [];
      const observer = new MutationObserver((records) => changes.push(...records));
      observer.observe(document.querySelector(".areas")!, {
        subtree: true,
        childList: true,
        attributeFilter: ["d"]
      });
      const start = performance.now();
      window.figure.update(window.figureProps(1));
      const elapsed = performance.now() - start;
      changes.push(...observer.takeRecords());
      const after = [...document.querySelectorAll<SVGPathElement>("path.area")];
      return {
        same: after.every((path, i) => path === paths[i]),
        recoloured: after.filter((path, i) => path.style.fill !== before[i]).length,
        changes: changes.length,
        elapsed,
        selection: window.figure.selection,
        subtitle: document.querySelector(".figure-head p")!.textContent,
        events: window.events.length
      };
    });
    expect(result).toMatchObject({same: true, changes: 0, selection: {area: "12", cells: []}, events: 1});
    expect(result.recoloured).toBeGreaterThan(30);
    expect(result.subtitle).toContain("Ausgabe 1");
    expect(await row(page, "12").getAttribute("class")).toContain("is-selected");
  });

  test("select() takes over what exists and tells nobody", async () => {
    const page = pages.page();
    await page.evaluate(() =>
      window.figure.select({
        area: "nowhere",
        cells: ["2+/-", "9?"],
        sort: {column: "index", descending: true},
        search: "gebiet"
      })
    );
    expect(await page.evaluate(() => window.figure.selection)).toEqual({
      area: null,
      cells: ["2+/-"],
      sort: {column: "index", descending: true},
      search: "gebiet"
    });
    expect(await page.evaluate(() => window.events)).toEqual([]);
  });
});

describe("zoom", () => {
  test("buttons and wheel change the scale; the page scrolls over an unfocused map", async () => {
    const page = await pages.open(WIDE);
    const fitted = await scale(page);
    await page.getByRole("button", {name: "Vergrößern"}).click();
    expect(await scale(page)).toBeGreaterThan(fitted * 1.5);
    await page.getByRole("button", {name: "Ganze Stadt"}).click();
    expect(await scale(page)).toBeCloseTo(fitted, 3);
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await shape(page, "20").hover();
    await page.mouse.wheel(0, -200);
    expect(await scale(page)).toBeCloseTo(fitted, 3);
    await page.locator(".map-box").focus();
    await page.mouse.wheel(0, -200);
    expect(await scale(page)).toBeGreaterThan(fitted);
  });

  test("a drag moves the zoomed map and does not select", async () => {
    const page = await pages.open(WIDE);
    await page.getByRole("button", {name: "Vergrößern"}).click();
    const before = await page.locator(".map-box svg > g").first().getAttribute("transform");
    const box = (await page.locator(".map-box").boundingBox())!;
    await page.mouse.move(box.x + 300, box.y + 200);
    await page.mouse.down();
    await page.mouse.move(box.x + 360, box.y + 230, {steps: 4});
    await page.mouse.up();
    expect(await page.locator(".map-box svg > g").first().getAttribute("transform")).not.toBe(before);
    expect(await page.evaluate(() => window.events)).toEqual([]);
  });
});

describe("on a phone", () => {
  beforeEach(() => pages.open(PHONE, true));

  test("nothing is wider than the screen, with and without a chosen area", async () => {
    const page = pages.page();
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(await overflow()).toBeLessThanOrEqual(0);
    await shape(page, "12").tap();
    expect(await overflow()).toBeLessThanOrEqual(0);
  });

  test("every target is at least 44 px high and wide", async () => {
    const page = pages.page();
    await shape(page, "12").tap();
    const small = await page.$$eval(".status-dynamics :is(button, input)", (all) =>
      all
        .filter((one) => one.checkVisibility())
        .map((one) => ({name: one.className || one.textContent, box: one.getBoundingClientRect()}))
        .filter(({box}) => box.height < 44 || box.width < 44)
        .map(({name, box}) => `${name} ${box.width} × ${box.height}`)
    );
    expect(small).toEqual([]);
  });

  test("two fingers zoom the map", async () => {
    const page = pages.page();
    const box = (await page.locator(".map-box").boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const device = await page.context().newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", ...spread: readonly number[]) =>
      device.send("Input.dispatchTouchEvent", {
        type,
        touchPoints: spread.flatMap((by) => [
          {x: x - by, y, id: 0},
          {x: x + by, y, id: 1}
        ])
      });
    const before = await scale(page);
    await touch("touchStart", 20);
    for (const by of [30, 45, 60, 80]) await touch("touchMove", by);
    await touch("touchEnd");
    expect(await scale(page)).toBeGreaterThan(before * 2);
    expect(await page.evaluate(() => window.events)).toEqual([]);
  });

  test("the chosen area is a sheet that can be pulled up and closed", async () => {
    const page = pages.page();
    expect(await page.locator(".area-panel").isHidden()).toBe(true);
    await shape(page, "12").tap();
    const height = () =>
      page.locator(".area-panel").evaluate((panel) => panel.getBoundingClientRect().height);
    const low = await height();
    await page.getByRole("button", {name: "Mehr zeigen"}).click();
    await page.waitForTimeout(350);
    expect(await height()).toBeGreaterThan(low);
    await page.getByRole("button", {name: "Schließen"}).click();
    expect(await page.locator(".area-panel").isHidden()).toBe(true);
    expect(await lastEvent(page)).toEqual({area: null, cells: []});
  });
});

test("prints the figure without its controls", async () => {
  const page = await pages.open(WIDE);
  await shape(page, "12").click();
  await page.emulateMedia({media: "print"});
  for (const hidden of [".map-buttons", ".table-bar", ".panel-close"]) {
    expect(await page.locator(hidden).isHidden()).toBe(true);
  }
  expect(await page.locator(".area-panel h3").isVisible()).toBe(true);
});

test("with reduced motion nothing moves", async () => {
  const page = await pages.open(WIDE);
  await page.emulateMedia({reducedMotion: "reduce"});
  const durations = await shape(page, "12").evaluate((path) => getComputedStyle(path).transitionDuration);
  expect(durations).toMatch(/^0s(, 0s)*$/);
});
