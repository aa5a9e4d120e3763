import type {EffectBarsProps} from "../components/charts/effect-bars.js";
import type {IndicatorChange} from "../model/change-noise.js";
import type {CertaintyIndex, EditionCertainty} from "../model/edition-certainty.js";
import {keptShare} from "../model/edition-certainty.js";
import {formatList, formatNumber, formatShare, formatSigned} from "../model/format.js";
import type {Indicator} from "../model/indicator.js";
import type {AssumptionEffect} from "../model/robustness.js";
import {ASSUMPTION_WORDS} from "../text/methodenlabor.js";

/** From which share of the variants on a class counts as sure. */
export const SURE = 0.95;

/** "Einstufung in 97 % der Varianten gleich"; null for an area without a class. */
export function keptWords(certainty: CertaintyIndex | null, area: string): string | null {
  const found = certainty?.robustness.get(area);
  return found === undefined ? null : `Einstufung in ${share(keptShare(found))} der Varianten gleich`;
}

/** What is not the same in all variants is never said to be 100 %. */
export function share(kept: number): string {
  if (kept < 1 && kept >= 0.995) return "mehr als 99\u202f%";
  return kept > 0 && kept < 0.005 ? "weniger als 1\u202f%" : formatShare(kept);
}

/** A sentence on what the other variants give, for an area's panel. */
export function otherWords(
  certainty: CertaintyIndex | null,
  area: string,
  nameOf: (combined: string) => string
): string | null {
  const found = certainty?.robustness.get(area);
  const robust = found && (found.combined ?? found.status);
  if (!robust?.other || robust.kept === 1) return null;
  return `Die anderen Varianten ergeben am häufigsten: ${nameOf(robust.other)}.`;
}

/** Short, for a table column: how many of the changes exceed chance. */
export function noiseCell(
  changes: readonly IndicatorChange[] | undefined
): {text: string; sort: number} | null {
  if (changes === undefined || changes.length === 0) return null;
  const beyond = changes.filter(({beyond_chance}) => beyond_chance).length;
  return {text: `${beyond} von ${changes.length}`, sort: beyond / changes.length};
}

/** Change or noise, in a sentence; null where no counts are published. */
export function noiseWords(
  changes: readonly IndicatorChange[] | undefined,
  indicators: ReadonlyMap<string, Indicator>
): string | null {
  if (changes === undefined || changes.length === 0) return null;
  const beyond = changes.filter(({beyond_chance}) => beyond_chance);
  if (beyond.length === 0) {
    return "Veränderung oder Zufall? Bei Fallzahlen dieser Größe ist keine der Veränderungen vom Zufall zu unterscheiden.";
  }
  const names = beyond.map(({key, change}) => {
    const indicator = indicators.get(key);
    return `„${indicator?.title ?? key}“ (${formatSigned(change, indicator?.decimals ?? 1)} Punkte)`;
  });
  const rest = beyond.length === changes.length ? "" : "; die übrigen Veränderungen können Zufall sein";
  return `Veränderung oder Zufall? Größer, als der Zufall bei diesen Fallzahlen erwarten lässt, ist die Veränderung bei ${formatList(names)}${rest}.`;
}

/** How many areas keep their class in nearly all variants. */
export function sureSentence({areas, variants}: EditionCertainty): string {
  const sure = (kept: (area: EditionCertainty["areas"][number]) => number | undefined) =>
    formatNumber(areas.filter((area) => (kept(area) ?? 0) >= SURE).length);
  const all = `von ${formatNumber(areas.length)} Gebieten`;
  const whole = sure(keptShare);
  const end = `in mindestens 95\u202f% der ${formatNumber(variants)} vertretbaren Varianten gleich`;
  if (areas.every(({dynamics}) => dynamics === null)) return `In ${whole} ${all} ist die Klasse ${end}.`;
  return `Der Status ist in ${sure(({status}) => status.kept)} ${all} ${end}, die Dynamik in ${sure(({dynamics}) => dynamics?.kept)}, beides zusammen in ${whole}.`;
}

/** In how many areas a change exceeds chance, or that the counts to tell it are not there; null without dynamics. */
export function noiseSummary({changes, areas}: EditionCertainty): string | null {
  if (areas.every(({dynamics}) => dynamics === null)) return null;
  if (changes.length === 0)
    return "Ob eine Veränderung größer ist, als der Zufall erwarten lässt, ist hier nicht zu sagen: Die Fallzahlen, aus denen die Werte der Dynamik entstehen, sind nicht veröffentlicht.";
  const some = changes.filter(([, list]) => list.some(({beyond_chance}) => beyond_chance)).length;
  return `In ${formatNumber(some)} von ${formatNumber(areas.length)} Gebieten hat sich mindestens ein Indikator stärker verändert, als der Zufall bei Fallzahlen dieser Größe erwarten lässt (unter den so bezeichneten Veränderungen sind im Mittel höchstens 5\u202f% Zufall).`;
}

const ofWhole = ({effects}: EditionCertainty): readonly AssumptionEffect[] => {
  const index = effects.some((effect) => effect.index === "combined") ? "combined" : "status";
  return effects.filter((effect) => effect.index === index).sort((a, b) => (b.total ?? -1) - (a.total ?? -1));
};

/** Which assumption matters most, in a sentence; null where nothing varies. */
export function effectSentence(certainty: EditionCertainty): string | null {
  const [most] = ofWhole(certainty).filter(({total}) => total !== null);
  if (most === undefined) return null;
  const fixed = certainty.assumptions.includes("chance")
    ? ""
    : " Der Zufall in den Fallzahlen ist nicht dabei, weil sie nicht veröffentlicht sind.";
  return `Am meisten zählt: ${ASSUMPTION_WORDS[most.assumption]}. Davon allein kommen etwa ${formatShare(clamp(most.first))} der Unterschiede zwischen den Varianten, zusammen mit anderen Annahmen ${formatShare(clamp(most.total))}.${fixed}`;
}

const clamp = (x: number | null): number | null => (x === null ? null : Math.min(1, Math.max(0, x)));

export function effectBarsProps(certainty: EditionCertainty): EffectBarsProps {
  return {
    title: "Welche Annahme am meisten zählt",
    subtitle: "Anteil an den Unterschieden zwischen den Varianten",
    caption: `Gemessen wird, wie viele Gebiete ihre Klasse behalten. Schätzung nach Saltelli u. a. 2010 und Jansen 1999 aus ${formatNumber(certainty.variants)} Varianten, Startwert ${certainty.seed}.`,
    effects: ofWhole(certainty).map(({assumption, first, total}) => ({
      name: ASSUMPTION_WORDS[assumption],
      first: clamp(first),
      total: clamp(total)
    })),
    words: {
      first: "allein",
      total: "mit anderen",
      format: (value) => (value === null ? "–" : formatShare(value))
    }
  };
}
