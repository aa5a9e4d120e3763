import type {Page} from "playwright-core";
import {afterAll, afterEach, beforeAll, expect} from "vitest";
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

export const WIDE = {width: 1440, height: 900};
export const PHONE = {width: 390, height: 844};

export interface FigurePages {
  /** Opens the figure of the fixture; its errors fail the test. */
  readonly open: (viewport: {width: number; height: number}, hasTouch?: boolean) => Promise<Page>;
  /** The page opened last. */
  readonly page: () => Page;
}

/** Serves the fixture's figure to the tests of a file. */
export function figurePages(): FigurePages {
  const state: {site: ComponentPage | null; page: Page | null; errors: string[]} = {
    site: null,
    page: null,
    errors: []
  };
  beforeAll(async () => {
    state.site = await serveComponent("figure");
  }, 60_000);
  afterAll(() => state.site?.close());
  afterEach(async () => {
    expect(state.errors).toEqual([]);
    await state.page?.close();
  });
  return {
    async open(viewport, hasTouch = false) {
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
    },
    page: () => state.page!
  };
}

/** Ids of the areas of a cell. */
export const areas = (cell: string) =>
  Array.from({length: 40}, (_, i) => i)
    .filter((i) => groupOf(i, 0) === cell)
    .map((i) => String(i).padStart(2, "0"));
export const shape = (page: Page, area: string) => page.locator(`path.area[data-area="${area}"]`);
export const row = (page: Page, area: string) => page.locator(`tr[data-area="${area}"]`);
export const rowIds = (page: Page) =>
  page.$$eval(".area-table tbody tr[data-area]", (rows) =>
    rows.map((tr) => (tr as HTMLElement).dataset.area)
  );
export const rowNames = (page: Page) =>
  page.$$eval(".area-table tbody tr[data-area] th", (heads) => heads.map((th) => th.textContent));
export const strongAreas = (page: Page) =>
  page.$$eval("path.area:not(.area-faded)", (paths) =>
    paths.map((path) => (path as SVGElement).dataset.area).sort()
  );
export const lastEvent = (page: Page) =>
  page.evaluate(() => {
    const {area, cells} = window.events.at(-1)!;
    return {area, cells};
  });
export const mark = (page: Page, kind: "hover" | "selected") =>
  page.locator(`.area-mark-${kind}`).getAttribute("d");
