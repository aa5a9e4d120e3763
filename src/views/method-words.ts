import {formatList, formatNumber, formatPeriod} from "../model/format.js";
import type {Edition, IndexDefinition, Method} from "../model/method.js";
import {AGGREGATION_WORDS, NORMALISATION_WORDS} from "../text/classification.js";

/** One step of the method in words: a heading and its sentences. */
export interface MethodStep {
  readonly title: string;
  readonly sentences: readonly string[];
}

/**
 * A method file in German words, step by step, for one edition. `titles` maps indicator keys to their titles; a key
 * without a title is shown as it is.
 */
export function methodInWords(
  method: Method,
  edition: Edition,
  titles: ReadonlyMap<string, string>
): readonly MethodStep[] {
  const assumed = method.assumptions ?? [];
  const steps = [
    ...(assumed.length === 0 ? [] : [{title: "Annahmen, die die Quelle nicht nennt", sentences: assumed}]),
    {title: "Welche Gebiete zählen", sentences: eligibility(method, edition)},
    {title: "Status", sentences: indexInWords(method.status, edition, titles)}
  ];
  if (method.dynamics === null) return steps;
  return [...steps, {title: "Dynamik", sentences: indexInWords(method.dynamics, edition, titles)}];
}

function eligibility({areas}: Method, edition: Edition): readonly string[] {
  const listed = areas.exclude.filter(({periods}) => periods === null || periods.includes(edition.period));
  const sentences =
    areas.minimumPopulation === null
      ? []
      : [
          `Gebiete mit weniger als ${formatNumber(areas.minimumPopulation)} Einwohnerinnen und Einwohnern werden nicht eingestuft.`
        ];
  return [
    ...sentences,
    ...listed.map(({areas: ids, reason}) => `Ausgenommen: ${formatList(ids)} – ${reason}`),
    "Ein Gebiet, für das ein Wert fehlt oder geheim zu halten ist, wird nicht eingestuft. Ausgenommene Gebiete gehen in keine Rechnung ein."
  ];
}

function indexInWords(
  index: IndexDefinition,
  edition: Edition,
  titles: ReadonlyMap<string, string>
): readonly string[] {
  return [
    `${index.change ? changeWords(edition) : "Es gehen ein"}: ${indicatorWords(index, titles)}.`,
    NORMALISATION_WORDS[index.normalise],
    `${AGGREGATION_WORDS[index.aggregate]}${weightWords(index)}${standardiseWords(index)}.`,
    ...(index.round === undefined ? [] : [`Jeder Schritt wird auf ${index.round} Stellen gerundet.`]),
    `Klassen: ${cutWords(index)}.`
  ];
}

function changeWords({period, baseline}: Edition): string {
  return `Es geht die Veränderung von ${formatPeriod(baseline ?? "")} bis ${formatPeriod(period)} ein`;
}

function indicatorWords({indicators}: IndexDefinition, titles: ReadonlyMap<string, string>): string {
  const words = indicators.map(({key, direction}) => {
    const title = titles.get(key) ?? key;
    return direction === "higher_is_better" ? `${title} (umgekehrt: mehr ist besser)` : title;
  });
  return words.length > 1 ? words.join("; ") : words.join("");
}

function weightWords({indicators, weights}: IndexDefinition): string {
  if (weights !== undefined) return ", mit Gewichten aus der ersten Hauptkomponente der Indikatoren";
  const total = indicators.reduce((sum, {weight}) => sum + weight, 0);
  const equal = indicators.every(({weight}) => weight === indicators[0]?.weight);
  if (equal) return ", jeder mit gleichem Gewicht";
  const shares = indicators.map(({key, weight}) => `${key} ${formatNumber((100 * weight) / total, 1)} %`);
  return `, gewichtet: ${formatList(shares)}`;
}

function standardiseWords({standardise}: IndexDefinition): string {
  if (standardise === null) return "";
  return standardise === "percent-rank"
    ? "; der Index ist der Prozentrang des Ergebnisses"
    : "; das Ergebnis wird noch einmal standardisiert und ist der Index";
}

function cutWords({cuts, classes}: IndexDefinition): string {
  if (cuts.kind === "quantiles") return `${classes.length} gleich große Gruppen (Quantile)`;
  if (cuts.kind === "natural-breaks")
    return `${classes.length} Gruppen nach natürlichen Brüchen (Fisher–Jenks)`;
  const {points} = cuts;
  return classes
    .map(({code, name}, i) => {
      const [from, to] = [points[i - 1], points[i]];
      const lower = from && `${from.equal === "upper" ? "ab" : "über"} ${formatNumber(from.at, 1)}`;
      const upper = to && `${to.equal === "lower" ? "bis" : "unter"} ${formatNumber(to.at, 1)}`;
      return `${name} (${code}) ${[lower, upper].filter(Boolean).join(" ")}`;
    })
    .join("; ");
}
