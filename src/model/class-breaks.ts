/** How values are put into classes; `count` is the number of classes wanted. */
export type BreakRule =
  | {readonly kind: "quantiles" | "natural" | "equal" | "deviation"; readonly count: number}
  | {readonly kind: "own"; readonly cuts: readonly number[]};
