import {isUnchanged, type ChangedArea, type Changes, type MovedValue} from "../../src/model/changes.js";
import {groupBy} from "../harmonise/group-by.js";

/** How many of a kind are listed one by one. */
const LISTED = 20;

/** What changed since the last accepted state, as text for a person, ending with a newline. */
export function describeChanges(changes: Changes | null): string {
  if (changes === null) return "changes: nothing was accepted before, so there is nothing to compare with\n";
  const {before} = changes;
  const since = `data version ${before.data_version}, accepted on ${before.accepted}`;
  if (isUnchanged(changes)) return `changes: none since ${since}\n`;
  return `${[`changes since ${since}`, ...changeLines(changes)].join("\n")}\n`;
}

function changeLines({indicators, periods, areas, coverage, moved}: Changes): string[] {
  const shown = {maximumFractionDigits: 1};
  const share = `${(100 * moved.share).toLocaleString("en-GB", shown)} %`;
  return [
    ...named("new indicators", indicators.added),
    ...named("indicators gone", indicators.removed),
    ...periodLines("new periods", periods, "added"),
    ...periodLines("periods gone", periods, "removed"),
    ...named("new areas", areas.added.map(areaName)),
    ...named("areas gone", areas.removed.map(areaName)),
    ...listed(coverageLines(coverage)),
    ...(moved.values.length === 0
      ? []
      : [
          `  moved by more than ${share}: ${moved.values.length} ${moved.values.length === 1 ? "value" : "values"}`
        ]),
    ...listed(moved.values.map((value) => `    ${describeMoved(value)}`))
  ];
}

/** One line per level and period, with the indicator that lost most. */
function coverageLines(coverage: Changes["coverage"]): string[] {
  const places = groupBy(coverage, ({level, period}) => `${level}, ${period}`);
  return [...places].map(([place, drops]) => {
    const {indicator, before, after} = drops.reduce((a, b) =>
      b.before - b.after > a.before - a.after ? b : a
    );
    const others = drops.length > 1 ? ` and ${drops.length - 1} more` : "";
    return `  fewer values: ${place}: ${indicator}${others} (${after} areas instead of ${before})`;
  });
}

function areaName({level, area_id, name}: ChangedArea): string {
  return `${level} ${area_id} ${name}`;
}

/** Periods with how many indicators each has come to or gone from. */
function periodLines(title: string, periods: Changes["periods"], side: "added" | "removed"): string[] {
  const counts = new Map<string, number>();
  for (const period of periods.flatMap((each) => each[side]))
    counts.set(period, (counts.get(period) ?? 0) + 1);
  const texts = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([period, count]) => `${period} (${count} ${count === 1 ? "indicator" : "indicators"})`);
  return named(title, texts);
}

function describeMoved({
  indicator,
  level,
  area_id,
  name,
  period,
  before_period,
  before,
  after,
  change
}: MovedValue): string {
  const by = change === null ? "from zero" : `${change > 0 ? "+" : ""}${Math.round(100 * change)} %`;
  const since = before_period === period ? "revised" : `since ${before_period}`;
  return `${indicator}, ${level} ${area_id} ${name}, ${period}: ${round(before)} → ${round(after)} (${by}, ${since})`;
}

function round(value: number): number {
  return Number(value.toPrecision(6));
}

function named(title: string, names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const more = names.length - LISTED;
  return [`  ${title}: ${names.slice(0, LISTED).join(", ")}${more > 0 ? `, … and ${more} more` : ""}`];
}

function listed(texts: readonly string[]): string[] {
  const more = texts.length - LISTED;
  return [...texts.slice(0, LISTED), ...(more > 0 ? [`  … and ${more} more (all of them: --json)`] : [])];
}
