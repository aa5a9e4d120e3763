import {formatList, formatNumber} from "../model/format.js";
import {leftOut} from "../model/method-draft.js";
import type {CutPoint, IndexDefinition, Method, MethodIndicator} from "../model/method.js";
import {sharesOf} from "../model/weight-shares.js";
import {
  AGGREGATION_TITLES,
  CUT_TITLES,
  INDEX_TITLES,
  NORMALISATION_TITLES,
  STANDARDISATION_TITLES
} from "../text/methodenlabor.js";

/** Names for what a sentence speaks of. */
export interface ChangeNames {
  readonly indicator: (key: string) => string;
  readonly area: (id: string) => string;
}

/** What a draft does otherwise than its reference: German sentences without subject and full stop, none where nothing is changed. */
export function methodChanges(reference: Method, draft: Method, names: ChangeNames): readonly string[] {
  const index = (name: "status" | "dynamics") => {
    const [before, after] = [reference[name], draft[name]];
    if (before === null || after === null) return [];
    return indexChanges(before, after, names).map((text) => `${INDEX_TITLES[name]}: ${text}`);
  };
  return [...areaChanges(reference, draft, names), ...index("status"), ...index("dynamics")];
}

/** The same as one sentence. */
export function changeSentence(reference: Method, draft: Method, names: ChangeNames): string {
  const changes = methodChanges(reference, draft, names);
  if (changes.length === 0) return `Gerechnet wird nach „${reference.title}“ ohne Änderung.`;
  return `Gegenüber „${reference.title}“ ist geändert: ${changes.join("; ")}.`;
}

function areaChanges(reference: Method, draft: Method, names: ChangeNames): readonly string[] {
  const [before, after] = [reference.areas.minimumPopulation, draft.areas.minimumPopulation];
  const out = leftOut(draft).map(names.area);
  const people = (minimum: number | null) => (minimum === null ? "keine" : formatNumber(minimum));
  return [
    ...(before === after
      ? []
      : [`Mindestzahl ${people(after)} statt ${people(before)} Einwohnerinnen und Einwohner`]),
    ...(out.length === 0 ? [] : [`ausgelassen ${out.length > 1 ? "sind" : "ist"} ${formatList(out)}`])
  ];
}

function indexChanges(
  before: IndexDefinition,
  after: IndexDefinition,
  names: ChangeNames
): readonly string[] {
  const found = (one: MethodIndicator, all: readonly MethodIndicator[]) =>
    all.find(({key}) => key === one.key);
  const title = ({key}: MethodIndicator) => `„${names.indicator(key)}“`;
  const added = after.indicators.filter((one) => !found(one, before.indicators)).map(title);
  const removed = before.indicators.filter((one) => !found(one, after.indicators)).map(title);
  const turned = after.indicators.filter((one) => {
    const direction = found(one, before.indicators)?.direction;
    return direction !== undefined && direction !== one.direction;
  });
  const titles = <T extends string>(words: Readonly<Record<T, string>>, now: T, then: T, what: string) =>
    now === then ? [] : [`${what} ${words[now]} statt ${words[then]}`];
  return [
    ...(added.length > 0 ? [`hinzugefügt ${formatList(added)}`] : []),
    ...(removed.length > 0 ? [`entfernt ${formatList(removed)}`] : []),
    ...(turned.length > 0 ? [`umgekehrt ${formatList(turned.map(title))}`] : []),
    ...weightChange(before, after, names),
    ...titles(NORMALISATION_TITLES, after.normalise, before.normalise, "Normierung"),
    ...titles(AGGREGATION_TITLES, after.aggregate, before.aggregate, "Zusammenfassung"),
    ...titles(
      STANDARDISATION_TITLES,
      after.standardise ?? "none",
      before.standardise ?? "none",
      "standardisiert"
    ),
    ...cutChange(before, after)
  ];
}

function weightChange(
  before: IndexDefinition,
  after: IndexDefinition,
  names: ChangeNames
): readonly string[] {
  if (before.weights !== after.weights)
    return [after.weights ? "Gewichte aus der ersten Hauptkomponente" : "Gewichte selbst gesetzt"];
  if (after.weights !== undefined) return [];
  const shares = (index: IndexDefinition) => {
    const all = sharesOf(index.indicators.map(({weight}) => weight));
    return new Map(index.indicators.map(({key}, i) => [key, all[i]!]));
  };
  const [then, now] = [shares(before), shares(after)];
  const equal = (all: ReadonlyMap<string, number>) =>
    Math.max(...all.values()) - Math.min(...all.values()) < 1e-6;
  if (equal(then) && equal(now)) return [];
  const same = [...now].every(([key, share]) => Math.abs((then.get(key) ?? NaN) - share) < 1e-6);
  if (same && then.size === now.size) return [];
  const list = [...now].map(([key, share]) => `${names.indicator(key)} ${formatNumber(share, 1)} %`);
  return [`Gewichte ${formatList(list)}`];
}

function cutChange(before: IndexDefinition, after: IndexDefinition): readonly string[] {
  const count = after.classes.length;
  const classes = count === before.classes.length ? [] : [`${count} statt ${before.classes.length} Klassen`];
  if (before.cuts.kind !== after.cuts.kind)
    return [...classes, `${CUT_TITLES[after.cuts.kind]} statt ${CUT_TITLES[before.cuts.kind]}`];
  if (after.cuts.kind !== "values" || before.cuts.kind !== "values") return classes;
  const at = (points: readonly CutPoint[]) => points.map((point) => cutText(point.at));
  const [then, now] = [at(before.cuts.points), at(after.cuts.points)];
  return then.join() === now.join()
    ? classes
    : [...classes, `Grenzen ${formatList(now)} statt ${formatList(then)}`];
}

const cutText = (at: number): string =>
  formatNumber(at, Number.isInteger(at) ? 0 : Math.abs(at * 10 - Math.round(at * 10)) < 1e-9 ? 1 : 2);
