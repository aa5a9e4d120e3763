import {describe, expect, it} from "vitest";
import {
  draftProblems,
  effectiveMethod,
  evenCuts,
  leftOut,
  withClasses,
  withCut,
  withIndicator,
  withLeftOut,
  withoutIndicator,
  withShare,
  withWeightRule
} from "../../src/model/method-draft.js";
import type {IndexDefinition} from "../../src/model/method.js";
import {method} from "../queries/random-method.js";

const three = ["a", "b", "c"].map((key) => ({key, direction: "higher_is_worse" as const, weight: 1}));
const draft = method({indicators: three});
const weights = ({indicators}: IndexDefinition) => indicators.map(({weight}) => weight);

describe("drafts", () => {
  it("give a new indicator average weight, and keep the others' when one goes", () => {
    const four = withIndicator(draft.status, "d", "higher_is_better");
    expect(weights(four)).toEqual([1, 1, 1, 1]);
    expect(withIndicator(four, "d", "higher_is_worse")).toBe(four);
    expect(weights(withoutIndicator(four, "a"))).toEqual([1, 1, 1]);
  });

  it("move a weight while the sum of weights stays", () => {
    expect(weights(withShare(draft.status, "a", 50, new Set()))).toEqual([1.5, 0.75, 0.75]);
    expect(weights(withShare(draft.status, "a", 50, new Set(["b"])))).toEqual([1.5, 1, 0.5]);
  });

  it("leave indicators of weight 0 out of what is computed", () => {
    const none = withShare(draft.status, "a", 0, new Set());
    expect(weights(none)).toEqual([0, 1.5, 1.5]);
    expect(effectiveMethod({...draft, status: none}).status.indicators.map(({key}) => key)).toEqual([
      "b",
      "c"
    ]);
  });

  it("say what is wrong before anything is computed", () => {
    const problem = (status: IndexDefinition) => draftProblems({...draft, status})[0]?.problem;
    expect(problem(draft.status)).toBeUndefined();
    expect(problem({...draft.status, indicators: []})).toBe("no-indicator");
    expect(problem({...draft.status, indicators: three.map((one) => ({...one, weight: 0}))})).toBe(
      "no-weight"
    );
    expect(problem({...draft.status, aggregate: "geometric-mean"})).toBe("negative-scores");
    expect(problem(withWeightRule({...draft.status, indicators: three.slice(1, 2)}, true))).toBe("component");
    const cut = withClasses(draft.status, draft.status, "values", 3, [1, 2, 3, 4, 5, 6]);
    expect(problem(cut)).toBeUndefined();
    expect(problem(withCut(cut, 0, 99))).toBe("cut-order");
    expect(problem(withCut(cut, 0, Number.NaN))).toBe("cut-order");
  });

  it("divide values into groups of equal size, points in order even where values are the same", () => {
    expect(evenCuts([6, 1, 5, 2, 4, 3], 3).map(({at}) => at)).toEqual([3, 5]);
    expect(evenCuts([1, 1, 1], 3).map(({at}) => at)).toEqual([1, 1.01]);
    expect(evenCuts([], 3)).toHaveLength(2);
  });

  it("take the reference's classes and cut points back when their number returns", () => {
    const five = withClasses(draft.status, draft.status, "quantiles", 5, [1, 2, 3]);
    expect(five.classes.map(({code}) => code)).toEqual(["1", "2", "3", "4", "5"]);
    expect(withClasses(five, draft.status, "values", 2, [1, 2, 3])).toEqual(draft.status);
  });

  it("keep the areas that a reader leaves out apart from the method's", () => {
    const some = withLeftOut(draft, ["2", "1"]);
    expect(leftOut(some)).toEqual(["1", "2"]);
    expect(withLeftOut(some, [])).toEqual(draft);
  });
});
