import type {Availability} from "./atlas-catalogue.js";
import type {Reading} from "./area-reading.js";
import {firstOffer, fitLevel, type StatisticsOffer} from "./statistics-offer.js";

/** What a reader chose on the page "Zusammenhänge". It stands in the address and nowhere else. */
export interface RelationView {
  /** Indicator on the horizontal axis, and on the vertical one. */
  readonly x: string;
  readonly y: string;
  /** Indicator that is held constant; null: none. */
  readonly control: string | null;
  readonly level: string;
  readonly period: string;
  readonly reading: Reading;
  /** Whether the intervals of the single areas are drawn. */
  readonly intervals: boolean;
  /** Chosen area, null: none. */
  readonly area: string | null;
}

const VERSION = "1";

/** Levels and periods that two indicators have in common. */
export function commonAvailability(a: StatisticsOffer, b: StatisticsOffer): Availability {
  return a.available.flatMap(({level, periods}) => {
    const other = b.available.find((one) => one.level === level)?.periods ?? [];
    const both = periods.filter((period) => other.includes(period));
    return both.length === 0 ? [] : [{level, periods: both}];
  });
}

/** Indicators that have a level and period in common with this one, itself left out. */
export function partners(
  offer: StatisticsOffer,
  offers: readonly StatisticsOffer[]
): readonly StatisticsOffer[] {
  return offers.filter((other) => other !== offer && commonAvailability(offer, other).length > 0);
}

/** Reads the view from an address; see `readPatternView`. Null where no two indicators can be compared. */
export function readRelationView(
  search: string,
  offers: readonly StatisticsOffer[]
): {view: RelationView | null; unknown: readonly string[]} {
  const parameters = new URLSearchParams(search);
  const asked = (name: string) => parameters.get(name) || null;
  const wanted = {
    x: asked("x") ?? "",
    y: asked("y") ?? "",
    control: asked("konstant"),
    level: asked("ebene") ?? "",
    period: asked("zeitraum") ?? "",
    reading: asked("werte") === "geglaettet" ? ("smoothed" as const) : ("raw" as const),
    intervals: asked("intervalle") === "ja",
    area: asked("gebiet")
  };
  const view = fitRelationView(wanted, offers);
  if (view === null) return {view, unknown: []};
  const used: Readonly<Record<string, string | null>> = {
    v: VERSION,
    x: view.x,
    y: view.y,
    konstant: view.control,
    ebene: view.level,
    zeitraum: view.period
  };
  return {
    view: {...view, area: wanted.area},
    unknown: Object.keys(used).filter((name) => asked(name) !== null && asked(name) !== used[name])
  };
}

/** A view in which both indicators, the control, level and period go together; null where no two indicators do. */
export function fitRelationView(view: RelationView, offers: readonly StatisticsOffer[]): RelationView | null {
  const named = (key: string | null) => offers.find(({indicator}) => indicator.key === key);
  const able = offers.filter((offer) => partners(offer, offers).length > 0);
  if (able.length === 0) return null;
  const x = able.find(({indicator}) => indicator.key === view.x) ?? firstOffer(able);
  const others = partners(x, able);
  const y = others.find(({indicator}) => indicator.key === view.y) ?? bestPartner(x, others);
  const fitted = fitLevel(commonAvailability(x, y), view.level, view.period);
  const control = named(view.control);
  const usable = control !== undefined && control !== x && control !== y && hasLayer(control, fitted);
  return {
    ...view,
    ...fitted,
    x: x.indicator.key,
    y: y.indicator.key,
    control: usable ? control.indicator.key : null,
    area: fitted.level === view.level ? view.area : null
  };
}

/** Whom to compare with first: one that is not neutral, of the same newest values, of another theme, in this order of weight. */
function bestPartner(x: StatisticsOffer, others: readonly StatisticsOffer[]): StatisticsOffer {
  const newest = fitLevel(x.available, null, null);
  const worth = (offer: StatisticsOffer) =>
    4 * Number(offer.indicator.polarity !== "neutral") +
    2 * Number(hasLayer(offer, newest)) +
    Number(offer.indicator.theme !== x.indicator.theme);
  return others.reduce((best, offer) => (worth(offer) > worth(best) ? offer : best));
}

/** Whether an indicator has values of a level and period. */
export function hasLayer(
  {available}: StatisticsOffer,
  {level, period}: {level: string; period: string}
): boolean {
  return available.some((one) => one.level === level && one.periods.includes(period));
}

/** The address part for a view, beginning with "?". Parameters keep a fixed order. */
export function writeRelationView(view: RelationView): string {
  const parameters = new URLSearchParams({v: VERSION, x: view.x, y: view.y});
  if (view.control !== null) parameters.set("konstant", view.control);
  parameters.set("ebene", view.level);
  parameters.set("zeitraum", view.period);
  if (view.reading === "smoothed") parameters.set("werte", "geglaettet");
  if (view.intervals) parameters.set("intervalle", "ja");
  if (view.area !== null) parameters.set("gebiet", view.area);
  return `?${parameters.toString()}`;
}
