import type {IndexDefinition, MethodIndicator, Normalisation} from "../model/method.js";
import {before} from "./classification-input.js";
import type {Scope} from "./classification-scope.js";
import {joinRun, over, perRun, rowKey, runColumn} from "./classification-scope.js";
import {identifier} from "./query.js";
import {cte, lines, numeral} from "./sql-text.js";

/** The value of an indicator that enters the index: as it is, or its change since the baseline. */
export function enteredValue(index: IndexDefinition, {key}: MethodIndicator, table = ""): string {
  const column = (name: string) => `${table}${identifier(name)}`;
  return index.change ? `${column(key)} - ${column(before(key))}` : column(key);
}

const spread = (deviation: string, size: string): string =>
  `CASE WHEN ${deviation} > 1e-12 * ${size} THEN ${deviation} END`;

/** Aggregates over all eligible areas that a normalisation needs: [expression, suffix of the column's name]. */
function moments(normalise: Normalisation, column: string, scope: Scope): [string, string][] {
  const size = `max(abs(${column}))`;
  switch (normalise) {
    case "z-population":
    case "z-sample": {
      // The eligible areas come in their order; draws are joined to them and may not.
      const ordered = scope === null ? column : `${column} ORDER BY area_id`;
      const deviation = `${deviationOf(normalise)}(${ordered})`;
      return [
        [`avg(${ordered})`, "mean"],
        [spread(deviation, size), "deviation"]
      ];
    }
    case "min-max":
      return [
        [`min(${column})`, "minimum"],
        [spread(`(max(${column}) - min(${column}))`, size), "range"]
      ];
    default:
      return [];
  }
}

const deviationOf = (normalise: "z-population" | "z-sample"): string =>
  normalise === "z-population" ? "stddev_pop" : "stddev_samp";

/** The normalised value; NULL where it does not exist, as without any spread or with a single area. */
function score(normalise: Normalisation, key: string, scope: Scope): string {
  const column = identifier(key);
  switch (normalise) {
    case "z-population":
    case "z-sample":
      return `(${column} - ${identifier(`${key} mean`)}) / ${identifier(`${key} deviation`)}`;
    case "min-max":
      return `(${column} - ${identifier(`${key} minimum`)}) / ${identifier(`${key} range`)}`;
    case "percent-rank":
      return percentRank(column, scope);
    case "rank-exponential": {
      const count = `count(*) ${over(scope)}`;
      const share = `(${count} - rank() ${over(scope, `${column} DESC`)} + 1) / ${count}`;
      return `-23 * ln(1 - ${share} * (1 - exp(-100 / 23)))`;
    }
    case "none":
      return column;
  }
}

/** The lowest rank, from 0 to 1; NULL for a single area. */
const percentRank = (column: string, scope: Scope): string =>
  `(rank() ${over(scope, column)} - 1) / nullif(count(*) ${over(scope)} - 1, 0)`;

const rounded = (sql: string, {round}: IndexDefinition): string =>
  round === undefined ? sql : `round(${sql}, ${round})`;

/** Column of the table `variants` with the weight of an indicator. */
export const weightColumn = (name: string, key: string): string => `${name} ${key} weight`;

function total(name: string, {indicators, aggregate}: IndexDefinition, scope: Scope): string {
  const weightOf = ({key, weight}: MethodIndicator) =>
    scope === null ? numeral(weight) : identifier(weightColumn(name, key));
  const weights = `(${indicators.map(weightOf).join(" + ")})`;
  if (aggregate === "geometric-mean") {
    const columns = indicators.map(({key}) => identifier(key));
    const factors = indicators.map(
      (indicator) => `pow(${identifier(indicator.key)}, ${weightOf(indicator)} / ${weights})`
    );
    return `CASE WHEN least(${columns.join(", ")}) >= 0 THEN ${factors.join(" * ")} END`;
  }
  const terms = indicators.map((indicator) => {
    const weight = weightOf(indicator);
    return weight === "1" ? identifier(indicator.key) : `${weight} * ${identifier(indicator.key)}`;
  });
  const sum = terms.join(" + ");
  return aggregate === "sum" ? sum : `(${sum}) / ${weights}`;
}

const TITLES: Readonly<Record<Normalisation, string>> = {
  "z-population": "z-values with the population standard deviation",
  "z-sample": "z-values with the sample standard deviation",
  "min-max": "scaled to 0 … 1 between the smallest and the largest value",
  "percent-rank": "percent ranks: (lowest rank − 1) / (areas − 1)",
  "rank-exponential": "ranks, exponentially transformed so that the neediest areas stand out",
  none: "taken as they are"
};

