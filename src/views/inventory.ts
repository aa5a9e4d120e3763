import type {AvailabilityCell, AvailabilityTableProps} from "../components/tables/availability-table.js";
import type {Level} from "../model/area.js";
import {formatNumber, formatPeriod} from "../model/format.js";
import type {Indicator} from "../model/indicator.js";
import type {Availability, Finding, Inventory} from "../model/inventory.js";
import {countAreas} from "../text/status-dynamics.js";
import {INVENTORY_WORDS} from "../text/inventory.js";

export interface InventoryView {
  readonly inventory: Inventory;
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly levels: readonly Level[];
}

/** Levels that have observations, from the whole city down. */
export function observedLevels({inventory, levels}: InventoryView): readonly Level[] {
  return levels.filter(({key}) => inventory.availability.some(({level}) => level === key));
}

/** Key of the level with most areas; "" where there are no observations. */
export function finestLevel({inventory}: InventoryView): string {
  const [first, ...others] = inventory.areas;
  return others.reduce((a, b) => (b.count > (a?.count ?? 0) ? b : a), first)?.level ?? "";
}

/** Indicators by period for one level; indicators without anything there are left out. */
export function availabilityProps(view: InventoryView, level: Level): AvailabilityTableProps {
  const {inventory, indicators} = view;
  const here = inventory.availability.filter((one) => one.level === level.key);
  const periods = [...new Set(here.map(({period}) => period))].sort();
  const cells = new Map(here.map((one) => [`${one.indicator} ${one.period}`, one]));
  const shown = [...indicators.values()].filter(({key}) => here.some(({indicator}) => indicator === key));
  const themes = [...new Set(shown.map(({theme}) => theme))];
  return {
    caption: `Welche Indikatoren für welchen Zeitraum vorliegen: ${level.plural}`,
    name: INVENTORY_WORDS.name,
    periods: periods.map((key) => ({key, title: formatPeriod(key)})),
    groups: themes.map((title) => ({
      title,
      rows: shown
        .filter(({theme}) => theme === title)
        .map((indicator) => ({
          title: indicator.title,
          cells: periods.map((period) => cell(inventory, cells.get(`${indicator.key} ${period}`)))
        }))
    })),
    nothing: INVENTORY_WORDS.nothing,
    legend: INVENTORY_WORDS.legend
  };
}

function cell({areas}: Inventory, one: Availability | undefined): AvailabilityCell | null {
  if (one === undefined) return null;
  const {values, withheld} = one;
  const all = areaCount(areas, one);
  const missing = all - values - withheld;
  const parts = [
    `${formatNumber(values)} von ${formatNumber(all)} ${all === 1 ? "Gebiet" : "Gebieten"} mit Wert`,
    withheld > 0 && `${formatNumber(withheld)} k. A.`,
    missing > 0 && `${formatNumber(missing)} ohne Wert`
  ];
  return {values: values / all, withheld: withheld / all, text: parts.filter(Boolean).join(", ")};
}

/** Areas of a level in a period; never fewer than have observations. */
function areaCount(
  areas: Inventory["areas"],
  {level, period, values, withheld, other}: Availability
): number {
  const known = areas.find((one) => one.level === level && one.period === period)?.count ?? 0;
  return Math.max(known, values + withheld + other, 1);
}

/** Something that indicators of a level lack. */
export interface Gap {
  readonly level: string;
  /** "2014, 2016" or "2014–2017". */
  readonly periods: string;
  readonly text: string;
  /** Titles of the indicators that lack the same. */
  readonly indicators: readonly string[];
}

/** Periods an indicator leaves out between its first and its last, and areas without a value that nobody withheld. */
export function gaps(view: InventoryView): readonly Gap[] {
  const found = new Map<string, Gap>();
  for (const level of view.levels)
    for (const indicator of view.indicators.values())
      for (const gap of gapsOf(indicator, level, view)) {
        const key = `${gap.level} ${gap.periods} ${gap.text}`;
        const indicators = [...(found.get(key)?.indicators ?? []), ...gap.indicators];
        found.set(key, {...gap, indicators});
      }
  return [...found.values()];
}

function gapsOf({key, title}: Indicator, level: Level, {inventory}: InventoryView): readonly Gap[] {
  const here = inventory.availability.filter((one) => one.level === level.key);
  const all = [...new Set(here.map(({period}) => period))].sort();
  const own = here.filter(({indicator}) => indicator === key);
  const lacking = own
    .map((one) => ({
      period: one.period,
      count: areaCount(inventory.areas, one) - one.values - one.withheld
    }))
    .filter(({count}) => count > 0);
  const gap = (periods: readonly string[], text: string): readonly Gap[] =>
    periods.length === 0
      ? []
      : [{level: level.plural, periods: periodRanges(periods, all), text, indicators: [title]}];
  const periodsOf = (items: readonly {readonly period: string}[]) => items.map(({period}) => period);
  return [
    ...gap(leftOut(all, periodsOf(own)), "nicht geliefert"),
    ...gap(periodsOf(lacking), `${span(lacking.map(({count}) => count))} ohne Wert`)
  ];
}

function leftOut(periods: readonly string[], own: readonly string[]): readonly string[] {
  const [first, last] = [own.toSorted()[0], own.toSorted().at(-1)];
  if (first === undefined || last === undefined) return [];
  return periods.filter((period) => first < period && period < last && !own.includes(period));
}

function span(counts: readonly number[]): string {
  const [low, high] = [Math.min(...counts), Math.max(...counts)];
  return low === high ? countAreas(low) : `${formatNumber(low)} bis ${countAreas(high)}`;
}

/** Neighbours among all periods are joined: "2012–2014, 2016". */
export function periodRanges(periods: readonly string[], all: readonly string[]): string {
  const runs = all.reduce<(readonly string[])[]>((found, period, i) => {
    if (!periods.includes(period)) return found;
    const last = found.at(-1);
    const follows = last !== undefined && last.at(-1) === all[i - 1];
    return follows ? [...found.slice(0, -1), [...last, period]] : [...found, [period]];
  }, []);
  return runs
    .map((run) =>
      run.length === 1
        ? formatPeriod(run[0]!)
        : `${formatPeriod(run[0]!)}${run.length === 2 ? ", " : "–"}${formatPeriod(run.at(-1)!)}`
    )
    .join(", ");
}

/** "Zeilen 12, 13 (Spalte 4) und 9 weitere" */
export function placesWords({places, count}: Finding, listed = 8): string {
  const texts = places
    .slice(0, listed)
    .map(({row, column}) =>
      column === null ? formatNumber(row) : `${formatNumber(row)} (Spalte ${formatNumber(column)})`
    );
  const more = count - texts.length;
  return `${count === 1 ? "Zeile" : "Zeilen"} ${texts.join(", ")}${more > 0 ? ` und ${formatNumber(more)} weitere` : ""}`;
}
