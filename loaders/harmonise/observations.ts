import type {Level} from "../../src/model/area.js";
import type {Observation} from "../../src/model/observation.js";
import type {Catalogue, CatalogueEntry} from "../catalogue/catalogue.js";
import type {AreaIndex} from "./area-index.js";
import {sumCells, type Cell, type Measurement} from "./measurement.js";
import {blockKey, isCount, sumLevels, type LevelBlocks} from "./sum-levels.js";

const NO_COUNTS = {numerator: null, denominator: null} as const;
const WEIGHTED = "weighted ";

/**
 * All observations of all levels, before disclosure control: delivered values; counts summed up the levels; rates and
 * means computed on each level from the sums there, never from the rates below. An area without a value has a flag.
 */
export function observations(
  measurements: readonly Measurement[],
  catalogue: Catalogue,
  levels: readonly Level[],
  areas: AreaIndex
): Observation[] {
  const counts = isCount(catalogue);
  const all = [...measurements, ...weightedMeans(measurements, catalogue)];
  const blocks = sumLevels(all, levels, areas, (key) => counts(key) || key.startsWith(WEIGHTED));
  const periods = [...new Set(measurements.map(({period}) => period))].sort();
  return [...catalogue.values()].flatMap((entry) =>
    periods.flatMap((period) => levels.flatMap(({key: level}) => observe(entry, level, period, blocks)))
  );
}

type Blocks = ReadonlyMap<string, LevelBlocks>;

function observe(entry: CatalogueEntry, level: string, period: string, blocks: Blocks): Observation[] {
  const indicator = entry.indicator.key;
  const cellsOf = (key: string) => blocks.get(blockKey(key, period))?.get(level)?.cells;
  const delivered = cellsOf(indicator);
  if (delivered !== undefined) {
    return [...delivered].map(([area_id, cell]) => ({
      indicator,
      level,
      period,
      area_id,
      ...cell,
      ...NO_COUNTS
    }));
  }
  const over = entry.type === "mean" ? [WEIGHTED + indicator] : entry.numerator;
  const numerators = over.map(cellsOf);
  const denominators = entry.denominator.map(cellsOf);
  const [first] = numerators;
  if (first === undefined || [...numerators, ...denominators].includes(undefined)) return [];
  return [...first.keys()].map((area_id) => {
    const sum = (parts: readonly (ReadonlyMap<string, Cell> | undefined)[]) =>
      sumCells(parts.map((cells): Cell => cells?.get(area_id) ?? {value: null, flag: "missing"}));
    const factor = entry.type === "mean" ? 1 : entry.indicator.factor;
    const quotient = divide(sum(numerators), sum(denominators), factor);
    const shown = entry.type === "mean" ? {...quotient, ...NO_COUNTS} : quotient;
    return {indicator, level, period, area_id, ...shown};
  });
}

type Quotient = Pick<Observation, "value" | "numerator" | "denominator" | "flag">;

/** factor × numerator / denominator with the counts behind it; over nobody a rate is not applicable. */
function divide(numerator: Cell, denominator: Cell, factor: number): Quotient {
  const {value: over} = numerator;
  const {value: under} = denominator;
  if (over === null || under === null) {
    return {value: null, numerator: over, denominator: under, flag: sumCells([numerator, denominator]).flag};
  }
  const value = under === 0 ? null : (factor * over) / under;
  return {value, numerator: over, denominator: under, flag: value === null ? "not_applicable" : null};
}

/** A mean times its weight, which can be summed as counts can. */
function weightedMeans(measurements: readonly Measurement[], catalogue: Catalogue): Measurement[] {
  const place = ({level, period, area_id}: Measurement) => `${level} ${period} ${area_id}`;
  return [...catalogue.values()]
    .filter(({type}) => type === "mean")
    .flatMap(({indicator, denominator}) => {
      const byKey = denominator.map(
        (key) => new Map(measurements.filter((each) => each.key === key).map((each) => [place(each), each]))
      );
      return measurements
        .filter(({key}) => key === indicator.key)
        .map((mean): Measurement => {
          const weights = byKey.map(
            (cells): Cell => cells.get(place(mean)) ?? {value: null, flag: "missing"}
          );
          const {level, period, area_id} = mean;
          return {
            key: WEIGHTED + indicator.key,
            level,
            period,
            area_id,
            ...multiply(mean, sumCells(weights))
          };
        });
    });
}

function multiply(mean: Cell, weight: Cell): Cell {
  if (weight.value === 0) return weight;
  const {flag} = sumCells([mean, weight]);
  return flag === null ? {value: (mean.value ?? 0) * (weight.value ?? 0), flag} : {value: null, flag};
}
