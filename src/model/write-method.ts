import {stringify} from "yaml";
import type {CutPoint, IndexDefinition, Method, MethodIndicator} from "./method.js";

type Plain = Readonly<Record<string, unknown>>;

/**
 * A method as the text of a method file (YAML, `schemas/method.schema.json`). `parseMethod` reads the same method from it;
 * weights that are found from the values are not written.
 *
 * @param comment lines that stand above, without "#"
 */
export function writeMethod(method: Method, comment: readonly string[] = []): string {
  const head = comment.flatMap((line) => line.split("\n")).map((line) => `# ${line}\n`);
  return head.join("") + stringify(methodFields(method), {lineWidth: 0});
}

/** What a method file says, as plain values: keys as in the file, defaults left out. */
export function methodFields(method: Method): Plain {
  const {id, version, title, source, assumptions, level, editions, areas, status, dynamics} = method;
  return {
    id,
    version,
    title,
    source: without({...source}),
    ...(assumptions === undefined ? {} : {assumptions}),
    level,
    editions: editions.map((edition) => without({...edition})),
    areas: without({
      population: areas.population,
      minimum_population: areas.minimumPopulation,
      exclude: areas.exclude.length === 0 ? null : areas.exclude.map((one) => without({...one}))
    }),
    status: indexFields(status),
    ...(dynamics === null ? {} : {dynamics: indexFields(dynamics)})
  };
}

/** Without the keys whose value is null: an absent key says the same. */
function without(fields: Plain): Plain {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null));
}

function indexFields(index: IndexDefinition): Plain {
  const {indicators, weights, change, normalise, aggregate, standardise, round, cuts, classes} = index;
  return without({
    indicators: indicators.map((one) => indicatorFields(one, weights !== undefined)),
    weights,
    change: change ? true : null,
    normalise,
    aggregate,
    standardise,
    round,
    cuts: cuts.kind === "values" ? cuts.points.map(cutFields) : cuts.kind,
    classes: classes.map(({code, name}) => ({code, name}))
  });
}

function indicatorFields({key, direction, weight}: MethodIndicator, found: boolean): string | Plain {
  const other = without({
    direction: direction === "higher_is_worse" ? null : direction,
    weight: found || weight === 1 ? null : weight
  });
  return Object.keys(other).length === 0 ? key : {key, ...other};
}

const cutFields = ({at, equal}: CutPoint): Plain => (equal === "upper" ? {below: at} : {up_to: at});
