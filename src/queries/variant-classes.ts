import type {IndexDefinition, Method} from "../model/method.js";
import type {IndexName, Variant} from "../model/robustness.js";
import {indexNames} from "../model/robustness.js";
import {cutColumn, variantClassStep} from "./classification-classes.js";
import type {ClassificationInput} from "./classification-input.js";
import {before} from "./classification-input.js";
import {indexSteps, weightColumn} from "./classification-scores.js";
import {eligibleSteps} from "./classification.js";
import type {Query} from "./query.js";
import {identifier, literal} from "./query.js";
import {cte, lines} from "./sql-text.js";

/** Tables that the queries below read or fill. */
export const VARIANTS = "variants";
export const DRAWS = "draws";
export const classesTable = (name: IndexName): string => `${name} variants`;

const wayColumn = (name: IndexName): string => `${name} way`;
const way = ({normalise, standardise}: Pick<IndexDefinition, "normalise" | "standardise">): string =>
  `${normalise} ${standardise ?? "none"}`;

/** Columns of the table `variants`. */
export function variantColumns(method: Method): Record<string, "DOUBLE" | "VARCHAR"> {
  const columns = indexNames(method).flatMap((name): [string, "DOUBLE" | "VARCHAR"][] => {
    const {indicators, cuts} = method[name]!;
    const points = cuts.kind === "values" ? cuts.points : [];
    return [
      [wayColumn(name), "VARCHAR"],
      ...indicators.map(({key}): [string, "DOUBLE"] => [weightColumn(name, key), "DOUBLE"]),
      ...points.map((_, i): [string, "DOUBLE"] => [cutColumn(name, i), "DOUBLE"])
    ];
  });
  return {variant: "DOUBLE", draw: "DOUBLE", ...Object.fromEntries(columns)};
}

/** A row of the table `variants`. */
export function variantRow(method: Method, variant: Variant): Record<string, string | number> {
  const cells = indexNames(method).flatMap((name): [string, string | number][] => {
    const {weights, cuts, ...kind} = variant[name]!;
    const {indicators} = method[name]!;
    return [
      [wayColumn(name), way(kind)],
      ...weights.map((weight, i): [string, number] => [weightColumn(name, indicators[i]!.key), weight]),
      ...cuts.map((at, i): [string, number] => [cutColumn(name, i), at])
    ];
  });
  return {variant: variant.variant, draw: variant.draw, ...Object.fromEntries(cells)};
}

/**
 * The statements that fill `"status variants"` and `"dynamics variants"` (variant, area_id, class), one per way of
 * normalising: the classification's own steps, over all variants at once. Weights and cut points come from `variants`.
 *
 * @param drawn columns of the input that the table `draws` has other values of, by draw and area
 */
export function variantClassQueries(
  method: Method,
  input: ClassificationInput,
  variants: readonly Variant[],
  drawn: readonly string[]
): Query[] {
  return indexNames(method).flatMap((name) => {
    const table = identifier(classesTable(name));
    const ways = new Map(variants.map((variant) => [way(variant[name]!), variant[name]!]));
    const create = {
      name: `table ${classesTable(name)}`,
      sql: `CREATE OR REPLACE TABLE ${table} (variant DOUBLE, area_id VARCHAR, class VARCHAR)`
    };
    const fill = [...ways].map(([key, {normalise, standardise}]): Query => {
      const index = {...method[name]!, normalise, standardise};
      const steps = [
        ...eligibleSteps(method, input),
        chosenStep(name, key),
        drawnStep(index, drawn),
        ...indexSteps(name, index, true),
        variantClassStep(name, index)
      ];
      const select = `SELECT variant, area_id, ${name}_class FROM ${name}_classed`;
      return {
        name: `variants of ${method.id} ${key}`,
        sql: `INSERT INTO ${table} WITH\n${steps.join(",\n")}\n${select}`
      };
    });
    return [create, ...fill];
  });
}

function chosenStep(name: IndexName, key: string): string {
  return cte(
    "chosen",
    "variants that normalise in this way",
    `  SELECT * FROM ${VARIANTS} WHERE ${identifier(wayColumn(name))} = ${literal(key)}`,
    true
  );
}

function drawnStep(index: IndexDefinition, drawn: readonly string[]): string {
  const keys = index.indicators.map(({key}) => key);
  const columns = index.change ? [...keys, ...keys.map(before)] : keys;
  const affected = columns.filter((column) => drawn.includes(column)).map(identifier);
  if (affected.length === 0) {
    const every = "  SELECT draw, eligible.* FROM eligible, (SELECT DISTINCT draw FROM chosen) AS d";
    return cte("drawn", "the values, the same in each draw", every);
  }
  const replaced = affected.map((column) => `coalesce(d.${column}, e.${column}) AS ${column}`);
  const source = `(SELECT DISTINCT draw FROM chosen) AS c CROSS JOIN eligible e
  LEFT JOIN ${DRAWS} d ON d.draw = c.draw AND d.area_id = e.area_id`;
  return cte(
    "drawn",
    "the values as chance could have given them, per draw",
    `  SELECT c.draw, e.* REPLACE (\n${lines(replaced)})\n  FROM ${source}`
  );
}
