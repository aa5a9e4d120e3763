import type {Page} from "playwright-core";
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test} from "vitest";
import type {
  StatusDynamicsElement,
  StatusDynamicsProps,
  StatusDynamicsSelection
} from "../../components/figures/status-dynamics.js";
import {groupOf} from "./fixture.js";
import {serveComponent, type ComponentPage} from "./harness.js";

declare global {
  interface Window {
    figure: StatusDynamicsElement;
    figureProps: (edition: number) => StatusDynamicsProps;
    events: StatusDynamicsSelection[];
  }
}

const WIDE = {width: 1440, height: 900};
const PHONE = {width: 390, height: 844};
const state: {site: ComponentPage | null; page: Page | null; errors: string[]} = {
  site: null,
  page: null,
  errors: []
};

async function open(viewport: {width: number; height: number}, hasTouch = false): Promise<Page> {
  const page = await state.site!.browser.newPage({viewport, hasTouch, locale: "de-DE"});
  state.errors = [];
  page.on("pageerror", (error) => state.errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.location().url.includes("/fonts/"))
      state.errors.push(message.text());
  });
  await page.goto(state.site!.url);
  await page.waitForSelector(".area");
  state.page = page;
  return page;
}

const areas = (cell: string) =>
  Array.from({length: 40}, (_, i) => i)
    .filter((i) => groupOf(i, 0) === cell)
    .map((i) => String(i).padStart(2, "0"));
const shape = (page: Page, area: string) => page.locator(`path.area[data-area="${area}"]`);
const row = (page: Page, area: string) => page.locator(`tr[data-area="${area}"]`);
const rowIds = (page: Page) =>
  page.$$eval(".area-table tbody tr[data-area]", (rows) =>
    rows.map((tr) => (tr as HTMLElement).dataset.area)
  );
const rowNames = (page: Page) =>
  page.$$eval(".area-table tbody tr[data-area] th", (heads) => heads.map((th) => th.textContent));
const strongAreas = (page: Page) =>
  page.$$eval("path.area:not(.area-faded)", (paths) =>
    paths.map((path) => (path as SVGElement).dataset.area).sort()
  );
const lastEvent = (page: Page) =>
  page.evaluate(() => {
    const {area, cells} = window.events.at(-1)!;
    return {area, cells};
  });
const mark = (page: Page, kind: "hover" | "selected") => page.locator(`.area-mark-${kind}`).getAttribute("d");

beforeAll(async () => {
  state.site = await serveComponent("figure");
}, 60_000);
afterAll(() => state.site?.close());
afterEach(async () => {
  expect(state.errors).toEqual([]);
  await state.page?.close();
});

