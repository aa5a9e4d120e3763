import type {AreaFill} from "../components/link-state.js";
import type {ShapeSources} from "../components/maps/area-shapes.js";
import type {ClassifiedArea, ExclusionCode} from "../model/classification.js";
import type {CertaintyIndex} from "../model/edition-certainty.js";
import type {Indicator} from "../model/indicator.js";
import type {Shown} from "../model/link-fingerprint.js";
import type {Edition, Method} from "../model/method.js";
import type {HistoryValue} from "../model/observation.js";
import {locatingLevel, type Places} from "../model/places.js";
import type {ClassRow} from "../model/profile-data.js";
import {EXCLUSION_WORDS} from "../text/classification.js";
import {FIGURE_WORDS} from "../text/status-dynamics.js";

/** All that the status × dynamics figure is made of. */
export interface StatusFigureData {
  readonly city: string;
  readonly method: Method;
  readonly edition: Edition;
  readonly rows: readonly ClassifiedArea[];
  readonly places: Places;
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** Values over time of the method's indicators; null while the database starts. */
  readonly history: readonly HistoryValue[] | null;
  /** How sure the classes are; absent or null: not known (yet). */
  readonly certainty?: CertaintyIndex | null;
  /** The method with the weights that were found; absent: as stated. */
  readonly weighted?: Method;
  readonly shapes: ShapeSources;
  /** Attribution of the data, one line. */
  readonly attribution: string;
}

/** How an area is drawn that has no class. */
export const PATTERNS: Readonly<Record<ExclusionCode, "hatch" | "dots" | "outline">> = {
  suppressed: "hatch",
  below_minimum: "dots",
  listed: "dots",
  missing: "outline"
};

/** Key of the legend's group that an area belongs to. */
export function groupOf({combined_class, excluded}: ClassifiedArea): string {
  return combined_class ?? excluded ?? "missing";
}

/** "Status mittel, Dynamik stabil", or why there is no class. */
export function className(method: Method, row: ClassRow): string {
  if (row.excluded !== null) return EXCLUSION_WORDS[row.excluded];
  const status = method.status.classes.find(({code}) => code === row.status_class)?.name;
  const dynamics = method.dynamics?.classes.find(({code}) => code === row.dynamics_class)?.name;
  const words = `${FIGURE_WORDS.axis.status} ${status}`;
  return dynamics === undefined ? words : `${words}, ${FIGURE_WORDS.axis.dynamics} ${dynamics}`;
}

/** What is shown of every area, as links remember it. */
export function shownGroups(rows: readonly ClassifiedArea[]): Shown {
  return new Map(rows.map((row) => [row.area_id, groupOf(row)]));
}

/** A key of {@link groupOf} in words; null for one that the method does not have. */
export function groupWords(method: Method, group: string): string | null {
  if (group in EXCLUSION_WORDS) return EXCLUSION_WORDS[group as ExclusionCode];
  for (const {code, name} of method.status.classes) {
    const status = `${FIGURE_WORDS.axis.status} ${name}`;
    if (method.dynamics === null && group === code) return status;
    const dynamics = method.dynamics?.classes.find((one) => code + one.code === group);
    if (dynamics !== undefined) return `${status}, ${FIGURE_WORDS.axis.dynamics} ${dynamics.name}`;
  }
  return null;
}

/** Colour or pattern of an area. */
export function fillOf(method: Method, row: ClassRow): AreaFill {
  if (row.excluded !== null) return {pattern: PATTERNS[row.excluded]};
  const status = method.status.classes.findIndex(({code}) => code === row.status_class) + 1;
  const dynamics = method.dynamics?.classes.findIndex(({code}) => code === row.dynamics_class);
  return {colour: `var(--class-${status}${dynamics === undefined ? "" : `-${dynamics + 1}`})`};
}

/** Name of the area just below the city that contains this one; null where there is no such level. */
export function locatedIn(
  {places, method}: Pick<StatusFigureData, "places" | "method">,
  row: ClassifiedArea
): string | null {
  const level = locatingLevel(places.levels, method.level);
  return level === null ? null : (places.ancestor(method.level, row.area_id, level.key)?.name ?? null);
}
