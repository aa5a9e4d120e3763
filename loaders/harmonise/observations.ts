import type {Level} from "../../src/model/area.js";
import type {Observation} from "../../src/model/observation.js";
import type {Catalogue, CatalogueEntry} from "../catalogue/catalogue.js";
import type {AreaIndex} from "./area-index.js";
import {sumCells, sumKnownCells, type Cell, type Measurement} from "./measurement.js";
import {blockKey, isCount, sumLevels, type LevelBlocks} from "./sum-levels.js";

const NO_COUNTS = {numerator: null, denominator: null} as const;
const WEIGHTED = "weighted ";
const PARTIAL = "partial ";

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
  const partial = partialCounts(measurements, catalogue);
  const blocks = sumLevels([...all, ...partial], levels, areas, (key) => {
    if (key.startsWith(PARTIAL)) return sumKnownCells;
    return counts(key) || key.startsWith(WEIGHTED) ? sumCells : null;
  });
  const periods = [...new Set(measurements.map(({period}) => period))].sort();
  return [...catalogue.values()].flatMap((entry) =>
    periods.flatMap((period) => levels.flatMap(({key: level}) => observe(entry, level, period, blocks)))
  );
}

type Blocks = ReadonlyMap<string, LevelBlocks>;

function observe(entry: CatalogueEntry, level: string, period: string, blocks: Blocks): Observation[] {
  const indicator = entry.indicator.key;
  const cellsOf = (key: string) => blocks.get(blockKey(key, period))?.get(level)?.cells;
  const delivered = cellsOf(entry.gap === "partial" ? PARTIAL + indicator : indicator);
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
  const numerators = (entry.type === "mean" ? [WEIGHTED + indicator] : entry.numerator).map(cellsOf);
  const denominators = entry.denominator.map(cellsOf);
  const [first] = numerators;
  if (first === undefined || [...numerators, ...denominators].includes(undefined)) return [];
  return [...first.keys()].map((area_id) => {
    const sum = (parts: readonly (ReadonlyMap<string, Cell> | undefined)[], signs: readonly number[]) =>
      sumCells(parts.map((cells, index) => signed(cells?.get(area_id), signs[index] ?? 1)));
    const over = sum(numerators, entry.signs.numerator);
    if (entry.type === "count") return {indicator, level, period, area_id, ...over, ...NO_COUNTS};
    const factor = entry.type === "mean" ? 1 : entry.indicator.factor;
    const quotient = divide(over, sum(denominators, entry.signs.denominator), factor);
    const shown = entry.type === "mean" ? {...quotient, ...NO_COUNTS} : quotient;
    return {indicator, level, period, area_id, ...shown};
  });
}

function signed(cell: Cell | undefined, sign: number): Cell {
  if (cell === undefined) return {value: null, flag: "missing"};
  return cell.value === null ? cell : {value: sign * cell.value, flag: null};
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

/** Counts whose sums may lack areas, once more under a key of their own: rates are made of complete sums only. */
function partialCounts(measurements: readonly Measurement[], catalogue: Catalogue): Measurement[] {
  return measurements
    .filter(({key}) => catalogue.get(key)?.gap === "partial")
    .map((each) => ({...each, key: PARTIAL + each.key}));
}

/** A mean times its weight, which can be summed as counts can. */
function weightedMeans(measurements: readonly Measurement[], catalogue: Catalogue): Measurement[] {
  const place = ({level, period, area_id}: Measurement) => `${level} ${period} ${area_id}`;
  return [...catalogue.values()]
    .filter(({type}) => type === "mean")
    .flatMap(({indicator, denominator, signs}) => {
      const byKey = denominator.map(
        (key) => new Map(measurements.filter((each) => each.key === key).map((each) => [place(each), each]))
      );
      return measurements
        .filter(({key}) => key === indicator.key)
        .map((mean): Measurement => {
          const weights = byKey.map((cells, index) =>
            signed(cells.get(place(mean)), signs.denominator[index] ?? 1)
          );
          return {...mean, key: WEIGHTED + indicator.key, ...multiply(mean, sumCells(weights))};
        });
    });
}

function multiply(mean: Cell, weight: Cell): Cell {
  if (weight.value === 0) return weight;
  const {flag} = sumCells([mean, weight]);
  return flag === null ? {value: (mean.value ?? 0) * (weight.value ?? 0), flag} : {value: null, flag};
}