describe("map, legend, table and panel are linked", () => {
  beforeEach(() => open(WIDE));

  test("pointing at an area marks its row and its cell, and shows a tooltip", async () => {
    const page = state.page!;
    await shape(page, "12").hover();
    expect(await row(page, "12").getAttribute("class")).toContain("is-hovered");
    expect(await page.locator(`[data-cell="${groupOf(12, 0)}"]`).getAttribute("class")).toContain(
      "is-hovered"
    );
    expect(await page.locator(".map-tooltip").innerText()).toContain("Gebiet 12");
    await page.mouse.move(2, 2);
    expect(await page.locator(".is-hovered").count()).toBe(0);
    expect(await page.locator(".map-tooltip").isHidden()).toBe(true);
  });

  test("pointing at a row marks the area on the map", async () => {
    const page = state.page!;
    await row(page, "03").hover();
    expect(await mark(page, "hover")).toBe(await shape(page, "03").getAttribute("d"));
  });

  test("a click on an area opens its panel and marks its row; a second click closes it", async () => {
    const page = state.page!;
    await shape(page, "12").click();
    expect(await page.locator(".area-panel h3").innerText()).toBe("Gebiet 12");
    expect(await row(page, "12").locator("button").getAttribute("aria-pressed")).toBe("true");
    expect(await lastEvent(page)).toEqual({area: "12", cells: []});
    await shape(page, "12").click();
    expect(await lastEvent(page)).toEqual({area: null, cells: []});
    expect(await page.locator(".panel-empty").isVisible()).toBe(true);
  });

  test("a click on a row selects on the map", async () => {
    const page = state.page!;
    await row(page, "05").click();
    expect(await mark(page, "selected")).toBe(await shape(page, "05").getAttribute("d"));
    expect(await lastEvent(page)).toEqual({area: "05", cells: []});
  });

  test("pointing at a cell fades all other areas; choosing it also limits the table", async () => {
    const page = state.page!;
    const cell = page.locator('[data-cell="2+/-"]');
    await cell.hover();
    expect(await strongAreas(page)).toEqual(areas("2+/-"));
    expect(await rowIds(page)).toHaveLength(40);
    await cell.click();
    await page.mouse.move(2, 2);
    expect(await strongAreas(page)).toEqual(areas("2+/-"));
    expect(await rowIds(page)).toEqual(areas("2+/-"));
    expect(await page.locator(".table-count").innerText()).toBe(`${areas("2+/-").length} von 40`);
    expect(await lastEvent(page)).toEqual({area: null, cells: ["2+/-"]});
    await page.getByRole("button", {name: "Auswahl aufheben"}).click();
    await page.mouse.move(2, 2);
    expect(await strongAreas(page)).toHaveLength(40);
  });

  test("a head of the matrix stands for its row or column, an entry below it for areas without a class", async () => {
    const page = state.page!;
    await page.getByRole("button", {name: /^Dynamik negativ:/}).click();
    expect((await lastEvent(page)).cells).toEqual(["1-", "2-", "3-", "4-"]);
    await page.getByRole("button", {name: /^Dynamik negativ:/}).click();
    await page.getByRole("button", {name: "k. A.: 1 Gebiet"}).click();
    expect(await rowIds(page)).toEqual(["38"]);
  });

  test("every area without a class is drawn with its pattern and counted in the legend", async () => {
    const page = state.page!;
    for (const [area, pattern] of [
      ["37", "dots"],
      ["38", "hatch"]
    ] as const) {
      expect(await shape(page, area).evaluate((path) => (path as SVGElement).style.fill)).toContain(
        `-${pattern}`
      );
    }
    expect(await shape(page, "39").getAttribute("class")).toContain("area-empty");
    const counts = await page.$$eval("[data-cell] .count", (all) =>
      all.map((one) => Number(one.textContent))
    );
    expect(counts.reduce((a, b) => a + b)).toBe(40);
  });
});

describe("the keyboard", () => {
  beforeEach(() => open(WIDE));

  test("walks over the map, announces, selects and clears", async () => {
    const page = state.page!;
    await page.locator(".map-box").focus();
    await page.keyboard.press("Home");
    expect(await page.locator(".area-map [aria-live]").innerText()).toContain(
      "Gebiet 00, Status hoch, Dynamik positiv"
    );
    await page.keyboard.press("ArrowRight");
    expect(await mark(page, "hover")).toBe(await shape(page, "01").getAttribute("d"));
    await page.keyboard.press("ArrowUp");
    expect(await mark(page, "hover")).toBe(await shape(page, "09").getAttribute("d"));
    await page.keyboard.press("Enter");
    expect(await lastEvent(page)).toEqual({area: "09", cells: []});
    expect(await row(page, "09").getAttribute("class")).toContain("is-selected");
    await page.keyboard.press("Escape");
    expect(await lastEvent(page)).toEqual({area: null, cells: []});
  });

  test("reaches map, legend, table heads and rows with one tab stop each for areas and cells", async () => {
    const page = state.page!;
    await page.locator(".map-box").focus();
    const stops = await page.evaluate(() => {
      const all = [
        ...document.querySelectorAll<HTMLElement>(".status-dynamics :is(button, input, [tabindex])")
      ];
      return all
        .filter((one) => one.tabIndex >= 0 && one.checkVisibility() && !(one as HTMLButtonElement).disabled)
        .map(
          (one) =>
            one.closest(".class-matrix, .area-table tbody, .area-table thead, .map-buttons")?.nodeName ??
            one.className
        );
    });
    expect(stops.filter((stop) => stop === "TBODY")).toHaveLength(1);
    expect(stops.length).toBeLessThan(12);
  });

  test("moves in the matrix and chooses a cell", async () => {
    const page = state.page!;
    await page.locator('[data-cell="1+"]').focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.cell)).toBe("2+/-");
    expect(await strongAreas(page)).toEqual(areas("2+/-"));
    await page.keyboard.press("Enter");
    expect(await lastEvent(page)).toEqual({area: null, cells: ["2+/-"]});
    await page.keyboard.press("Escape");
    expect(await lastEvent(page)).toEqual({area: null, cells: []});
  });

  test("sorts by a head and moves through the rows", async () => {
    const page = state.page!;
    const head = page.getByRole("columnheader", {name: "Status-Index"});
    await head.getByRole("button").focus();
    await page.keyboard.press("Enter");
    expect(await head.getAttribute("aria-sort")).toBe("ascending");
    const ascending = await rowIds(page);
    expect(ascending.slice(-3)).toEqual(["37", "38", "39"]);
    await page.keyboard.press("Enter");
    expect(await head.getAttribute("aria-sort")).toBe("descending");
    expect((await rowIds(page)).slice(-3)).toEqual(["37", "38", "39"]);
    await page.locator(".area-table tbody button").first().focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    expect(await lastEvent(page)).toEqual({area: (await rowIds(page))[1], cells: []});
  });
});

