import type {IndexDefinition, MethodIndicator, Normalisation} from "../model/method.js";
import {before} from "./classification-input.js";
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
function moments(normalise: Normalisation, column: string): [string, string][] {
  const size = `max(abs(${column}))`;
  switch (normalise) {
    case "z-population":
    case "z-sample": {
      const deviation = `${deviationOf(normalise)}(${column} ORDER BY area_id)`;
      return [
        [`avg(${column} ORDER BY area_id)`, "mean"],
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
function score(normalise: Normalisation, key: string): string {
  const column = identifier(key);
  switch (normalise) {
    case "z-population":
    case "z-sample":
      return `(${column} - ${identifier(`${key} mean`)}) / ${identifier(`${key} deviation`)}`;
    case "min-max":
      return `(${column} - ${identifier(`${key} minimum`)}) / ${identifier(`${key} range`)}`;
    case "percent-rank":
      return `(rank() OVER (ORDER BY ${column}) - 1) / nullif(count(*) OVER () - 1, 0)`;
    case "rank-exponential": {
      const share = `(count(*) OVER () - rank() OVER (ORDER BY ${column} DESC) + 1) / count(*) OVER ()`;
      return `-23 * ln(1 - ${share} * (1 - exp(-100 / 23)))`;
    }
    case "none":
      return column;
  }
}

function total({indicators, aggregate}: IndexDefinition): string {
  const weights = `(${indicators.map(({weight}) => numeral(weight)).join(" + ")})`;
  if (aggregate === "geometric-mean") {
    const columns = indicators.map(({key}) => identifier(key));
    const factors = indicators.map(
      ({key, weight}) => `pow(${identifier(key)}, ${numeral(weight)} / ${weights})`
    );
    return `CASE WHEN least(${columns.join(", ")}) >= 0 THEN ${factors.join(" * ")} END`;
  }
  const terms = indicators.map(({key, weight}) =>
    weight === 1 ? identifier(key) : `${numeral(weight)} * ${identifier(key)}`
  );
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

/** The steps from eligible areas to an index: `<name>_need`, `_spread`, `_normalised`, `_summed`, `_indexed`. */
export function indexSteps(name: string, index: IndexDefinition): string[] {
  const keys = index.indicators.map(({key}) => key);
  const aggregates = keys.flatMap((key) =>
    moments(index.normalise, identifier(key)).map(
      ([sql, suffix]) => `${sql} AS ${identifier(`${key} ${suffix}`)}`
    )
  );
  const spreadComment = "over all eligible areas, in a fixed order; NULL where they do not differ";
  const spreadQuery = `  SELECT\n${lines(aggregates)}\n  FROM ${name}_need`;
  const hasSpread = aggregates.length > 0;
  const scores = keys.map((key) => `${score(index.normalise, key)} AS ${identifier(key)}`);
  return [
    turned(name, index),
    ...(hasSpread ? [cte(`${name}_spread`, spreadComment, spreadQuery)] : []),
    cte(
      `${name}_normalised`,
      TITLES[index.normalise],
      `  SELECT area_id,\n${lines(scores)}\n  FROM ${name}_need${hasSpread ? `, ${name}_spread` : ""}`
    ),
    cte(
      `${name}_summed`,
      `one number per area: ${index.aggregate}`,
      `  SELECT area_id,\n    ${total(index)} AS total\n  FROM ${name}_normalised`
    ),
    indexed(name, index.standardise)
  ];
}

function turned(name: string, index: IndexDefinition): string {
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
    `  SELECT area_id,\n${lines(columns)}\n  FROM eligible`
  );
}

function indexed(name: string, standardise: IndexDefinition["standardise"]): string {
  if (standardise === null) {
    return cte(
      `${name}_indexed`,
      "the index",
      `  SELECT area_id, total AS ${name}_index FROM ${name}_summed`
    );
  }
  const deviation = `${deviationOf(standardise)}(total ORDER BY area_id)`;
  return cte(
    `${name}_indexed`,
    `the index: standardised again (${standardise})`,
    `  SELECT area_id, (total - mean) / deviation AS ${name}_index
  FROM ${name}_summed, (
    SELECT
      avg(total ORDER BY area_id) AS mean,
      CASE WHEN ${deviation} > 1e-12 THEN ${deviation} END AS deviation
    FROM ${name}_summed
  ) AS spread`
  );
}
