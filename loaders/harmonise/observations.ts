import type {Level} from "../../src/model/area.js";
import type {Catalogue, CatalogueEntry} from "../catalogue/catalogue.js";
import type {AreaLists} from "./area-list.js";
import {addCells, divideCells, missingCells, multiplyCells, type Cells} from "./cells.js";
import type {AreaGroup, Block} from "./measurement.js";
import type {ObservationBlock} from "./observation-block.js";
import {blockKey, isCount, sumLevels, type LevelBlocks} from "./sum-levels.js";

const WEIGHTED = "weighted ";
const PARTIAL = "partial ";

/**
 * All observations of all levels, before disclosure control: delivered values; counts summed up the levels; rates and
 * means computed on each level from the sums there, never from the rates below. An area without a value has a flag.
 */
export function observations(
  delivered: readonly Block[],
  catalogue: Catalogue,
  levels: readonly Level[],
  areas: AreaLists
): ObservationBlock[] {
  const counts = isCount(catalogue);
  const all = [...delivered, ...weightedMeans(delivered, catalogue), ...partialCounts(delivered, catalogue)];
  const blocks = sumLevels(all, levels, areas, (key) => {
    if (key.startsWith(PARTIAL)) return "partial";
    return counts(key) || key.startsWith(WEIGHTED) ? "complete" : null;
  });
  const periods = [...new Set(delivered.map(({period}) => period))].sort();
  return [...catalogue.values()].flatMap((entry) =>
    periods.flatMap((period) =>
      levels.map(({key: level}) => observe(entry, level, period, blocks)).filter((block) => block !== null)
    )
  );
}

type Blocks = ReadonlyMap<string, LevelBlocks>;

function observe(
  entry: CatalogueEntry,
  level: string,
  period: string,
  blocks: Blocks
): ObservationBlock | null {
  const {indicator, type, numerator, denominator, signs, gap} = entry;
  const {key} = indicator;
  const cellsOf = (each: string) => blocks.get(blockKey(each, period))?.get(level)?.cells;
  const withoutCounts = {indicator: key, level, period, numerators: null, denominators: null};
  const delivered = cellsOf(gap === "partial" ? PARTIAL + key : key);
  if (delivered !== undefined) return {...withoutCounts, ...delivered};
  const over = (type === "mean" ? [WEIGHTED + key] : numerator).map(cellsOf);
  const under = denominator.map(cellsOf);
  if (over.length === 0 || !isComplete(over) || !isComplete(under)) return null;
  const {areas} = over[0]!;
  const above = addCells(areas, over, signs.numerator);
  if (type === "count") return {...withoutCounts, ...above};
  const below = addCells(areas, under, signs.denominator);
  const quotient = divideCells(above, below, type === "mean" ? 1 : indicator.factor);
  if (type === "mean") return {...withoutCounts, ...quotient};
  return {...withoutCounts, ...quotient, numerators: above.values, denominators: below.values};
}

function isComplete(parts: readonly (Cells | undefined)[]): parts is Cells[] {
  return !parts.includes(undefined);
}

/** The delivered means times their weights. */
function weightedMeans(delivered: readonly Block[], catalogue: Catalogue): Block[] {
  const place = (key: string, {level, period}: Block) => `${key} ${level} ${period}`;
  const means = delivered.filter(({key}) => catalogue.get(key)?.type === "mean");
  if (means.length === 0) return [];
  const byPlace = new Map(delivered.map((block) => [place(block.key, block), block]));
  return means.map((block) => {
    const {areas} = block.cells;
    const {denominator, signs} = catalogue.get(block.key)!;
    const weights = denominator.map((key) => byPlace.get(place(key, block)));
    const cells = weights.map((weight) => weight?.cells ?? missingCells(areas));
    const groups = block.groups?.map((group) => weightedGroup(group, weights, signs.denominator));
    const weighted = multiplyCells(block.cells, addCells(areas, cells, signs.denominator));
    return {...block, key: WEIGHTED + block.key, cells: weighted, groups};
  });
}

/** The mean of several areas together times the sum of their weights; without a value where one has none. */
function weightedGroup(
  {members, cell}: AreaGroup,
  weights: readonly (Block | undefined)[],
  signs: readonly number[]
): AreaGroup {
  const sums = weights.map(
    (weight, index) =>
      (signs[index] ?? 1) *
      (weight?.groups?.find((group) => group.members.join() === members.join())?.cell.value ?? NaN)
  );
  const value = (cell.value ?? NaN) * sums.reduce((sum, each) => sum + each, 0);
  if (!Number.isNaN(value)) return {members, cell: {value, flag: null}};
  return {members, cell: {value: null, flag: cell.flag ?? "missing"}};
}

/** Counts whose sums may lack areas, once more under a key of their own: rates are made of complete sums only. */
function partialCounts(delivered: readonly Block[], catalogue: Catalogue): Block[] {
  return delivered
    .filter(({key}) => catalogue.get(key)?.gap === "partial")
    .map((block) => ({...block, key: PARTIAL + block.key}));
}
