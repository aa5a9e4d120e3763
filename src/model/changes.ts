/** What is different between a municipality's tables and those that were accepted before. */
export interface Changes {
  readonly before: {
    /** `data_version` of the tables compared with. */
    readonly data_version: string;
    /** Day on which they were accepted, ISO date. */
    readonly accepted: string;
  };
  readonly indicators: {readonly added: readonly string[]; readonly removed: readonly string[]};
  /** Of indicators that both have; only where a period came or went. */
  readonly periods: readonly PeriodChange[];
  readonly areas: {readonly added: readonly ChangedArea[]; readonly removed: readonly ChangedArea[]};
  /** Where fewer areas have a value than before. */
  readonly coverage: readonly CoverageDrop[];
  readonly moved: {
    /** What a value must have moved by to be listed, as a share: 0.25 is 25 %. */
    readonly share: number;
    /** Largest relative change first; values that were zero come last. */
    readonly values: readonly MovedValue[];
  };
}

export interface PeriodChange {
  readonly indicator: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export interface ChangedArea {
  readonly level: string;
  readonly area_id: string;
  readonly name: string;
}

/** Numbers of areas with a value. */
export interface CoverageDrop {
  readonly indicator: string;
  readonly level: string;
  readonly period: string;
  readonly before: number;
  readonly after: number;
}

/** A value that is published now and was published before; one that is withheld on either side is never listed. */
export interface MovedValue {
  readonly indicator: string;
  readonly level: string;
  readonly area_id: string;
  readonly name: string;
  readonly period: string;
  /** The same period: the value was revised. An earlier one: the period is new and is compared with the one before it. */
  readonly before_period: string;
  readonly before: number;
  readonly after: number;
  /** (after − before) / |before|; null where the value was zero. */
  readonly change: number | null;
}

/** Whether nothing at all is different. */
export function isUnchanged({indicators, periods, areas, coverage, moved}: Changes): boolean {
  const lists = [indicators.added, indicators.removed, periods, areas.added, areas.removed, coverage];
  return [...lists, moved.values].every(({length}) => length === 0);
}
