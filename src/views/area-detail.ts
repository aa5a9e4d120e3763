import type {ScoreBarsProps} from "../components/charts/score-bars.js";
import type {TrendProps, TrendSeries} from "../components/charts/trend.js";
import type {AreaDetail} from "../components/figures/area-panel.js";
import type {ClassifiedArea, IndicatorScore} from "../model/classification.js";
import {contributions} from "../model/contributions.js";
import {formatList, formatNumber, formatPeriod, formatSigned, formatValue} from "../model/format.js";
import type {Indicator} from "../model/indicator.js";
import type {IndexDefinition} from "../model/method.js";
import {locatingLevel} from "../model/places.js";
import {writeProfileView} from "../model/profile-link.js";
import {similarAreas} from "../model/similar-areas.js";
import {EXCLUSION_SENTENCES} from "../text/classification.js";
import {FIGURE_WORDS} from "../text/status-dynamics.js";
import {keptWords, noiseWords, otherWords} from "./certainty.js";
import {className, fillOf, groupWords, locatedIn, type StatusFigureData} from "./status-data.js";

/** The panel of one area: its class, what drove it, where it stands on every index and indicator, and its history. */
export function areaDetail(data: StatusFigureData, row: ClassifiedArea): AreaDetail {
  const {method, places} = data;
  const level = places.level(method.level);
  const parent = locatedIn(data, row);
  return {
    name: row.name,
    place: parent === null ? level.title : `${level.title} in ${parent}`,
    className: className(method, row),
    fill: fillOf(method, row),
    facts:
      row.population === null ? [] : [{label: FIGURE_WORDS.population, text: formatNumber(row.population)}],
    note: row.excluded === null ? driverSentence(data, row) : exclusionSentence(data, row),
    scores: row.excluded === null ? indexScores(data, row) : [],
    trends: trends(data, row),
    marks: marks(data, row),
    similar: row.excluded === null ? similar(data, row) : null,
    link: {
      href: `../steckbrief/${writeProfileView({level: method.level, areas: [row.area_id], period: profilePeriod(data)})}`,
      text: FIGURE_WORDS.profile
    }
  };
}

/** An older edition opens its profile as of then; the newest needs no date. */
function profilePeriod({method, edition}: StatusFigureData): string | null {
  const newest = method.editions.every(({period}) => period <= edition.period);
  return newest ? null : edition.period;
}

/** How sure the class is, and whether the change exceeds chance: beside the class, never instead of it. */
function marks({certainty, indicators, method}: StatusFigureData, row: ClassifiedArea): readonly string[] {
  const kept = keptWords(certainty ?? null, row.area_id);
  const words = [
    kept && `${kept}.`,
    otherWords(certainty ?? null, row.area_id, (code) => groupWords(method, code) ?? code),
    noiseWords(certainty?.changes.get(row.area_id), indicators)
  ];
  return words.filter((text) => text !== null);
}

const SIMILAR = 5;

function similar(data: StatusFigureData, row: ClassifiedArea): AreaDetail["similar"] {
  const found = similarAreas(data.weighted ?? data.method, data.rows, row, SIMILAR);
  return {
    title: "Ähnliche Gebiete",
    note: "Am nächsten in allen Indikatoren von Status und Dynamik zusammen, das ähnlichste zuerst.",
    areas: found.map(({area}) => ({
      ...{id: area.area_id, name: area.name, place: locatedIn(data, area)},
      fill: fillOf(data.method, area)
    }))
  };
}

function exclusionSentence({method}: StatusFigureData, row: ClassifiedArea): string {
  if (row.excluded_reason !== null) return row.excluded_reason;
  if (row.excluded === "below_minimum") {
    return `Gebiete mit weniger als ${formatNumber(method.areas.minimumPopulation)} Einwohnerinnen und Einwohnern werden nicht eingestuft.`;
  }
  return EXCLUSION_SENTENCES[row.excluded ?? "missing"];
}

/** Which indicators pull the status furthest from the mean, in one sentence. */
function driverSentence(data: StatusFigureData, row: ClassifiedArea): string | null {
  const scored = row.status.filter((part): part is IndicatorScore & {score: number} => part.score !== null);
  const centre = neutralScore(data.method.status);
  if (scored.length === 0 || centre === null) return null;
  const furthest = [...scored].sort((a, b) => Math.abs(b.score) - Math.abs(a.score))[0]!;
  const title = data.indicators.get(furthest.key)?.title ?? furthest.key;
  if (Math.abs(furthest.score) < 0.5) return "Alle Indikatoren des Status liegen nahe am Mittel der Gebiete.";
  const side = furthest.score > 0 ? "mehr" : "weniger";
  const rest = scored.filter(
    (part) => part !== furthest && Math.sign(part.score) !== Math.sign(furthest.score)
  );
  const against = rest.map(({key}) => `„${data.indicators.get(key)?.title ?? key}“`);
  const contrast =
    against.length === 0
      ? ""
      : `; in die andere Richtung ${against.length > 1 ? "weisen" : "weist"} ${formatList(against)}`;
  return `Am weitesten vom Mittel entfernt ist „${title}“ (${side} Bedarf)${contrast}.`;
}

/** The score that stands for the mean of all areas; null where a normalisation has none. */
function neutralScore({normalise}: IndexDefinition): number | null {
  return normalise === "z-population" || normalise === "z-sample" ? 0 : null;
}