/**
 * The steps from eligible areas to an index: `<name>_need`, `_spread`, `_normalised`, `_summed`, `_indexed`. With variants,
 * areas come from `drawn` (one row per draw and area) and weights from `variants`.
 */
export function indexSteps(name: string, index: IndexDefinition, variants = false): string[] {
  return [...scoreSteps(name, index, variants ? "draw" : null), ...totalSteps(name, index, variants)];
}

/** The steps up to the normalised indicators, `<name>_normalised`. */
export function scoreSteps(name: string, index: IndexDefinition, scope: Scope): string[] {
  const keys = index.indicators.map(({key}) => key);
  const aggregates = keys.flatMap((key) =>
    moments(index.normalise, identifier(key), scope).map(
      ([sql, suffix]) => `${sql} AS ${identifier(`${key} ${suffix}`)}`
    )
  );
  const spreadComment = "over all eligible areas, in a fixed order; NULL where they do not differ";
  const spreadColumns = scope === null ? aggregates : [scope, ...aggregates];
  const spreadQuery = `  SELECT\n${lines(spreadColumns)}\n  FROM ${name}_need${perRun(scope)}`;
  const hasSpread = aggregates.length > 0;
  const scores = keys.map(
    (key) => `${rounded(score(index.normalise, key, scope), index)} AS ${identifier(key)}`
  );
  const source = hasSpread ? joinRun(`${name}_need`, `${name}_spread`, scope) : `${name}_need`;
  return [
    turned(name, index, scope),
    ...(hasSpread ? [cte(`${name}_spread`, spreadComment, spreadQuery)] : []),
    cte(
      `${name}_normalised`,
      TITLES[index.normalise] + roundedWords(index),
      `  SELECT ${rowKey(scope)},\n${lines(scores)}\n  FROM ${source}`
    )
  ];
}

function totalSteps(name: string, index: IndexDefinition, variants: boolean): string[] {
  const scope = variants ? "variant" : null;
  const source = variants ? `chosen JOIN ${name}_normalised USING (draw)` : `${name}_normalised`;
  return [
    cte(
      `${name}_summed`,
      `one number per area: ${index.aggregate}${roundedWords(index)}`,
      `  SELECT ${rowKey(scope)},\n    ${rounded(total(name, index, scope), index)} AS total\n  FROM ${source}`
    ),
    indexed(name, index, scope)
  ];
}

const roundedWords = ({round}: IndexDefinition): string =>
  round === undefined ? "" : `, rounded to ${round} decimals`;

function turned(name: string, index: IndexDefinition, scope: Scope): string {
  const columns = index.indicators.map((indicator) => {
    const column = identifier(indicator.key);
    const value = enteredValue(index, indicator);
    const need = indicator.direction === "higher_is_better" ? `-(${value})` : value;
    return need === column ? column : `${need} AS ${column}`;
  });
  const what = index.change ? "the change since the baseline" : "the indicators";
  return cte(
    `${name}_need`,
    `${name}: ${what}, turned so that a higher value means more need`,
    `  SELECT ${rowKey(scope)},\n${lines(columns)}\n  FROM ${scope === null ? "eligible" : "drawn"}`
  );
}

function indexed(name: string, definition: IndexDefinition, scope: Scope): string {
  const {standardise} = definition;
  const index = `${name}_index`;
  const step = (comment: string, value: string, from = ` FROM ${name}_summed`) => {
    const select = `  SELECT ${rowKey(scope)}, ${rounded(value, definition)} AS ${index}`;
    return cte(`${name}_indexed`, comment, select + from);
  };
  if (standardise === null) return step("the index", "total");
  const comment = `the index: standardised again (${standardise})${roundedWords(definition)}`;
  if (standardise === "percent-rank") return step(comment, percentRank("total", scope));
  const deviation = `${deviationOf(standardise)}(total ORDER BY area_id)`;
  const spreadQuery = `(
    SELECT
      ${runColumn(scope)}avg(total ORDER BY area_id) AS mean,
      CASE WHEN ${deviation} > 1e-12 THEN ${deviation} END AS deviation
    FROM ${name}_summed${perRun(scope)}
  ) AS spread`;
  const from = `\n  FROM ${joinRun(`${name}_summed`, spreadQuery, scope)}`;
  return step(comment, "(total - mean) / deviation", from);
}
