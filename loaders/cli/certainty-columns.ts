import type {ClassifiedArea} from "../../src/model/classification.js";
import type {RateCell} from "../../src/model/draw-values.js";
import {changeCertainty} from "../../src/model/rate-certainty.js";
import {wilsonInterval} from "../../src/model/statistics/wilson-interval.js";
import type {ClassificationRun} from "./classification-run.js";
import type {DenominatorFlags} from "./rate-cells.js";
import {denominators, rateCells} from "./rate-cells.js";
import type {OutputColumns, OutputRow} from "./write-rows.js";

/** Columns beside the classes, and their cells by area. */
export interface CertaintyColumns {
  readonly columns: OutputColumns;
  readonly cells: ReadonlyMap<string, OutputRow>;
  /** One sentence per tested indicator. */
  readonly notes: readonly string[];
}

const NONE: CertaintyColumns = {columns: {}, cells: new Map(), notes: []};

/**
 * How sure the rates of the classified areas are: "<indicator> low" and "high" (Wilson, 95 %) and, where the method computes
 * a change, "<indicator> change low", "change high", "change p" and "change beyond chance". In the unit of the values.
 */
export function certaintyColumns(
  run: ClassificationRun,
  areas: readonly ClassifiedArea[],
  flags: DenominatorFlags & {readonly fdr: number}
): CertaintyColumns {
  const ids = areas.filter(({excluded}) => excluded === null).map(({area_id}) => area_id);
  const {status, dynamics} = run.method;
  const uses = (key: string, change: boolean) =>
    [status, dynamics].some(
      (index) => index?.change === change && index.indicators.some((item) => item.key === key)
    );
  const parts = denominators(run.method, flags).flatMap(([key, column]) => {
    const now = byArea(rateCells(run.values, key, column, key, flags.per));
    const then = run.earlier && byArea(rateCells(run.earlier, key, column, key, flags.per));
    return [
      ...(uses(key, false) ? [intervals(key, ids, now, flags.per)] : []),
      ...(then !== null && uses(key, true) ? [changes(key, ids, now, then, flags)] : [])
    ];
  });
  return parts.reduce(merge, NONE);
}

type Cells = ReadonlyMap<string, RateCell>;

const byArea = (cells: readonly RateCell[]): Cells => new Map(cells.map((cell) => [cell.area_id, cell]));

const rate = (cell: RateCell | undefined, per: number) =>
  cell === undefined ? null : {rate: cell.value / per, n: cell.denominator};

function intervals(key: string, ids: readonly string[], now: Cells, per: number): CertaintyColumns {
  const cells = ids.map((id): [string, OutputRow] => {
    const found = rate(now.get(id), per);
    const interval = found && wilsonInterval(found.rate, found.n);
    return [
      id,
      {[`${key} low`]: interval && per * interval.low, [`${key} high`]: interval && per * interval.high}
    ];
  });
  return {columns: {[`${key} low`]: "DOUBLE", [`${key} high`]: "DOUBLE"}, cells: new Map(cells), notes: []};
}

function changes(
  key: string,
  ids: readonly string[],
  now: Cells,
  then: Cells,
  {per, fdr}: DenominatorFlags & {readonly fdr: number}
): CertaintyColumns {
  const found = changeCertainty(
    ids.map((id) => ({now: rate(now.get(id), per), then: rate(then.get(id), per)})),
    fdr
  );
  const name = (part: string) => `${key} change ${part}`;
  const cells = ids.map((id, i): [string, OutputRow] => {
    const change = found[i] ?? null;
    return [
      id,
      {
        [name("low")]: change && per * change.low,
        [name("high")]: change && per * change.high,
        [name("p")]: change && change.p,
        [name("beyond chance")]: change && change.beyond_chance
      }
    ];
  });
  const tested = found.filter((change) => change !== null);
  const beyond = tested.filter(({beyond_chance}) => beyond_chance).length;
  const rule = `false discovery rate ${100 * fdr} %`;
  return {
    columns: {
      [name("low")]: "DOUBLE",
      [name("high")]: "DOUBLE",
      [name("p")]: "DOUBLE",
      [name("beyond chance")]: "BOOLEAN"
    },
    cells: new Map(cells),
    notes: [`note: change of ${key}: ${beyond} of ${tested.length} areas are beyond chance (${rule})`]
  };
}

function merge(a: CertaintyColumns, b: CertaintyColumns): CertaintyColumns {
  const ids = new Set([...a.cells.keys(), ...b.cells.keys()]);
  const cells = [...ids].map((id) => [id, {...a.cells.get(id), ...b.cells.get(id)}] as const);
  return {columns: {...a.columns, ...b.columns}, cells: new Map(cells), notes: [...a.notes, ...b.notes]};
}
