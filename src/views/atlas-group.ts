import type {ChartHead} from "../components/figures/chart-frame.js";
import type {AtlasCatalogue} from "../model/atlas-catalogue.js";
import {formatList, formatNumber, formatPeriod, formatValue} from "../model/format.js";
import {layersOf, type IndicatorSeries} from "../model/indicator-series.js";
import type {Indicator} from "../model/indicator.js";
import {formatOwnSum, ownRate, ownSum, type OwnPart, type OwnSum} from "../model/own-sum.js";
import type {Places} from "../model/places.js";
import {FLAG_WORDS} from "../text/indicator.js";
import {countAreas} from "../text/status-dynamics.js";
import {
  againstText,
  figureHead,
  sameBoundaries,
  valueAt,
  valueText,
  type FigureData
} from "./atlas-figure.js";

/** What can be made of an indicator over several areas. */
export type Combination = "sum" | "rate" | "none";

/** One period of a group. */
export interface GroupRow {
  readonly period: string;
  readonly text: string;
  /** The group's value where all parts are published. */
  readonly value: number | null;
  /** Numerator and denominator of a rate as read; "" for a sum. */
  readonly parts: string;
  /** Why the value is a lower bound or missing; "" otherwise. */
  readonly gap: string;
}

export interface GroupFigure {
  readonly combination: Combination;
  readonly rows: readonly GroupRow[];
  /** The areas of the group, alphabetical, with their own value. */
  readonly members: readonly {readonly id: string; readonly name: string; readonly text: string}[];
  /** How the value was computed. */
  readonly rule: string;
}

/**
 * A rate is computed from the sums of its counts. A sum is made of whole numbers only that are known to be counts: a formula of
 * the catalogue counts with them, or larger areas' values are the sums of the smaller ones'. Anything else (means, delivered
 * rates) cannot be combined from what is published.
 */
export function combinationOf(
  series: IndicatorSeries,
  catalogue: AtlasCatalogue,
  places: Places
): Combination {
  const {indicator} = series;
  if (indicator.kind === "categorical") return "none";
  if (indicator.numerator !== null && indicator.denominator !== null) return "rate";
  if (indicator.decimals > 0 || indicator.denominator !== null) return "none";
  const whole = series.layers.every(({values}) =>
    [...values.values()].every(({value}) => value === null || (Number.isInteger(value) && value >= 0))
  );
  return whole && (isCounted(indicator, catalogue) || isAdditive(series, places)) ? "sum" : "none";
}

function isCounted({key}: Indicator, {entries}: AtlasCatalogue): boolean {
  const keys = (formula: string | null) => formula?.split(/[^\p{L}\p{N}_]+/u) ?? [];
  return entries.some(({indicator}) =>
    [...keys(indicator.numerator), ...keys(indicator.denominator)].includes(key)
  );
}

/** Whether every larger area's value is the sum of its areas' where all of these are known, and one at least is. */
function isAdditive({layers}: IndicatorSeries, places: Places): boolean {
  const checks = layers.flatMap((fine) =>
    layers
      .filter(({level, period}) => period === fine.period && level !== fine.level)
      .flatMap((coarse) => {
        const parts = new Map<string | null, (number | null)[]>();
        for (const [id, {value}] of fine.values) {
          const above = places.ancestor(fine.level, id, coarse.level)?.area_id ?? null;
          parts.set(above, [...(parts.get(above) ?? []), value]);
        }
        return [...coarse.values].flatMap(([id, {value}]) => {
          const inside = parts.get(id) ?? [];
          if (value === null || inside.length < 2 || inside.includes(null)) return [];
          return [inside.reduce<number>((sum, part) => sum + part!, 0) === value];
        });
      })
  );
  return checks.length > 0 && checks.every(Boolean);
}