describe("the table", () => {
  beforeEach(() => open(WIDE));

  test("is alphabetical in German until the reader sorts", async () => {
    const names = await rowNames(state.page!);
    expect(names.at(-1)).toBe("Müllerstraße");
    expect(names[0]).toBe("Gebiet 00");
  });

  test.each(["müll", "muell", "mull", "MÜLLER", "mu\u0308ll"])("finds Müllerstraße for %s", async (query) => {
    const page = state.page!;
    await page.getByRole("searchbox").fill(query);
    expect(await rowNames(page)).toEqual(["Müllerstraße"]);
    expect(await page.evaluate(() => window.events.at(-1))).toEqual({
      area: null,
      cells: [],
      sort: null,
      search: query
    });
  });

  test("says so when nothing is found", async () => {
    const page = state.page!;
    await page.getByRole("searchbox").fill("xyz");
    expect(await page.locator(".table-none").innerText()).toBe("Nichts gefunden.");
  });
});

describe("an update", () => {
  beforeEach(() => open(WIDE));

  test("recolours without rebuilding a path, and keeps the choice", async () => {
    const page = state.page!;
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
    const page = state.page!;
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
  const scale = (page: Page) =>
    page
      .locator(".map-box svg > g")
      .first()
      .getAttribute("transform")
      .then((text) => Number(/scale\((.*)\)/.exec(text!)![1]));

  test("buttons and wheel change the scale; the page scrolls over an unfocused map", async () => {
    const page = await open(WIDE);
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
    const page = await open(WIDE);
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
  beforeEach(() => open(PHONE, true));

  test("nothing is wider than the screen, with and without a chosen area", async () => {
    const page = state.page!;
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(await overflow()).toBeLessThanOrEqual(0);
    await shape(page, "12").tap();
    expect(await overflow()).toBeLessThanOrEqual(0);
  });

  test("every target is at least 44 px high and wide", async () => {
    const page = state.page!;
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

  test("the chosen area is a sheet that can be pulled up and closed", async () => {
    const page = state.page!;
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
  const page = await open(WIDE);
  await shape(page, "12").click();
  await page.emulateMedia({media: "print"});
  for (const hidden of [".map-buttons", ".table-bar", ".panel-close"]) {
    expect(await page.locator(hidden).isHidden()).toBe(true);
  }
  expect(await page.locator(".area-panel h3").isVisible()).toBe(true);
});

test("with reduced motion nothing moves", async () => {
  const page = await open(WIDE);
  await page.emulateMedia({reducedMotion: "reduce"});
  const durations = await shape(page, "12").evaluate((path) => getComputedStyle(path).transitionDuration);
  expect(durations).toMatch(/^0s(, 0s)*$/);
});
