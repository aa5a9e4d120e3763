import type {AreaFill} from "../components/link-state.js";
import type {ShapeSources} from "../components/maps/area-shapes.js";
import type {ClassifiedArea, ExclusionCode} from "../model/classification.js";
import type {CertaintyIndex} from "../model/edition-certainty.js";
import type {Indicator} from "../model/indicator.js";
import type {Edition, Method} from "../model/method.js";
import type {HistoryValue} from "../model/observation.js";
import {locatingLevel, type Places} from "../model/places.js";
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
export function className(method: Method, row: ClassifiedArea): string {
  if (row.excluded !== null) return EXCLUSION_WORDS[row.excluded];
  const status = method.status.classes.find(({code}) => code === row.status_class)?.name;
  const dynamics = method.dynamics?.classes.find(({code}) => code === row.dynamics_class)?.name;
  const words = `${FIGURE_WORDS.axis.status} ${status}`;
  return dynamics === undefined ? words : `${words}, ${FIGURE_WORDS.axis.dynamics} ${dynamics}`;
}

/** "Status mittel, Dynamik stabil" for a combined code such as "2+/-". */
export function combinedName({status, dynamics}: Method, code: string): string {
  for (const one of status.classes) {
    for (const other of dynamics?.classes ?? [null]) {
      if (code !== one.code + (other?.code ?? "")) continue;
      const words = `${FIGURE_WORDS.axis.status} ${one.name}`;
      return other === null ? words : `${words}, ${FIGURE_WORDS.axis.dynamics} ${other.name}`;
    }
  }
  return code;
}

/** Colour or pattern of an area. */
export function fillOf(method: Method, row: ClassifiedArea): AreaFill {
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
