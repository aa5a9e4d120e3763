import {basename, extname} from "node:path";
import {nearest} from "../../src/model/nearest.js";
import {UsageError} from "../cli/usage-error.js";
import {readFeatures, type SourceFeature} from "../read/feature-set.js";
import {readDeliveries, type Delivery} from "./delivery.js";
import {
  guessPeriod,
  guessValues,
  periodFormat,
  slug,
  type Period,
  type ValueColumn
} from "./guess-columns.js";
import {guessLevel, parseLevel, type LevelNames} from "./guess-level.js";
import {
  attributeNames,
  keyColumns,
  matchAreas,
  nameAttribute,
  type AreaMatch,
  type Attribute
} from "./match-areas.js";
import type {Ask} from "./question.js";

/** What the command line gave; everything but the files may be left out. */
export interface InitOptions {
  readonly folder: string;
  readonly geometry: string;
  readonly table: string;
  readonly layer?: string;
  readonly sheet?: string;
  readonly area?: string;
  readonly name?: string;
  readonly level?: string;
  readonly key?: string;
  readonly year?: string;
  readonly values?: string;
}

/** Everything that a municipality's folder is written from. */
export interface InitPlan {
  readonly id: string;
  readonly name: string;
  readonly level: LevelNames & {readonly key: string};
  readonly geometry: {
    readonly path: string;
    readonly layer: string | null;
    readonly key: Attribute;
    readonly name: Attribute;
    readonly areas: number;
  };
  readonly table: {readonly path: string; readonly match: AreaMatch};
  readonly period: Period;
  readonly values: readonly ValueColumn[];
}

/**
 * Finds out how a geometry file and a table belong together, with at most five questions.
 *
 * @throws UsageError where they do not, or where an answer cannot be
 */
export async function planMunicipality(options: InitOptions, ask: Ask): Promise<InitPlan> {
  const {geometry, layer = null} = options;
  const {features} = await readFeatures(geometry, {
    label: basename(geometry),
    crs: null,
    encoding: null,
    layer
  });
  const deliveries = chooseSheet(await readDeliveries(options.table), options);
  const name = await ask({
    flag: "--name",
    text: "Name of the municipality",
    given: options.name,
    guess: capitalised(basename(options.folder)),
    parse: (answer) => answer
  });
  const level = await askLevel(options, features, ask);
  const match = await askKey(options, features, deliveries, ask);
  const period = await askPeriod(options, match.delivery, ask);
  const values = await askValues(options, features, match, period, ask);
  return {
    ...{id: slug(name), name, level: {...level, key: slug(level.title)}},
    geometry: {
      ...{path: geometry, layer, key: match.key},
      name: nameAttribute(features, match.key),
      areas: features.length
    },
    ...{table: {path: options.table, match}, period, values}
  };
}

function chooseSheet(deliveries: readonly Delivery[], {sheet, table}: InitOptions): readonly Delivery[] {
  const file = basename(table);
  if (deliveries.length === 0)
    throw new UsageError(
      `init: no table found; expected a row of headings within the first 20 rows, and rows below it (${file})`
    );
  if (sheet === undefined) return deliveries;
  const chosen = deliveries.filter((delivery) => delivery.sheet === sheet);
  if (chosen.length > 0) return chosen;
  throw unknown(
    "sheet",
    sheet,
    deliveries.map((delivery) => delivery.sheet ?? file),
    file
  );
}

function askLevel(options: InitOptions, features: readonly SourceFeature[], ask: Ask): Promise<LevelNames> {
  const {geometry, layer, table} = options;
  const text = [layer, basename(geometry), ...attributeNames(features), basename(table)].join(" ");
  const {title, plural} = guessLevel(text);
  return ask({
    flag: "--level",
    text: "What an area is called, and several of them",
    given: options.level,
    guess: `${title}, ${plural}`,
    parse: (answer) => {
      const level = parseLevel(answer);
      if (level !== null) return level;
      throw new UsageError(`init: unclear level; expected "Stadtteil, Stadtteile", got "${answer}"`);
    }
  });
}

