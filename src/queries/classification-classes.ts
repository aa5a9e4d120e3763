import type {ClassName, CutPoint, IndexDefinition} from "../model/method.js";
import type {Scope} from "./classification-scope.js";
import {over, rowKey} from "./classification-scope.js";
import {identifier, literal} from "./query.js";
import {cte, lines, numeral} from "./sql-text.js";

/** The steps from an index to classes: `<name>_classed` with area_id, index and class code. */
export function classSteps(name: string, {cuts, classes}: IndexDefinition): string[] {
  switch (cuts.kind) {
    case "values":
      return [byValues(name, cuts.points, classes, null)];
    case "quantiles":
      return [byQuantiles(name, classes, null)];
    case "natural-breaks":
      return byNaturalBreaks(name, classes);
  }
}

/**
 * The same for variants: `<name>_classed` has a row per variant and area, and fixed cut points come from `variants`. Natural
 * breaks must have become values before.
 */
export function variantClassStep(name: string, {cuts, classes}: IndexDefinition): string {
  if (cuts.kind === "natural-breaks") throw new Error("robustness: natural breaks are not yet values");
  return cuts.kind === "values"
    ? byValues(name, cuts.points, classes, "variant")
    : byQuantiles(name, classes, "variant");
}

/** Column of the table `variants` with the cut point below class number `i` + 1 (0 = least need). */
export const cutColumn = (name: string, i: number): string => `${name} cut ${i + 1}`;

function byValues(
  name: string,
  points: readonly CutPoint[],
  classes: readonly ClassName[],
  scope: Scope
): string {
  const index = `${name}_index`;
  const last = points.at(-1)!;
  const limit = (i: number) => (scope === null ? numeral(points[i]!.at) : identifier(cutColumn(name, i)));
  const cases = [
    ...points.map(({equal}, i) => {
      const operator = equal === "upper" ? "<" : "<=";
      return `WHEN ${index} ${operator} ${limit(i)} THEN ${literal(classes[i]!.code)}`;
    }),
    `WHEN ${index} ${last.equal === "upper" ? ">=" : ">"} ${limit(points.length - 1)} THEN ${literal(classes.at(-1)!.code)}`
  ];
  return cte(
    `${name}_classed`,
    "classes by fixed cut points",
    `  SELECT ${rowKey(scope)}, ${index},
    CASE
${lines(cases, "      ", "")}
    END AS ${name}_class
  FROM ${name}_indexed${scope === null ? "" : " JOIN chosen USING (variant)"}`
  );
}

const codes = (classes: readonly ClassName[]): string =>
  `[${classes.map(({code}) => literal(code)).join(", ")}]`;

/**
 * Quantile rule: with N areas in k classes, the area in place p (1 = most need; equal values share the lowest place)
 * falls into the class ⌊(p − 1) · k / N⌋ counted from the one of most need. Without ties class sizes differ by at most
 * one. It is the rule of the deciles of the Welsh Index of Multiple Deprivation.
 */
function byQuantiles(name: string, classes: readonly ClassName[], scope: Scope): string {
  const k = classes.length;
  const index = `${name}_index`;
  return cte(
    `${name}_classed`,
    `${k} classes of equal size, counted from the area of most need; equal values stay together`,
    `  SELECT ${rowKey(scope)}, ${index},
    CASE WHEN ${index} IS NOT NULL THEN
      ${codes(classes)}[${k} - (rank() ${over(scope, `${index} DESC`)} - 1) * ${k} // count(*) ${over(scope)}]
    END AS ${name}_class
  FROM ${name}_indexed`
  );
}

/**
 * Natural breaks: the classes with the least sum of squared deviations from their means (Fisher 1958, Jenks 1977), found
 * exactly by dynamic programming over the distinct values. Quadratic in their number: meant for up to some thousand.
 */
function byNaturalBreaks(name: string, classes: readonly ClassName[]): string[] {
  const k = classes.length;
  const rest = Array.from({length: k - 1}, (_, i) => splitStep(name, i + 2));
  return [
    ...costSteps(name),
    cte(
      `${name}_split_1`,
      "best division of the first values into one class, then into one more class each time",
      `  SELECT last, cost AS total, [first] AS starts FROM ${name}_cost WHERE first = 1`
    ),
    ...rest,
    cte(
      `${name}_break`,
      "number of each class and the value it starts with",
      `  SELECT unnest(starts) AS first, generate_subscripts(starts, 1) AS class
  FROM ${name}_split_${k} WHERE last = (SELECT max(i) FROM ${name}_distinct)`
    ),
    cte(
      `${name}_classed`,
      `${k} classes by natural breaks (Fisher–Jenks)`,
      `  SELECT area_id, any_value(${name}_index) AS ${name}_index, ${codes(classes)}[max(class)] AS ${name}_class
  FROM ${name}_indexed
  LEFT JOIN ${name}_distinct ON value = ${name}_index
  LEFT JOIN ${name}_break ON first <= i
  GROUP BY area_id`
    )
  ];
}

function costSteps(name: string): string[] {
  return [
    cte(
      `${name}_value`,
      "natural breaks: each value of the index once, with how often it occurs",
      `  SELECT ${name}_index AS value, count(*) AS n
  FROM ${name}_indexed WHERE ${name}_index IS NOT NULL GROUP BY ${name}_index`,
      true
    ),
    cte(
      `${name}_distinct`,
      "the same in order, centred to keep squares small",
      `  SELECT value, n, row_number() OVER (ORDER BY value) AS i, value - middle AS x
  FROM ${name}_value, (SELECT avg(value ORDER BY value) AS middle FROM ${name}_value) AS centre`,
      true
    ),
    cte(
      `${name}_running`,
      "running count, sum and sum of squares",
      `  SELECT 0 AS i, 0 AS n, 0.0 AS s, 0.0 AS q
  UNION ALL
  SELECT i, sum(n) OVER (ORDER BY i), sum(n * x) OVER (ORDER BY i), sum(n * x * x) OVER (ORDER BY i)
  FROM ${name}_distinct`,
      true
    ),
    cte(
      `${name}_cost`,
      "sum of squared deviations if the values first … last were one class",
      `  SELECT a.i + 1 AS first, b.i AS last, greatest(b.q - a.q - pow(b.s - a.s, 2) / (b.n - a.n), 0) AS cost
  FROM ${name}_running a JOIN ${name}_running b ON a.i < b.i`,
      true
    )
  ];
}

function splitStep(name: string, classCount: number): string {
  return cte(
    `${name}_split_${classCount}`,
    `${classCount} classes`,
    `  SELECT c.last, min(p.total + c.cost) AS total,
    arg_min(list_append(p.starts, c.first), (p.total + c.cost, c.first)) AS starts
  FROM ${name}_split_${classCount - 1} p JOIN ${name}_cost c ON c.first = p.last + 1
  GROUP BY c.last`,
    true
  );
}
