import {isValidAt, periodEnd, type Area, type Level} from "../../src/model/area.js";
import type {Indicator} from "../../src/model/indicator.js";
import type {
  AreaColumns,
  ClassRow,
  ProfileClasses,
  ProfileData,
  ValueColumns
} from "../../src/model/profile-data.js";
import type {Disclosed} from "../disclosure/apply-disclosure.js";
import {observationRows, type ObservationBlock} from "../harmonise/observation-block.js";

/** With more values than this, a profile is sooner there from the rows of the table that it needs. */
const MOST_VALUES = 200_000;
const EARLIER_DIGITS = 10;

/**
 * The profiles' data of every level that has few enough values.
 * @param sources.first - the classification that the site ships, with the level it is of
 */
export function profileViews(
  indicators: Disclosed<Indicator>,
  observations: Disclosed<ObservationBlock>,
  sources: {
    readonly areas: readonly Area[];
    readonly levels: readonly Level[];
    readonly first: (ProfileClasses & {readonly level: string}) | null;
  }
): ReadonlyMap<string, ProfileData> {
  const views = sources.levels.flatMap((level) => {
    const wanted = containing(level, sources.levels);
    const isShown = ofNewestBoundaries(sources.areas, level.key);
    const blocks = observations.rows
      .filter((block) => wanted.has(block.level))
      .map((block) => (isShown(block.period) ? block : emptied(block)));
    const size = blocks.reduce((sum, {areas}) => sum + areas.ids.length, 0);
    return size === 0 || size > MOST_VALUES
      ? []
      : [[level.key, profileView(level, wanted, indicators.rows, blocks, sources)] as const];
  });
  return new Map(views);
}

/** A level and those that contain it; the city alone contains one beside the hierarchy. */
function containing(level: Level, levels: readonly Level[]): ReadonlySet<string> {
  const hierarchy = levels.filter(({of}) => of === undefined);
  const coarser =
    level.of === undefined ? hierarchy.slice(0, hierarchy.indexOf(level)) : hierarchy.slice(0, 1);
  return new Set([...coarser, level].map(({key}) => key));
}

/** Whether a level has its newest boundaries in a period. */
function ofNewestBoundaries(areas: readonly Area[], level: string): (period: string) => boolean {
  const newest = areas.find((area) => area.level === level && area.valid_to === null);
  return (period) => newest !== undefined && isValidAt(newest, period);
}

/** A block that says no more than that there is one. */
function emptied(block: ObservationBlock): ObservationBlock {
  return {...block, areas: {...block.areas, ids: []}};
}

function profileView(
  level: Level,
  wanted: ReadonlySet<string>,
  indicators: readonly Indicator[],
  blocks: readonly ObservationBlock[],
  {areas, first}: Parameters<typeof profileViews>[2]
): ProfileData {
  const lists = listTable();
  const own = areas.filter((area) => wanted.has(area.level));
  return {
    areas: byBoundaries(own).map((group) => areaColumns(group, lists.position)),
    series: indicators.flatMap((indicator) => {
      const own = blocks.filter((block) => block.indicator === indicator.key);
      const newest = newestPeriods(own);
      const layer = (block: ObservationBlock) =>
        valueColumns(block, newest.get(block.level) === block.period, lists.position);
      return own.length === 0 ? [] : [{indicator, layers: own.map(layer)}];
    }),
    classes: first?.level === level.key ? classesOf(first) : null,
    lists: lists.lists
  };
}

function byBoundaries(areas: readonly Area[]): readonly (readonly Area[])[] {
  const groups = new Map<string, Area[]>();
  for (const area of areas) {
    const key = JSON.stringify([area.level, area.valid_from, area.valid_to]);
    const group = groups.get(key);
    if (group) group.push(area);
    else groups.set(key, [area]);
  }
  return [...groups.values()];
}

/** Lists of keys, each once. */
function listTable() {
  const lists: (readonly string[])[] = [];
  const positions = new Map<string, number>();
  const position = (ids: readonly string[]) => {
    const key = ids.join("\n");
    const known = positions.get(key);
    if (known !== undefined) return known;
    positions.set(key, lists.length);
    return lists.push(ids) - 1;
  };
  return {lists, position};
}

function areaColumns(group: readonly Area[], list: (ids: readonly string[]) => number): AreaColumns {
  const {level, valid_from, valid_to} = group[0]!;
  return {
    ...{level, valid_from, valid_to},
    ids: list(group.map(({area_id}) => area_id)),
    names: group.map(({name}) => name),
    parents: group.map(({parent_id}) => parent_id),
    km2: group.map(({area_km2}) => Number(area_km2.toPrecision(8)))
  };
}

/** @param isNewest - whether the block is the last of its level */
function valueColumns(
  block: ObservationBlock,
  isNewest: boolean,
  list: (ids: readonly string[]) => number
): ValueColumns {
  const rows = [...observationRows([block])];
  const short = (value: number | null) => value && Number(value.toPrecision(EARLIER_DIGITS));
  return {
    level: block.level,
    period: block.period,
    ids: list(block.areas.ids),
    values: rows.map(({value}) => (isNewest ? value : short(value))),
    flags: Object.fromEntries(rows.flatMap(({flag}, i) => (flag === null ? [] : [[i, flag]])))
  };
}

/** The last period of each level. */
function newestPeriods(blocks: readonly ObservationBlock[]): ReadonlyMap<string, string> {
  const newest = new Map<string, string>();
  for (const {level, period, areas} of blocks) {
    const known = newest.get(level);
    const isLater = known === undefined || periodEnd(period) > periodEnd(known);
    if (areas.ids.length > 0 && isLater) newest.set(level, period);
  }
  return newest;
}

function classesOf({method, period, areas}: ProfileClasses): ProfileClasses {
  const row = (one: ClassRow): ClassRow => ({
    area_id: one.area_id,
    status_index: one.status_index,
    status_class: one.status_class,
    dynamics_class: one.dynamics_class,
    excluded: one.excluded,
    excluded_reason: one.excluded_reason
  });
  return {method, period, areas: areas.map(row)};
}
