import type {IndexDefinition, Method} from "../model/method.js";
import {firstEigenvector} from "../model/statistics/first-eigenvector.js";
import type {ClassificationInput} from "./classification-input.js";
import {scoreSteps} from "./classification-scores.js";
import {eligibleSteps} from "./classification.js";
import {ClassificationError} from "./decode-classification.js";
import type {Query, RunQuery} from "./query.js";
import {identifier} from "./query.js";
import {lines} from "./sql-text.js";

type IndexName = "status" | "dynamics";

/** Weights found for one index: they add up to 1. */
export interface ComponentWeights {
  readonly index: IndexName;
  readonly weights: ReadonlyMap<string, number>;
  /** Share of the indicators' variance that the first principal component explains, 0 to 1. */
  readonly explained: number;
}

/** A method whose weights are all stated, and those that were found for it. */
export interface WeightedMethod {
  readonly method: Method;
  readonly found: readonly ComponentWeights[];
}

/**
 * Replaces `weights: first-principal-component` by weights: the loadings of the first principal component of the
 * normalised indicators' correlation matrix over the eligible areas (Hotelling 1933; Filmer & Pritchett 2001), divided by
 * their sum. A method without such an index comes back as it is. The classification then is the usual query.
 *
 * @throws {ClassificationError} where there is no such component: no spread, two equally strong components, or an indicator
 *   that runs against the others and so would count as if its direction were wrong
 */
export async function withComponentWeights(
  method: Method,
  input: ClassificationInput,
  run: RunQuery
): Promise<WeightedMethod> {
  const found: ComponentWeights[] = [];
  const weigh = async (name: IndexName, index: IndexDefinition): Promise<IndexDefinition> => {
    if (index.weights === undefined) return index;
    const [row] = await run(correlationQuery(method, name, index, input));
    const component = componentOf(method, name, index, row ?? {});
    found.push(component);
    const weightOf = (key: string) => component.weights.get(key)!;
    const indicators = index.indicators.map((item) => ({...item, weight: weightOf(item.key)}));
    return {...index, weights: undefined, indicators};
  };
  const status = await weigh("status", method.status);
  const dynamics = method.dynamics && (await weigh("dynamics", method.dynamics));
  return {method: {...method, status, dynamics}, found};
}

const cell = (i: number, j: number): string => `r ${Math.min(i, j)} ${Math.max(i, j)}`;

function correlationQuery(
  method: Method,
  name: IndexName,
  index: IndexDefinition,
  input: ClassificationInput
): Query {
  const keys = index.indicators.map(({key}) => identifier(key));
  const pairs = keys.flatMap((a, i) =>
    keys.slice(i + 1).map((b, k) => {
      const r = `corr(${a}, ${b} ORDER BY area_id)`;
      return `CASE WHEN isfinite(${r}) THEN ${r} END AS ${identifier(cell(i, i + 1 + k))}`;
    })
  );
  const steps = [...eligibleSteps(method, input), ...scoreSteps(name, index, null)];
  return {
    name: `correlations of ${method.id} ${name}`,
    sql: `WITH\n${steps.join(",\n")}\nSELECT\n${lines(pairs, "  ")}\nFROM ${name}_normalised`
  };
}

function componentOf(
  method: Method,
  name: IndexName,
  index: IndexDefinition,
  row: Readonly<Record<string, unknown>>
): ComponentWeights {
  const keys = index.indicators.map(({key}) => key);
  const fail = (problem: string, expected: string, got: string): never => {
    const where = `classification: method "${method.id}", ${name} index: no weights by first principal component`;
    const message = `${where}: ${problem}; expected ${expected}, got ${got}`;
    throw new ClassificationError(message, {kind: "no-component", index: name, keys});
  };
  const matrix = keys.map((a, i) =>
    keys.map((b, j) => {
      const r = i === j ? 1 : row[cell(i, j)];
      return typeof r === "number"
        ? r
        : fail(`"${a}" and "${b}" have no correlation`, "values that differ between areas", "no spread");
    })
  );
  const {value, next, vector} = firstEigenvector(matrix);
  if (value - next < 1e-9) fail("two components are equally strong", "one that is stronger", "no difference");
  const against = keys.filter((_, i) => vector[i]! <= 1e-12);
  if (against.length > 0) {
    fail("indicators run against the others", "indicators that rise together with need", against.join(", "));
  }
  const sum = vector.reduce((total, x) => total + x, 0);
  return {
    index: name,
    weights: new Map(keys.map((key, i) => [key, vector[i]! / sum])),
    explained: value / keys.length
  };
}
