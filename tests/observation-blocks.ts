import type {CatalogueEntry} from "../loaders/catalogue/catalogue.js";
import {areaList} from "../loaders/harmonise/area-list.js";
import {flagCode} from "../loaders/harmonise/cells.js";
import {groupBy} from "../loaders/harmonise/group-by.js";
import type {ObservationBlock} from "../loaders/harmonise/observation-block.js";
import type {Flag} from "../src/model/observation.js";

/** A value of an area, or why there is none. */
export interface PlainValue {
  readonly indicator: string;
  readonly level: string;
  readonly period: string;
  readonly area_id: string;
  readonly value: number | Flag;
}

/** Values as the loaders pass them on, without counts behind them; areas in the order of their keys. */
export function blocksOf(values: readonly PlainValue[]): ObservationBlock[] {
  const groups = groupBy(values, ({indicator, level, period}) => `${indicator} ${level} ${period}`);
  return [...groups.values()].map((group) => {
    const {indicator, level, period} = group[0];
    const own = group.toSorted((a, b) => (a.area_id < b.area_id ? -1 : 1));
    return {
      ...{indicator, level, period, areas: areaList(own.map(({area_id}) => area_id))},
      values: Float64Array.from(own, ({value}) => (typeof value === "number" ? value : NaN)),
      flags: Uint8Array.from(own, ({value}) => flagCode(typeof value === "number" ? null : value)),
      ...{numerators: null, denominators: null}
    };
  });
}

/** A catalogue's entry of a plain count. */
export function countEntry(key: string, unit = "Personen"): readonly [string, CatalogueEntry] {
  const words = {theme: "Bevölkerung", title: key, unit, source: "", note: ""};
  const kinds = {kind: "metric", polarity: "neutral"} as const;
  const counts = {decimals: 0, numerator: null, denominator: null, factor: 1, public: true};
  const indicator = {key, ...words, ...kinds, ...counts};
  const formula = {numerator: [], denominator: [], signs: {numerator: [], denominator: []}};
  return [key, {indicator, type: "count", ...formula, gap: "withhold"}];
}
