import {median, sampleStandardDeviation} from "simple-statistics";
import type {ProfileArea} from "../model/profile-area.js";
import {
  changeSentence,
  contrastSentence,
  noValuesSentence,
  placeSentence,
  type PopulationFacts
} from "../text/profile.js";
import {ends, type ProfileValue} from "./profile-values.js";

/**
 * A profile's paragraph of at most three sentences: where the area lies and who lives there; its class, or where it is
 * furthest from the city; what has changed most. Suppressed values enter none of them.
 */
export function profileSentences(
  profile: ProfileArea,
  values: readonly ProfileValue[],
  facts: {readonly population: PopulationFacts | null; readonly classWords: string | null}
): readonly string[] {
  const place = placeSentence(
    profile.area.name,
    profile.level.title,
    profile.parents.map(({area, level}) => ({name: area.name, level: level.title})),
    facts.population
  );
  if (values.every(({own}) => own.value === null)) {
    return [place, noValuesSentence(values.flatMap(({own}) => own.flag ?? []))];
  }
  const contrast = contrastWords(profile, values);
  const change = changeOf(values);
  const said = facts.classWords === null ? [contrast, change] : [facts.classWords, contrast ?? change];
  return [place, ...said.filter((sentence) => sentence !== null)];
}

/** The population now and at the first period in the same boundaries. */
export function populationFacts(values: readonly ProfileValue[], key: string | null): PopulationFacts | null {
  const found = values.find(({indicator}) => indicator.key === key);
  if (found === undefined || found.own.value === null) return null;
  const first = ends(found.history)?.[0] ?? null;
  return {value: found.own.value, period: found.period, before: first};
}

interface Contrast {
  readonly value: ProfileValue;
  readonly reference: string;
  readonly other: number;
}

/**
 * Values with what they compare with: the city's value, where no indicator has one the median of the level's areas. Shares
 * that say something about need come first; where there are none, any value that compares.
 */
function contrasts({parents, level}: ProfileArea, values: readonly ProfileValue[]): readonly Contrast[] {
  const known = values.filter(({own, indicator}) => own.value !== null && indicator.unit !== "Prozentpunkte");
  const judged = known.filter(({indicator}) => indicator.polarity !== "neutral");
  const city = parents.at(-1);
  if (city === undefined) return [];
  const withCity = (from: readonly ProfileValue[]) => from.filter((value) => value.city !== null);
  const compared = withCity(judged).length > 0 ? withCity(judged) : withCity(known);
  if (compared.length > 0)
    return compared.map((value) => ({
      ...{value, reference: `Wert für ${city.area.name}`, other: value.city!}
    }));
  return judged
    .filter(({all}) => all.length > 2)
    .map((value) => ({
      ...{value, reference: `Median der ${level.plural}`, other: median([...value.all])}
    }));
}

/** A difference in standard deviations of all areas: differences of different indicators become comparable. */
function inDeviations(difference: number, all: readonly number[]): number {
  return Math.abs(difference) / ((all.length > 1 && sampleStandardDeviation([...all])) || Infinity);
}

/** The one with the greatest size; of equal ones the first. */
function greatest<T>(items: readonly T[], size: (item: T) => number): T | null {
  return items.reduce<{item: T | null; size: number}>(
    (best, item) => (size(item) > best.size ? {item, size: size(item)} : best),
    {item: null, size: -1}
  ).item;
}

function contrastWords(profile: ProfileArea, values: readonly ProfileValue[]): string | null {
  const found = greatest(contrasts(profile, values), ({value: {own, all}, other}) =>
    inDeviations(own.value! - other, all)
  );
  if (found === null) return null;
  const {value, reference, other} = found;
  const {indicator, own, period} = value;
  return contrastSentence({...indicator, value: own.value!, reference, other, period});
}

/** The city itself has nothing to compare with; its shares have changed all the same. */
function changeOf(values: readonly ProfileValue[]): string | null {
  const shares = values.filter(
    ({indicator, own}) =>
      own.value !== null && indicator.unit !== "Prozentpunkte" && indicator.polarity !== "neutral"
  );
  const moved = shares.filter(({history}) => ends(history) !== null);
  const found = greatest(moved, ({history, all}) => {
    const [first, last] = ends(history)!;
    const change = last.value - first.value;
    return all.length > 1 ? inDeviations(change, all) : Math.abs(change / (first.value || 1));
  });
  const both = found === null ? null : ends(found.history);
  if (found === null || both === null || both[0].value === both[1].value) return null;
  return changeSentence({...found.indicator, first: both[0], last: both[1]});
}