/** The group's values over the periods with the boundaries shown; null without areas. */
export function groupFigure(data: FigureData, catalogue: AtlasCatalogue): GroupFigure | null {
  const {series, view, info, areas, layer, places} = data;
  const chosen = new Set(view.group?.areas ?? []);
  const members = areas.filter(({id}) => chosen.has(id));
  if (members.length === 0) return null;
  const combination = combinationOf(series, catalogue, places);
  const periods = layersOf(series, view.level).filter(({period}) =>
    sameBoundaries(info, view.level, period, view.period)
  );
  return {
    combination,
    rows:
      combination === "none"
        ? []
        : periods.map((one) =>
            groupRow(
              series.indicator,
              one.period,
              members.map(({id}) => valueAt(one, id)),
              combination
            )
          ),
    members: members.map(({id, name}) => ({id, name, text: valueText(valueAt(layer, id), series.indicator)})),
    rule: RULES[combination]
  };
}

const RULES: Readonly<Record<Combination, string>> = {
  rate: "Gerechnet aus den Summen der veröffentlichten Zähler und Nenner aller Gebiete, nie als Mittel der Anteile. Fehlt ein Zähler, steht „mindestens“; fehlt ein Nenner, steht k. A.",
  sum: "Summe der veröffentlichten Werte aller Gebiete. Wo einer fehlt, steht „mindestens“, wo alle fehlen, k. A.",
  none: "Dieser Indikator lässt sich aus dem, was veröffentlicht ist, nicht für mehrere Gebiete zusammenrechnen: Ein Mittel oder fertig gelieferter Anteil sagt nicht, aus wie vielen Fällen er entstand. Unten stehen die einzelnen Werte."
};

function groupRow(
  indicator: Indicator,
  period: string,
  parts: readonly OwnPart[],
  combination: "sum" | "rate"
): GroupRow {
  const {unit, decimals, factor} = indicator;
  const sum = combination === "rate" ? ownRate(parts, factor) : ownSum(parts);
  return {
    period: formatPeriod(period),
    text: formatOwnSum(sum, unit, decimals),
    value: sum.kind === "value" ? sum.value : null,
    parts: combination === "rate" ? rateParts(parts) : "",
    gap: gapWords(sum)
  };
}

/** "480 von 1.900" */
function rateParts(parts: readonly OwnPart[]): string {
  const column = (pick: "numerator" | "denominator") =>
    formatOwnSum(ownSum(parts.map((part) => ({...part, value: part[pick]}))), "", 0);
  return `${column("numerator")} von ${column("denominator")}`;
}

function gapWords(sum: OwnSum): string {
  if (sum.kind === "value") return "";
  if (sum.missing === 0) return "ohne Nenner";
  const reasons = formatList(sum.flags.map((flag) => FLAG_WORDS[flag]));
  return `ohne ${countAreas(sum.missing)}${reasons === "" ? "" : ` (${reasons})`}`;
}

export function groupHead(data: FigureData, found: GroupFigure | null): ChartHead {
  const {view, city, series} = data;
  const name = view.group?.name || "Eigene Gruppe";
  const now = found?.rows.find(({period}) => period === formatPeriod(view.period));
  const {unit, decimals} = series.indicator;
  const against = now === undefined ? "" : againstText(now.value, city, series.indicator);
  const compared =
    against === ""
      ? city.value === null
        ? ""
        : ` ${city.name}: ${formatValue(city.value, unit, decimals)}.`
      : ` Das ist ${against}.`;
  const summary =
    found === null
      ? "Noch ist kein Gebiet in der Gruppe."
      : now === undefined
        ? `${countAreas(found.members.length)} in der Gruppe.`
        : `${name}, ${countAreas(found.members.length)}: ${now.text}${now.gap === "" ? "" : `, ${now.gap}`}.${compared}`;
  return figureHead(data, {key: "gruppe", title: name, summary});
}

/** Areas that can join the group and match a search, at most `most`, and how many more there are. */
export function groupCandidates(
  {areas, view}: FigureData,
  matches: (name: string) => boolean,
  most: number
): {
  readonly areas: readonly {readonly id: string; readonly name: string; readonly chosen: boolean}[];
  readonly more: string;
} {
  const chosen = new Set(view.group?.areas ?? []);
  const found = areas.filter(({name, parent}) => matches(name) || (parent !== null && matches(parent.name)));
  const listed = found.slice(0, most).map(({id, name}) => ({id, name, chosen: chosen.has(id)}));
  const left = found.length - listed.length;
  return {
    areas: listed,
    more: left === 0 ? "" : `und ${formatNumber(left)} weitere; kürzen Sie die Liste mit der Suche`
  };
}
