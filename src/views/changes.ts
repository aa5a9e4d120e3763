import type {Changes, CoverageDrop, MovedValue} from "../model/changes.js";
import {formatList, formatNumber, formatPeriod, formatShare, formatSigned} from "../model/format.js";
import type {InventoryView} from "./inventory.js";

/** What has changed, as sentences; empty where nothing but values has. */
export function changeSentences(changes: Changes, view: InventoryView): readonly string[] {
  const {indicators, areas} = changes;
  const title = (key: string) => view.indicators.get(key)?.title ?? key;
  const area = ({name, level, area_id}: {name: string; level: string; area_id: string}) =>
    `${name} (${levelTitle(view, level)} ${area_id})`;
  return [
    ...periodSentences(changes, "added", "Neu geliefert"),
    ...periodSentences(changes, "removed", "Nicht mehr geliefert"),
    ...named("Neue Indikatoren", indicators.added.map(title)),
    ...named("Weggefallene Indikatoren", indicators.removed.map(title)),
    ...named("Neue Gebiete", areas.added.map(area)),
    ...named("Weggefallene Gebiete", areas.removed.map(area)),
    ...coverageSentences(changes, view)
  ];
}

function periodSentences({periods}: Changes, side: "added" | "removed", words: string): string[] {
  const counts = new Map<string, number>();
  for (const period of periods.flatMap((each) => each[side]))
    counts.set(period, (counts.get(period) ?? 0) + 1);
  return named(
    words,
    [...counts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([period, count]) =>
          `${formatPeriod(period)} (${formatNumber(count)} ${count === 1 ? "Indikator" : "Indikatoren"})`
      )
  );
}

/** One sentence per level and period, with the indicator that lost most. */
function coverageSentences({coverage}: Changes, view: InventoryView): string[] {
  const places = new Map<string, CoverageDrop[]>();
  for (const drop of coverage) {
    const place = `${levelPlural(view, drop.level)} ${formatPeriod(drop.period)}`;
    places.set(place, [...(places.get(place) ?? []), drop]);
  }
  const texts = [...places].map(([place, drops]) => {
    const most = drops.reduce((a, b) => (b.before - b.after > a.before - a.after ? b : a));
    const title = view.indicators.get(most.indicator)?.title ?? most.indicator;
    const others = drops.length > 1 ? ` und ${formatNumber(drops.length - 1)} weitere` : "";
    return `Weniger Werte für ${place}: ${title}${others} (${formatNumber(most.after)} statt ${formatNumber(most.before)} Gebiete).`;
  });
  const more = texts.length - NAMED;
  return [
    ...texts.slice(0, NAMED),
    ...(more > 0 ? [`Weniger Werte in ${formatNumber(more)} weiteren Fällen.`] : [])
  ];
}

const NAMED = 12;

function named(words: string, names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const more = names.length - NAMED;
  const shown = [...names.slice(0, NAMED), ...(more > 0 ? [`${formatNumber(more)} weitere`] : [])];
  return [`${words}: ${formatList(shown)}.`];
}

export function levelTitle({levels}: InventoryView, key: string): string {
  return levels.find((level) => level.key === key)?.title ?? key;
}

function levelPlural({levels}: InventoryView, key: string): string {
  return levels.find((level) => level.key === key)?.plural ?? key;
}

/** A moved value as the cells of a table row: indicator, area, period, before, after, change. */
export function movedCells(value: MovedValue, view: InventoryView): readonly string[] {
  const {indicator, level, name, period, before_period, before, after, change} = value;
  const known = view.indicators.get(indicator);
  const shown = (x: number) => formatNumber(x, known?.decimals ?? 1);
  return [
    known?.title ?? indicator,
    `${name} (${levelTitle(view, level)})`,
    formatPeriod(period),
    before_period === period
      ? `${shown(before)} (berichtigt)`
      : `${shown(before)} (${formatPeriod(before_period)})`,
    shown(after),
    change === null ? "von null" : `${formatSigned(100 * change, 0)}\u202f%`
  ];
}

/** "mehr als 25 %" */
export function shareWords({moved}: Changes): string {
  const percent = 100 * moved.share;
  return `mehr als ${formatShare(moved.share, Number.isInteger(Math.round(percent * 1e6) / 1e6) ? 0 : 1)}`;
}
