import type {ListedArea} from "./area.js";
import type {ClassifiedArea} from "./classification.js";
import type {AreaValue, IndicatorSeries} from "./indicator-series.js";
import type {Indicator} from "./indicator.js";
import type {Flag} from "./observation.js";

/** An area's class without what it was computed from. */
export type ClassRow = Pick<
  ClassifiedArea,
  "area_id" | "status_index" | "status_class" | "dynamics_class" | "excluded" | "excluded_reason"
>;

/** A classification as far as a profile quotes it. */
export interface ProfileClasses {
  readonly method: string;
  readonly period: string;
  readonly areas: readonly ClassRow[];
}

/** Areas of one level and one set of boundaries, column by column. */
export interface AreaColumns {
  readonly level: string;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  /** Position in `lists`. */
  readonly ids: number;
  readonly names: readonly string[];
  readonly parents: readonly (string | null)[];
  /** Square kilometres, eight digits. */
  readonly km2: readonly number[];
}

/** One indicator, level and period, column by column; without counts, which no profile shows. */
export interface ValueColumns {
  readonly level: string;
  readonly period: string;
  /** Position in `lists`. */
  readonly ids: number;
  readonly values: readonly (number | null)[];
  /** Why there is no value, by position. */
  readonly flags: Readonly<Record<number, Flag>>;
}

/**
 * `views/profile-<level>.json`: everything that the profiles of a level's areas show, from the published tables: so that a profile
 * needs one file, no table and no database. Values are those of the level's newest boundaries; layers with others are empty.
 * Those of earlier periods, from which lines are drawn, have ten digits.
 */
export interface ProfileData {
  /** Keys of areas that occur again and again. */
  readonly lists: readonly (readonly string[])[];
  /** The level and what contains it. */
  readonly areas: readonly AreaColumns[];
  readonly series: readonly {readonly indicator: Indicator; readonly layers: readonly ValueColumns[]}[];
  /** The classification that the site ships, where it is of this level. */
  readonly classes: ProfileClasses | null;
}

/** The areas as rows, in the order of the file. */
export function profileAreas({lists, areas}: ProfileData): readonly ListedArea[] {
  return areas.flatMap(({level, valid_from, valid_to, ids, names, parents, km2}) =>
    lists[ids]!.map((area_id, i) => ({
      ...{area_id, level, valid_from, valid_to},
      name: names[i] ?? area_id,
      parent_id: parents[i] ?? null,
      area_km2: km2[i] ?? NaN
    }))
  );
}

/** Whether the file has all that the profile of an area shows. */
export function coversArea({valid_to}: ListedArea): boolean {
  return valid_to === null;
}

/** The values by area. */
export function profileSeries({lists, series}: ProfileData): readonly IndicatorSeries[] {
  return series.map(({indicator, layers}) => ({
    indicator,
    layers: layers.map((layer) => ({
      level: layer.level,
      period: layer.period,
      values: new Map(lists[layer.ids]!.map((id, i) => [id, valueAt(layer, i)]))
    }))
  }));
}

function valueAt({values, flags}: ValueColumns, i: number): AreaValue {
  return {value: values[i] ?? null, numerator: null, denominator: null, flag: flags[i] ?? null};
}