function askKey(
  options: InitOptions,
  features: readonly SourceFeature[],
  deliveries: readonly Delivery[],
  ask: Ask
): Promise<AreaMatch> {
  const {geometry, table, area = null} = options;
  const known = deliveries.flatMap(({columns}) => columns.map(({heading}) => heading));
  if (area !== null && !known.includes(area)) throw unknown("column", area, known, basename(table));
  const guess = matchAreas(features, deliveries, {key: null, area});
  const columns = attributeNames(features);
  return ask({
    flag: "--key",
    text: `Column of ${basename(geometry)} with the keys that the table uses`,
    given: options.key,
    guess: guess?.key.column ?? null,
    parse: (answer) => {
      if (!columns.includes(answer)) throw unknown("column", answer, columns, basename(geometry));
      const match = matchAreas(features, deliveries, {key: answer, area});
      if (match !== null) return match;
      throw new UsageError(
        `init: the table does not have the areas of "${answer}"; expected a column with the same keys or names, got none (${basename(table)}); columns that tell areas apart: ${keyColumns(features).join(", ")}`
      );
    }
  });
}

function askPeriod(options: InitOptions, delivery: Delivery, ask: Ask): Promise<Period> {
  const guess = guessPeriod(delivery);
  const headings = delivery.columns.map(({heading}) => heading);
  return ask({
    flag: "--year",
    text: "Year of the values, or the column it stands in",
    given: options.year,
    guess: guess === null ? null : guess.kind === "fixed" ? guess.period : guess.column,
    parse: (answer): Period => {
      if (/^(19|20)\d{2}$/.test(answer)) return {kind: "fixed", period: answer};
      const column = delivery.columns.find(({heading}) => heading === answer);
      if (column === undefined) throw unknown("year or column", answer, headings, delivery.file);
      const format = periodFormat(column);
      if (format !== null) return {kind: "column", column: answer, ...format};
      throw new UsageError(
        `init: no years in the column "${answer}"; expected years or dates (${delivery.file})`
      );
    }
  });
}

function askValues(
  options: InitOptions,
  features: readonly SourceFeature[],
  {delivery, area}: AreaMatch,
  period: Period,
  ask: Ask
): Promise<readonly ValueColumn[]> {
  const taken = [area.heading, period.kind === "column" ? period.column : ""];
  const offered = guessValues(delivery.columns.filter(({heading}) => !taken.includes(heading)));
  const areas = (column: ValueColumn) =>
    matchAreas(features, [delivery], {key: null, area: column.heading})?.found ?? 0;
  // A second column with the areas' numbers holds no values.
  const values = offered.filter((column) => areas(column) < features.length);
  const headings = values.map(({heading}) => heading);
  return ask({
    flag: "--values",
    text: "Columns with values, separated by ;",
    given: options.values,
    guess: headings.length === 0 ? null : headings.join("; "),
    parse: (answer) =>
      answer
        .split(";")
        .map((part) => part.trim())
        .map((heading) => {
          const value = offered.find((column) => column.heading === heading);
          if (value === undefined) throw unknown("column with numbers", heading, headings, delivery.file);
          return value;
        })
  });
}

function unknown(what: string, got: string, known: readonly string[], file: string): UsageError {
  const near = nearest(got, known);
  const hint = near === null ? "" : `\n(Did you mean ${near}?)`;
  return new UsageError(`init: unknown ${what}; expected ${known.join(", ")}, got "${got}" (${file})${hint}`);
}

function capitalised(name: string): string {
  const bare = name
    .slice(0, name.length - extname(name).length)
    .replace(/[_-]+/g, " ")
    .trim();
  return bare.charAt(0).toUpperCase() + bare.slice(1);
}
