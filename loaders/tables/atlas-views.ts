import {periodEnd, type Area, type Level} from "../../src/model/area.js";
import type {AtlasCatalogue, Availability} from "../../src/model/atlas-catalogue.js";
import type {AtlasFirst, FirstLayer} from "../../src/model/atlas-first.js";
import {DEFAULT_RULE} from "../../src/model/atlas-link.js";
import {classCuts} from "../../src/model/class-breaks.js";
import type {Indicator} from "../../src/model/indicator.js";
import type {Flag, Observation} from "../../src/model/observation.js";
import {locatingLevel, placesAt, type Places} from "../../src/model/places.js";
import type {Disclosed} from "../disclosure/apply-disclosure.js";
import {observationRows, type ObservationBlock} from "../harmonise/observation-block.js";

export interface AtlasViews {
  /** null where there is no value at all. */
  readonly first: AtlasFirst | null;
  readonly catalogue: AtlasCatalogue;
}

type Blocks = readonly ObservationBlock[];

/**
 * What the atlas begins with: the catalogue's first share (numbers of people say more of an area's size than of its people), or
 * its first indicator where there is none; on the finest level, in the newest period with values. And every indicator with
 * values, for the choices.
 */
export function atlasViews(
  indicators: Disclosed<Indicator>,
  observations: Disclosed<ObservationBlock>,
  {areas, levels}: {readonly areas: readonly Area[]; readonly levels: readonly Level[]}
): AtlasViews {
  const byKey = new Map<string, ObservationBlock[]>();
  for (const block of observations.rows.filter(({flags}) => flags.includes(0))) {
    const own = byKey.get(block.indicator);
    if (own) own.push(block);
    else byKey.set(block.indicator, [block]);
  }
  const entries = indicators.rows.flatMap((indicator) => {
    const own = byKey.get(indicator.key);
    return own ? [{indicator, available: availability(own, levels)}] : [];
  });
  const chosen = (entries.find((entry) => isShare(entry.indicator)) ?? entries[0])?.indicator;
  if (chosen === undefined) return {first: null, catalogue: {entries}};
  const available = entries.find(({indicator}) => indicator === chosen)!.available;
  return {first: firstView(chosen, available, byKey.get(chosen.key)!, {areas, levels}), catalogue: {entries}};
}

function isShare({numerator, unit}: Indicator): boolean {
  return numerator !== null || unit === "%";
}

function availability(blocks: Blocks, levels: readonly Level[]): Availability {
  return levels.flatMap(({key: level}) => {
    const periods = new Set(blocks.filter((block) => block.level === level).map(({period}) => period));
    return periods.size === 0 ? [] : [{level, periods: [...periods].sort(byEnd)}];
  });
}

function byEnd(a: string, b: string): number {
  const [x, y] = [periodEnd(a), periodEnd(b)];
  return x < y ? -1 : x > y ? 1 : a < b ? -1 : 1;
}

/** The level with most areas: one beside the hierarchy stands among the others, so that their order does not tell. */
function firstView(
  indicator: Indicator,
  available: Availability,
  blocks: Blocks,
  {areas, levels}: {readonly areas: readonly Area[]; readonly levels: readonly Level[]}
): AtlasFirst {
  const finest = blocks.reduce((a, b) => (b.areas.ids.length > a.areas.ids.length ? b : a)).level;
  const period = available.find(({level}) => level === finest)!.periods.at(-1)!;
  const places = placesAt(areas, levels, period);
  const above = locatingLevel(levels, finest)?.key ?? null;
  const shown = [...new Set([levels[0]!.key, ...(above === null ? [] : [above]), finest])];
  const at = (level: string) => blocks.find((block) => block.level === level && block.period === period);
  const located = above === null ? undefined : at(above);
  const values = blocks.filter(({level}) => level === finest).flatMap((block) => valuesOf(block));
  return {
    ...{indicator, period, available},
    cuts: indicator.kind === "categorical" ? [] : classCuts(values, DEFAULT_RULE, () => []),
    layers: shown.flatMap((level) => {
      const block = at(level);
      return block ? [firstLayer(block, places, level === finest ? located : undefined)] : [];
    })
  };
}

function valuesOf({values, flags}: ObservationBlock): number[] {
  return [...values].filter((_, i) => flags[i] === 0);
}

function firstLayer(
  block: ObservationBlock,
  places: Places,
  above: ObservationBlock | undefined
): FirstLayer {
  const {level, areas} = block;
  const rows = [...observationRows([block])];
  const column = (name: "numerator" | "denominator") => {
    const cells = rows.map((row) => row[name]);
    return cells.every((cell) => cell === null) ? null : cells;
  };
  return {
    ...{level, ids: areas.ids},
    names: areas.ids.map((id) => places.area(level, id)?.name ?? id),
    parents: above ? areas.ids.map((id) => parentOf(id, level, places, above)) : null,
    values: rows.map(({value}) => value),
    numerators: column("numerator"),
    denominators: column("denominator"),
    flags: flagsOf(rows)
  };
}

function parentOf(id: string, level: string, places: Places, above: ObservationBlock): number | null {
  const parent = places.ancestor(level, id, above.level);
  return (parent && above.areas.positions.get(parent.area_id)) ?? null;
}

function flagsOf(rows: readonly Observation[]): Record<number, Flag> {
  return Object.fromEntries(rows.flatMap(({flag}, i) => (flag === null ? [] : [[i, flag]])));
}
