import type {IndexDefinition, Method} from "../model/method.js";
import type {ClassificationInput} from "./classification-input.js";
import {before, indicatorKeys, indicesOf} from "./classification-input.js";
import {classSteps} from "./classification-classes.js";
import {enteredValue, indexSteps} from "./classification-scores.js";
import type {Query} from "./query.js";
import {identifier, literal} from "./query.js";
import {cte, lines, numeral} from "./sql-text.js";

/** Column of the result with the value that entered or the score of one indicator, such as "status s1 score". */
export const partColumn = (index: "status" | "dynamics", key: string, part: "value" | "score"): string =>
  `${index} ${key} ${part}`;

/**
 * The query that classifies areas by any method. One row per area of the input, ordered by area_id; excluded areas are
 * dropped before anything is computed and come back with their reason. Where an index does not exist (no area left, no
 * spread) it is NULL: `decodeClassification` turns that into an error. Rows are read with `decodeClassification`.
 *
 * @throws where weights are still to be found from the values (`withComponentWeights`)
 */
export function classificationQuery(method: Method, input: ClassificationInput): Query {
  for (const {weights} of indicesOf(method)) {
    if (weights === undefined) continue;
    throw new Error(`classification: method "${method.id}": expected weights as numbers, got "${weights}"`);
  }
  const steps = [
    ...eligibleSteps(method, input),
    ...indexSteps("status", method.status),
    ...classSteps("status", method.status),
    ...(method.dynamics === null
      ? []
      : [...indexSteps("dynamics", method.dynamics), ...classSteps("dynamics", method.dynamics)])
  ];
  const period = input.period ?? "";
  const head = `-- ${method.title.replaceAll(/\s+/g, " ")}, method ${method.id}, version ${method.version}`;
  return {
    name: ["classification", method.id, period].join(" ").trim(),
    sql: `${head}\nWITH\n${steps.join(",\n")}\n${result(method)}`
  };
}

/** The steps from the input to the areas that count: `input`, `listed`, `screened`, `eligible`. */
export function eligibleSteps(method: Method, input: ClassificationInput): string[] {
  return [
    cte("input", "one row per area with the values the method needs", input.sql),
    ...listed(method, input.period),
    screened(method, input.period),
    // Aggregates take rows as they come; ordering them once is much cheaper than in every aggregate.
    cte(
      "eligible",
      "only these areas are computed, in a fixed order",
      "  SELECT * FROM screened WHERE excluded IS NULL ORDER BY area_id"
    )
  ];
}

/** The exclusions that hold for a period (all for null), each area once with its first reason. */
export function listedAreas(method: Method, period: string | null): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  for (const {areas, periods, reason} of method.areas.exclude) {
    if (period !== null && periods !== null && !periods.includes(period)) continue;
    for (const area of areas) if (!reasons.has(area)) reasons.set(area, reason);
  }
  return reasons;
}

function listed(method: Method, period: string | null): string[] {
  const rows = [...listedAreas(method, period)].map(([id, reason]) => `(${literal(id)}, ${literal(reason)})`);
  if (rows.length === 0) return [];
  const comment = "areas named in the method's exclusion list";
  return [cte("listed (area_id, reason)", comment, `  VALUES\n${lines(rows)}`)];
}

function screened(method: Method, period: string | null): string {
  const {minimumPopulation} = method.areas;
  const hasList = listedAreas(method, period).size > 0;
  const needed = [
    ...(minimumPopulation === null ? [] : ["population"]),
    ...indicatorKeys(method).map(identifier),
    ...indicatorKeys(method, "change").map((key) => identifier(before(key)))
  ];
  const cases = [
    ...(minimumPopulation === null
      ? []
      : [`WHEN population < ${numeral(minimumPopulation)} THEN 'below_minimum'`]),
    ...(hasList ? ["WHEN reason IS NOT NULL THEN 'listed'"] : []),
    `WHEN ${needed.map((column) => `${column} IS NULL`).join(" OR ")}`,
    `  THEN CASE WHEN suppressed THEN 'suppressed' ELSE 'missing' END`
  ];
  return cte(
    "screened",
    "why an area does not count, if so; a value it needs must exist",
    `  SELECT input.*, ${hasList ? "reason" : "CAST(NULL AS VARCHAR) AS reason"},
    CASE
${lines(cases, "      ", "")}
    END AS excluded
  FROM input${hasList ? " LEFT JOIN listed USING (area_id)" : ""}`
  );
}

function result(method: Method): string {
  const {status, dynamics} = method;
  const combined = dynamics === null ? "status_class" : "status_class || dynamics_class";
  const columns = [
    "area_id, name, parent_id, CAST(population AS DOUBLE) AS population",
    "status_index, status_class",
    dynamics === null
      ? "CAST(NULL AS DOUBLE) AS dynamics_index, CAST(NULL AS VARCHAR) AS dynamics_class"
      : "dynamics_index, dynamics_class",
    `${combined} AS combined_class`,
    "excluded, CASE WHEN excluded = 'listed' THEN reason END AS excluded_reason",
    ...parts("status", status),
    ...(dynamics === null ? [] : parts("dynamics", dynamics))
  ];
  const joins = ["status", ...(dynamics === null ? [] : ["dynamics"])].flatMap((name) => [
    `LEFT JOIN ${name}_classed USING (area_id)`,
    `LEFT JOIN ${name}_normalised USING (area_id)`
  ]);
  return `SELECT\n${lines(columns, "  ")}\nFROM screened\n${joins.join("\n")}\nORDER BY area_id`;
}

function parts(name: "status" | "dynamics", index: IndexDefinition): string[] {
  return index.indicators.flatMap((indicator) => {
    const {key} = indicator;
    const value = enteredValue(index, indicator, "screened.");
    return [
      `${value} AS ${identifier(partColumn(name, key, "value"))}`,
      `${name}_normalised.${identifier(key)} AS ${identifier(partColumn(name, key, "score"))}`
    ];
  });
}
