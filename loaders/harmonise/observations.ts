import type {Level} from "../../src/model/area.js";
import type {Catalogue, CatalogueEntry} from "../catalogue/catalogue.js";
import type {AreaList, AreaLists} from "./area-list.js";
import {addCells, divideCells, missingCells, multiplyCells, type Cells} from "./cells.js";
import type {Block} from "./measurement.js";
import type {ObservationBlock} from "./observation-block.js";
import {blockKey, isCount, sumLevels, type LevelBlocks} from "./sum-levels.js";

const WEIGHTED = "weighted ";

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
  const all = [...delivered, ...weightedMeans(delivered, catalogue)];
  const blocks = sumLevels(all, levels, areas, (key) => counts(key) || key.startsWith(WEIGHTED));
  const periods = [...new Set(delivered.map(({period}) => period))].sort();
  return [...catalogue.values()].flatMap((entry) =>
    periods.flatMap((period) =>
      levels.map(({key: level}) => observe(entry, level, period, blocks)).filter((block) => block !== null)
    )
  );
}

type Blocks = ReadonlyMap<string, LevelBlocks>;

function observe(
  {indicator: {key, factor}, type, numerator, denominator}: CatalogueEntry,
  level: string,
  period: string,
  blocks: Blocks
): ObservationBlock | null {
  const cellsOf = (each: string) => blocks.get(blockKey(each, period))?.get(level)?.cells;
  const place = {indicator: key, level, period};
  const delivered = cellsOf(key);
  if (delivered !== undefined) return {...place, ...delivered, numerators: null, denominators: null};
  const over = (type === "mean" ? [WEIGHTED + key] : numerator).map(cellsOf);
  const under = denominator.map(cellsOf);
  if (over.length === 0 || !isComplete(over) || !isComplete(under)) return null;
  const {areas} = over[0]!;
  const [above, below] = [addCells(areas, over), addCells(areas, under)];
  const quotient = divideCells(above, below, type === "mean" ? 1 : factor);
  if (type === "mean") return {...place, ...quotient, numerators: null, denominators: null};
  return {...place, ...quotient, numerators: above.values, denominators: below.values};
}

function isComplete(parts: readonly (Cells | undefined)[]): parts is Cells[] {
  return !parts.includes(undefined);
}

/** The delivered means times their weights. */
function weightedMeans(delivered: readonly Block[], catalogue: Catalogue): Block[] {
  const place = (key: string, {level, period}: Block) => `${key} ${level} ${period}`;
  const means = delivered.filter(({key}) => catalogue.get(key)?.type === "mean");
  if (means.length === 0) return [];
  const byPlace = new Map(delivered.map((block) => [place(block.key, block), block.cells]));
  const weightOf = (areas: AreaList, keys: readonly string[], block: Block) =>
    addCells(
      areas,
      keys.map((key) => byPlace.get(place(key, block)) ?? missingCells(areas))
    );
  return means.map((block) => {
    const {areas} = block.cells;
    const weights = weightOf(areas, catalogue.get(block.key)!.denominator, block);
    return {...block, key: WEIGHTED + block.key, cells: multiplyCells(block.cells, weights)};
  });
}
