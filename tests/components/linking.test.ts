import {beforeEach, describe, expect, test} from "vitest";
import {
  WIDE,
  areas,
  figurePages,
  lastEvent,
  mark,
  row,
  rowIds,
  rowNames,
  shape,
  strongAreas
} from "./figure-page.js";
import {groupOf} from "./fixture.js";

const pages = figurePages();

describe("map, legend, table and panel are linked", () => {
  beforeEach(() => pages.open(WIDE));

  test("pointing at an area marks its row and its cell, and shows a tooltip", async () => {
    const page = pages.page();
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
    const page = pages.page();
    await row(page, "03").hover();
    expect(await mark(page, "hover")).toBe(await shape(page, "03").getAttribute("d"));
  });

  test("a click on an area opens its panel and marks its row; a second click closes it", async () => {
    const page = pages.page();
    await shape(page, "12").click();
    expect(await page.locator(".area-panel h3").innerText()).toBe("Gebiet 12");
    expect(await row(page, "12").locator("button").getAttribute("aria-pressed")).toBe("true");
    expect(await lastEvent(page)).toEqual({area: "12", cells: []});
    await shape(page, "12").click();
    expect(await lastEvent(page)).toEqual({area: null, cells: []});
    expect(await page.locator(".panel-empty").isVisible()).toBe(true);
  });

  test("a click on a row selects on the map", async () => {
    const page = pages.page();
    await row(page, "05").click();
    expect(await mark(page, "selected")).toBe(await shape(page, "05").getAttribute("d"));
    expect(await lastEvent(page)).toEqual({area: "05", cells: []});
  });

  test("pointing at a cell fades all other areas; choosing it also limits the table", async () => {
    const page = pages.page();
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
    const page = pages.page();
    await page.getByRole("button", {name: /^Dynamik negativ:/}).click();
    expect((await lastEvent(page)).cells).toEqual(["1-", "2-", "3-", "4-"]);
    await page.getByRole("button", {name: /^Dynamik negativ:/}).click();
    await page.getByRole("button", {name: "k. A.: 1 Gebiet"}).click();
    expect(await rowIds(page)).toEqual(["38"]);
  });

  test("every area without a class is drawn with its pattern and counted in the legend", async () => {
    const page = pages.page();
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

test("a method without dynamics has a list for a legend, in colours of its own", async () => {
  const page = await pages.open(WIDE);
  await page.evaluate(() => {
    const props = window.figureProps(0);
    const scheme = {...props.scheme, columns: null, extras: []};
    const list = props.areas.map((area, i) => ({...area, group: String((i % 4) + 1)}));
    window.figure.update({...props, scheme, areas: list});
  });
  const entries = page.locator(".matrix-list .matrix-entry");
  expect(await entries.allInnerTexts()).toEqual(
    ["hoch", "mittel", "niedrig", "sehr niedrig"].map((name) => expect.stringContaining(name))
  );
  const fills = await page.$$eval("path.area", (paths) => paths.map((path) => getComputedStyle(path).fill));
  await expect.poll(() => new Set(fills).size).toBe(4);
  await entries.nth(2).click();
  expect(await lastEvent(page)).toEqual({area: null, cells: ["3"]});
  expect(await rowIds(page)).toHaveLength(10);
});

describe("the keyboard", () => {
  beforeEach(() => pages.open(WIDE));

  test("walks over the map, announces, selects and clears", async () => {
    const page = pages.page();
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
    const page = pages.page();
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
    const page = pages.page();
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
    const page = pages.page();
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
  beforeEach(() => pages.open(WIDE));

  test("is alphabetical in German until the reader sorts", async () => {
    const names = await rowNames(pages.page());
    expect(names.at(-1)).toBe("Müllerstraße");
    expect(names[0]).toBe("Gebiet 00");
  });

  test.each(["müll", "muell", "mull", "MÜLLER", "mu\u0308ll"])("finds Müllerstraße for %s", async (query) => {
    const page = pages.page();
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
    const page = pages.page();
    await page.getByRole("searchbox").fill("xyz");
    expect(await page.locator(".table-none").innerText()).toBe("Nichts gefunden.");
  });
});
