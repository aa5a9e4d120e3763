import type {Level} from "../../src/model/area.js";
import type {Catalogue, CatalogueEntry} from "../catalogue/catalogue.js";
import {areaList, type AreaLists} from "./area-list.js";
import {addCells, cellAt, cellsOf, divideCells, missingCells, multiplyCells, type Cells} from "./cells.js";
import type {AreaGroup, Block, Cell} from "./measurement.js";
import type {ObservationBlock} from "./observation-block.js";
import {blockKey, isCount, sumLevels, type LevelBlocks} from "./sum-levels.js";

const NO_COUNTS = {numerators: null, denominators: null} as const;
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
    if (key.startsWith(PARTIAL)) return "known";
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
  {indicator: {key, factor}, type, gap, ...entry}: CatalogueEntry,
  level: string,
  period: string,
  blocks: Blocks
): ObservationBlock | null {
  const cellsOf = (each: string) => blocks.get(blockKey(each, period))?.get(level)?.cells;
  const place = {indicator: key, level, period};
  const delivered = cellsOf(gap === "partial" ? PARTIAL + key : key);
  if (delivered !== undefined) return {...place, ...delivered, ...NO_COUNTS};
  const over = (type === "mean" ? [WEIGHTED + key] : entry.numerator).map(cellsOf);
  const under = entry.denominator.map(cellsOf);
  if (!isComplete(over) || !isComplete(under) || over[0] === undefined) return null;
  const {areas} = over[0];
  const above = addCells(areas, over, entry.signs.numerator);
  if (type === "count") return {...place, ...above, ...NO_COUNTS};
  const below = addCells(areas, under, entry.signs.denominator);
  if (type === "mean") return {...place, ...divideCells(above, below, 1), ...NO_COUNTS};
  const rate = divideCells(above, below, factor);
  return {...place, ...rate, numerators: above.values, denominators: below.values};
}

function isComplete(parts: readonly (Cells | undefined)[]): parts is Cells[] {
  return !parts.includes(undefined);
}

/** Counts whose sums may lack areas, once more under a key of their own: rates are made of complete sums only. */
function partialCounts(delivered: readonly Block[], catalogue: Catalogue): Block[] {
  return delivered
    .filter(({key}) => catalogue.get(key)?.gap === "partial")
    .map((block) => ({...block, key: PARTIAL + block.key}));
}

/** The delivered means times their weights. */
function weightedMeans(delivered: readonly Block[], catalogue: Catalogue): Block[] {
  const place = (key: string, {level, period}: Block) => `${key} ${level} ${period}`;
  const means = delivered.filter(({key}) => catalogue.get(key)?.type === "mean");
  if (means.length === 0) return [];
  const byPlace = new Map(delivered.map((block) => [place(block.key, block), block]));
  return means.map((block) => {
    const {denominator, signs} = catalogue.get(block.key)!;
    const {areas} = block.cells;
    const over = denominator.map((key) => byPlace.get(place(key, block)));
    const weights = over.map((each) => each?.cells ?? missingCells(areas));
    const cells = multiplyCells(block.cells, addCells(areas, weights, signs.denominator));
    const groups = block.groups.map((group) => weightedGroup(group, over, signs.denominator));
    return {...block, key: WEIGHTED + block.key, cells, groups};
  });
}

/** A mean over several areas times the weights delivered for the same areas together. */
function weightedGroup(
  {members, cell}: AreaGroup,
  weights: readonly (Block | undefined)[],
  signs: readonly number[]
): AreaGroup {
  const areas = areaList([members.join("+")]);
  const single = (each: Cell | undefined) =>
    each === undefined ? missingCells(areas) : cellsOf(areas, each);
  const same = (group: AreaGroup) => group.members.join("+") === members.join("+");
  const parts = weights.map((block) => single(block?.groups.find(same)?.cell));
  return {members, cell: cellAt(multiplyCells(single(cell), addCells(areas, parts, signs)), 0)};
}
