import type {Reading} from "./area-reading.js";
import {firstOffer, fitLevel, type StatisticsOffer} from "./statistics-offer.js";
import type {ContiguityRule} from "./statistics/contiguity.js";

/** What a reader chose on the page "Räumliche Muster". It stands in the address and nowhere else. */
export interface PatternView {
  readonly indicator: string;
  readonly level: string;
  readonly period: string;
  readonly reading: Reading;
  readonly rule: ContiguityRule;
  /** Chosen area, null: none. */
  readonly area: string | null;
}

const VERSION = "1";
const WORDS = {raw: "roh", smoothed: "geglaettet", queen: "ecken", rook: "grenzen"} as const;

/**
 * Reads the view from an address. Whatever is unknown falls back to the default, and its parameter's name is returned; nothing
 * throws and nothing of the address is repeated.
 */
export function readPatternView(
  search: string,
  offers: readonly StatisticsOffer[]
): {view: PatternView; unknown: readonly string[]} {
  const parameters = new URLSearchParams(search);
  const asked = (name: string) => parameters.get(name) || null;
  const offer = offers.find(({indicator}) => indicator.key === asked("kennzahl")) ?? firstOffer(offers);
  const fitted = fitLevel(offer.available, asked("ebene"), asked("zeitraum"));
  const view: PatternView = {
    indicator: offer.indicator.key,
    ...fitted,
    reading: asked("werte") === WORDS.smoothed ? "smoothed" : "raw",
    rule: asked("nachbarn") === WORDS.rook ? "rook" : "queen",
    area: asked("gebiet")
  };
  const used: Readonly<Record<string, string>> = {
    v: VERSION,
    kennzahl: view.indicator,
    ebene: view.level,
    zeitraum: view.period,
    werte: WORDS[view.reading],
    nachbarn: WORDS[view.rule]
  };
  return {
    view,
    unknown: Object.keys(used).filter((name) => asked(name) !== null && asked(name) !== used[name])
  };
}

/** The address part for a view, beginning with "?". Parameters keep a fixed order. */
export function writePatternView({indicator, level, period, reading, rule, area}: PatternView): string {
  const parameters = new URLSearchParams({v: VERSION, kennzahl: indicator, ebene: level, zeitraum: period});
  if (reading === "smoothed") parameters.set("werte", WORDS.smoothed);
  if (rule === "rook") parameters.set("nachbarn", WORDS.rook);
  if (area !== null) parameters.set("gebiet", area);
  return `?${parameters.toString()}`;
}

/** A view in which the level and period exist for the indicator. */
export function fitPatternView(view: PatternView, offers: readonly StatisticsOffer[]): PatternView {
  const offer = offers.find(({indicator}) => indicator.key === view.indicator) ?? firstOffer(offers);
  const fitted = fitLevel(offer.available, view.level, view.period);
  return {
    ...view,
    ...fitted,
    indicator: offer.indicator.key,
    area: fitted.level === view.level ? view.area : null
  };
}
