import loadHighs from "highs";

/** minimise cost·x, lower ≤ x ≤ upper, low ≤ Σ factors × x ≤ high for every row; x whole where `whole`. */
export interface LinearProgram {
  readonly cost: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly rows: readonly {
    readonly cells: readonly number[];
    readonly factors: readonly number[];
    readonly low: number;
    readonly high: number;
  }[];
  readonly whole?: boolean;
}

export interface Solution {
  readonly cost: number;
  readonly x: Float64Array;
}

/** A program that stays in the solver: each `solve` starts from the solution before. */
export interface OpenProgram {
  setCost(column: number, cost: number): void;
  setBounds(column: number, lower: number, upper: number): void;
  /** null: no solution exists. Throws for a program without a smallest value. */
  solve(): Solution | null;
  close(): void;
}

export type OpenLinearProgram = (program: LinearProgram) => OpenProgram;

/** The HiGHS solver (https://highs.dev), in this process. */
export async function loadSolver(): Promise<OpenLinearProgram> {
  const highs = await loadHighs();
  const {optimal, infeasible, unboundedOrInfeasible} = highs.constants.modelStatus;
  const {integer} = highs.constants.variableType;
  const finite = (value: number) =>
    Number.isFinite(value) ? value : value > 0 ? highs.infinity : -highs.infinity;
  return ({cost, lower, upper, rows, whole = false}) => {
    const starts = [0];
    for (const {cells} of rows) starts.push(starts.at(-1)! + cells.length);
    const model = highs.createModel();
    // Devex pricing: a fifth faster here than steepest edge.
    model.options.set({output_flag: false, mip_rel_gap: 0, simplex_dual_edge_weight_strategy: 1});
    model.passModel({
      numCols: cost.length,
      numRows: rows.length,
      colCost: Float64Array.from(cost),
      colLower: Float64Array.from(lower, finite),
      colUpper: Float64Array.from(upper, finite),
      rowLower: Float64Array.from(rows, ({low}) => finite(low)),
      rowUpper: Float64Array.from(rows, ({high}) => finite(high)),
      matrix: {
        format: "csr",
        numCols: cost.length,
        numRows: rows.length,
        starts: Int32Array.from(starts),
        indices: Int32Array.from(rows.flatMap(({cells}) => cells)),
        values: Float64Array.from(rows.flatMap(({factors}) => factors))
      },
      ...(whole ? {integrality: cost.map(() => integer)} : {})
    });
    return {
      setCost: (column, value) => void model.changeColCost(column, value),
      setBounds: (column, low, high) => void model.changeColBounds(column, finite(low), finite(high)),
      solve() {
        const {modelStatus} = model.run();
        if (modelStatus === infeasible || modelStatus === unboundedOrInfeasible) return null;
        if (modelStatus !== optimal)
          throw new Error(`disclosure: solver stopped; expected a solution, got status ${modelStatus}`);
        return {cost: model.getObjectiveValue(), x: model.getSolution().colValue};
      },
      close: () => model.dispose()
    };
  };
}
