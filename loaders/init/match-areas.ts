import {keyAndName} from "../harmonise/place-name.js";
import type {SourceFeature} from "../read/feature-set.js";
import {cellText} from "../read/raw-table.js";
import type {DeliveredColumn, Delivery} from "./delivery.js";

/** Where a value of an area comes from: a column of the boundaries, or the part of it that a pattern's bracket holds. */
export interface Attribute {
  readonly column: string;
  readonly pattern: string | null;
}

/** A column of the boundaries and one of a table that name the same areas. */
export interface AreaMatch {
  readonly key: Attribute;
  readonly delivery: Delivery;
  readonly area: DeliveredColumn;
  /** How many areas of the boundaries the table has. */
  readonly found: number;
}

/** The digits at the end without leading zeros ("STGT01" → "1"), and the words after a number ("01 Altstadt"). */
const PATTERNS = [null, "^\\D*0*(\\d+)$", "^\\d+\\s+(.+)$"] as const;

/** Columns of the boundaries whose values tell all areas apart. */
export function keyColumns(features: readonly SourceFeature[]): readonly string[] {
  return attributeNames(features).filter((column) => distinct(valuesOf(features, {column, pattern: null})));
}

export function attributeNames(features: readonly SourceFeature[]): readonly string[] {
  return Object.keys(features[0]?.properties ?? {});
}

/** Values of an attribute, feature by feature; "" where the pattern does not fit. */
export function valuesOf(
  features: readonly SourceFeature[],
  {column, pattern}: Attribute
): readonly string[] {
  return features.map(({properties}) => {
    const value = properties[column];
    const text = value === null || value === undefined ? "" : String(value).trim();
    return pattern === null ? text : (new RegExp(pattern).exec(text)?.[1] ?? "");
  });
}

function distinct(values: readonly string[]): boolean {
  return values.every((value) => value !== "") && new Set(values).size === values.length;
}

/**
 * The pair of columns by which most areas of the boundaries are found in a table; of equals the one that needs no pattern,
 * then the first. Null where no area is found.
 */
export function matchAreas(
  features: readonly SourceFeature[],
  deliveries: readonly Delivery[],
  wanted: {readonly key: string | null; readonly area: string | null}
): AreaMatch | null {
  const columns = wanted.key === null ? keyColumns(features) : [wanted.key];
  const keys = PATTERNS.flatMap((pattern) => columns.map((column): Attribute => ({column, pattern}))).filter(
    (key) => distinct(valuesOf(features, key))
  );
  const found = keys.flatMap((key) => {
    const values = valuesOf(features, key);
    return deliveries.flatMap((delivery) =>
      delivery.columns
        .filter(({heading}) => wanted.area === null || heading === wanted.area)
        .map((area): AreaMatch => {
          const texts = area.cells.map(cellText);
          const delivered = new Set([...texts, ...texts.flatMap((text) => keyAndName(text)?.key ?? [])]);
          return {key, delivery, area, found: values.filter((value) => delivered.has(value)).length};
        })
    );
  });
  const best = found.reduce<AreaMatch | null>(
    (best, each) => (each.found > (best?.found ?? 0) ? each : best),
    null
  );
  return best;
}

/** The column that names the areas: one whose heading says so, else the first with words; the key itself where there is none. */
export function nameAttribute(features: readonly SourceFeature[], key: Attribute): Attribute {
  const worded = attributeNames(features)
    .map((column): Attribute => ({column, pattern: null}))
    .filter((attribute) => attribute.column !== key.column && distinct(valuesOf(features, attribute)))
    .filter((attribute) => valuesOf(features, attribute).every((value) => /\p{L}{2}/u.test(value)));
  const chosen = worded.find(({column}) => /name|bez/i.test(column)) ?? worded[0];
  if (chosen === undefined) return {column: key.column, pattern: null};
  const bare = {...chosen, pattern: PATTERNS[2]};
  return distinct(valuesOf(features, bare)) ? bare : chosen;
}