function indexScores(data: StatusFigureData, row: ClassifiedArea): readonly ScoreBarsProps[] {
  const {method} = data;
  const shares = {status: ownShares(data, row, "status"), dynamics: ownShares(data, row, "dynamics")};
  const one = (name: "status" | "dynamics", definition: IndexDefinition, title: string): ScoreBarsProps => ({
    index: {
      title,
      text: formatSigned(row[`${name}_index`], 2),
      value: row[`${name}_index`],
      all: known(data.rows.map((other) => other[`${name}_index`])),
      cuts: definition.cuts.kind === "values" ? definition.cuts.points.map(({at}) => at) : [],
      classes: definition.classes.map((entry) => entry.name)
    },
    indicators: definition.indicators.map(({key}, i) => {
      const part = row[name][i];
      const indicator = data.indicators.get(key);
      return {
        title: indicatorTitle(indicator, key),
        text: isChange(definition, indicator) ? changeText(indicator, part) : valueText(indicator, part),
        score: part?.score ?? null,
        scoreText: `z = ${formatSigned(part?.score ?? null, 2)}`,
        contributionText: contributionText(shares[name]?.[i]),
        all: known(data.rows.map((other) => other[name][i]?.score ?? null))
      };
    }),
    words: shares[name] === null ? FIGURE_WORDS.scores : SCORE_WORDS
  });
  return [
    one("status", method.status, "Status-Index"),
    ...(method.dynamics === null ? [] : [one("dynamics", method.dynamics, "Dynamik-Index")])
  ];
}

const SCORE_WORDS = {
  ...FIGURE_WORDS.scores,
  reading: `${FIGURE_WORDS.scores.reading} Die Beiträge der Indikatoren ergeben zusammen den Index.`
};

/** What each indicator contributes to the area's index; null where there is no such sum. */
function ownShares(
  {method, weighted, rows}: StatusFigureData,
  row: ClassifiedArea,
  name: "status" | "dynamics"
): readonly number[] | null {
  const index = (weighted ?? method)[name];
  if (index === null || index.weights !== undefined) return null;
  return contributions(name, index, rows)?.get(row.area_id) ?? null;
}

function contributionText(contribution: number | undefined): string | null {
  return contribution === undefined ? null : `Beitrag zum Index: ${formatSigned(contribution, 2)}`;
}

function known(values: readonly (number | null)[]): readonly number[] {
  return values.filter((value) => value !== null);
}

/** Below the heading of an index of change, a title need not say once more that it is one. */
function indicatorTitle(indicator: Indicator | undefined, key: string): string {
  return (indicator?.title ?? key).replace(/^Veränderung: /, "");
}

/** Computed by the method from two periods, or delivered as a change in percentage points. */
function isChange({change}: IndexDefinition, indicator: Indicator | undefined): boolean {
  return change || indicator?.unit === "Prozentpunkte";
}

function valueText(indicator: Indicator | undefined, part: IndicatorScore | undefined): string {
  return formatValue(part?.value ?? null, indicator?.unit ?? "", indicator?.decimals ?? 1);
}

function changeText(indicator: Indicator | undefined, part: IndicatorScore | undefined): string {
  const unit = indicator?.unit.replace(/^(%|Prozentpunkte)$/, "Punkte") ?? "";
  return `${formatSigned(part?.value ?? null, indicator?.decimals ?? 1)} ${unit}`.trim();
}

/** A line per status indicator: the area, the area it lies in, the city; periods with the same boundaries only. */
function trends(data: StatusFigureData, row: ClassifiedArea): readonly TrendProps[] {
  const {history, method, places, city} = data;
  if (history === null) return [];
  const located = locatingLevel(places.levels, method.level);
  const parent = located && places.ancestor(method.level, row.area_id, located.key);
  const top = places.levels[0];
  return method.status.indicators.flatMap(({key}) => {
    const values = history.filter(({indicator}) => indicator === key);
    const own = values.filter(({level, area_id}) => level === method.level && area_id === row.area_id);
    const periods = own.map(({period}) => period);
    if (own.filter(({value}) => value !== null).length < 2) return [];
    const line = (name: string, kind: TrendSeries["kind"], level: string, id: string): TrendSeries[] => {
      const found = new Map(
        values
          .filter((entry) => entry.level === level && entry.area_id === id)
          .map(({period, value}) => [period, value])
      );
      const points = periods.map((period) => ({
        period: formatPeriod(period),
        value: found.get(period) ?? null
      }));
      return points.some(({value}) => value !== null) ? [{name, kind, points}] : [];
    };
    const indicator = data.indicators.get(key);
    const format = (value: number) => formatValue(value, indicator?.unit ?? "", indicator?.decimals ?? 1);
    return {
      title: indicator?.title ?? key,
      summary: trendSummary(indicator?.title ?? key, own, format),
      series: [
        ...line(row.name, "area", method.level, row.area_id),
        ...(parent === null || located === null
          ? []
          : line(parent.name, "parent", located.key, parent.area_id)),
        ...(top === undefined || top.key === method.level ? [] : cityLine(data, top.key, line, city))
      ],
      format
    };
  });
}

function cityLine(
  {history}: StatusFigureData,
  level: string,
  line: (name: string, kind: TrendSeries["kind"], level: string, id: string) => TrendSeries[],
  city: string
): TrendSeries[] {
  const id = history?.find((entry) => entry.level === level)?.area_id;
  return id === undefined ? [] : line(city, "city", level, id);
}

function trendSummary(
  title: string,
  own: readonly HistoryPoint[],
  format: (value: number) => string
): string {
  const points = own.filter((point): point is {period: string; value: number} => point.value !== null);
  const [first, last] = [points[0]!, points.at(-1)!];
  return `${title}: ${format(first.value)} (${formatPeriod(first.period)}), ${format(last.value)} (${formatPeriod(last.period)})`;
}

interface HistoryPoint {
  readonly period: string;
  readonly value: number | null;
}
