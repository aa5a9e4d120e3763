import type {FittedScatterProps, ScatterPoint} from "../components/charts/fitted-scatter.js";
import type {ClassLegendProps} from "../components/controls/class-legend.js";
import type {AreaFill} from "../components/link-state.js";
import type {AreaMapLook} from "../components/maps/area-map.js";
import {formatNumber, formatSigned, formatValue} from "../model/format.js";
import type {Indicator} from "../model/indicator.js";
import type {Places} from "../model/places.js";
import {partialCorrelation, pearson, spearman} from "../model/statistics/correlation.js";
import {fittedLine, type FittedLine} from "../model/statistics/fitted-line.js";
import type {Interval} from "../model/statistics/wilson-interval.js";
import {FLAG_WORDS} from "../text/indicator.js";
import {STATISTICS_WORDS} from "../text/statistics.js";
import {countAreas} from "../text/status-dynamics.js";

/** One of the two indicators, or the one held constant, at the level and period shown. */
export interface RelationSide {
  readonly indicator: Indicator;
  readonly values: ReadonlyMap<string, number>;
  readonly smoothed: boolean;
  /** Wilson intervals; empty where there are none or they are not shown. */
  readonly intervals: ReadonlyMap<string, Interval>;
}

export interface RelationData {
  readonly x: RelationSide;
  readonly y: RelationSide;
  /** null: nothing is held constant. */
  readonly control: RelationSide | null;
  readonly level: string;
  readonly places: Places;
  readonly areas: readonly string[];
  /** How much an area counts; null: its population is unknown and it is left out. */
  readonly weightOf: (area: string) => number | null;
  /** Whether weights are populations, or all areas count the same. */
  readonly weighted: boolean;
}

/** An area that has both values and a weight. */
export interface RelatedArea {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly weight: number;
  /** Class of the deviation from the line: 0 far below to 4 far above, null without a line. */
  readonly deviation: number | null;
}

/** What the two indicators have to do with each other. */
export interface Relation {
  readonly areas: readonly RelatedArea[];
  readonly line: FittedLine | null;
  readonly pearson: number | null;
  readonly spearman: number | null;
  /** null also where nothing is held constant. */
  readonly partial: number | null;
}

/** From how many weighted standard deviations of the remainder an area counts as off the line, and as far off. */
const OFF = [0.5, 1.5] as const;

export function relate(data: RelationData): Relation {
  const known = data.areas.flatMap((id) => {
    const [x, y, weight] = [data.x.values.get(id), data.y.values.get(id), data.weightOf(id)];
    return x === undefined || y === undefined || weight === null ? [] : [{id, x, y, weight}];
  });
  const pairs = columns(known);
  const line = fittedLine(pairs);
  const spread = line === null ? 0 : remainder(known, line);
  const held = data.control;
  const controlled = held === null ? [] : known.filter(({id}) => held.values.has(id));
  return {
    areas: known.map((area) => ({
      ...area,
      deviation: line === null || spread === 0 ? null : deviationClass((area.y - line.at(area.x).y) / spread)
    })),
    line,
    pearson: pearson(pairs),
    spearman: spearman(pairs),
    partial:
      held === null
        ? null
        : partialCorrelation(columns(controlled), [controlled.map(({id}) => held.values.get(id)!)])
  };
}

function columns(areas: readonly Omit<RelatedArea, "deviation">[]) {
  return {x: areas.map(({x}) => x), y: areas.map(({y}) => y), weights: areas.map(({weight}) => weight)};
}

function remainder(areas: readonly Omit<RelatedArea, "deviation">[], line: FittedLine): number {
  const total = areas.reduce((sum, {weight}) => sum + weight, 0);
  return Math.sqrt(areas.reduce((sum, {x, y, weight}) => sum + weight * (y - line.at(x).y) ** 2, 0) / total);
}

function deviationClass(z: number): number {
  const size = Math.abs(z) < OFF[0] ? 0 : Math.abs(z) < OFF[1] ? 1 : 2;
  return 2 + Math.sign(z) * size;
}

const DEVIATIONS = ["weit darunter", "darunter", "etwa wie die Linie", "darüber", "weit darüber"] as const;
const fillOf = (deviation: number | null): {readonly colour: string} => ({
  colour: `var(--deviation-${(deviation ?? 2) + 1})`
});

/** Value with unit, and "geglättet" where it is. */
export function sideWords({indicator, smoothed}: RelationSide, value: number | undefined): string {
  if (value === undefined) return STATISTICS_WORDS.noValue;
  const shown = formatValue(value, indicator.unit, indicator.decimals);
  return smoothed ? `${shown} (geglättet)` : shown;
}

function lines(data: RelationData, id: string): readonly string[] {
  const word = (side: RelationSide) => `${side.indicator.title}: ${sideWords(side, side.values.get(id))}`;
  const interval = data.y.intervals.get(id);
  const {unit, decimals} = data.y.indicator;
  const range =
    interval === undefined
      ? []
      : [`95 %: ${formatNumber(interval.low, decimals)} bis ${formatValue(interval.high, unit, decimals)}`];
  return [word(data.x), word(data.y), ...range];
}

export function scatterProps(data: RelationData, relation: Relation): FittedScatterProps {
  const name = (id: string) => data.places.area(data.level, id)?.name ?? id;
  const pair = (interval: Interval | undefined) =>
    interval === undefined ? null : ([interval.low, interval.high] as const);
  const points = relation.areas.map(({id, x, y, weight, deviation}): ScatterPoint => ({
    area: id,
    name: name(id),
    x,
    y,
    size: data.weighted ? weight : 1,
    colour: fillOf(deviation).colour,
    lines: lines(data, id),
    xInterval: pair(data.x.intervals.get(id)),
    yInterval: pair(data.y.intervals.get(id))
  }));
  const axis = ({indicator: {title, unit}, smoothed}: RelationSide) =>
    `${title}${unit === "" ? "" : ` in ${unit}`}${smoothed ? " (geglättet)" : ""}`;
  return {
    points: [...points].sort((a, b) => b.size - a.size),
    line: linePoints(relation),
    words: {
      x: axis(data.x),
      y: axis(data.y),
      summary: `${countAreas(points.length)} nach ${axis(data.x)} und ${axis(data.y)}. ${relationSentence(data, relation)}`,
      format: (value) => formatNumber(value, Number.isInteger(value) ? 0 : 1)
    }
  };
}

function linePoints({areas, line}: Relation): FittedScatterProps["line"] {
  if (line === null) return [];
  const x = areas.map((area) => area.x);
  const [from, to] = [Math.min(...x), Math.max(...x)];
  return Array.from({length: 41}, (_, i) => {
    const at = from + ((to - from) * i) / 40;
    return {x: at, ...line.at(at)};
  });
}

/** The map shows where the vertical indicator is higher or lower than the horizontal one lets expect. */
export function relationLook(data: RelationData, {areas}: Relation): AreaMapLook {
  const byId = new Map(areas.map((area) => [area.id, area]));
  const tooltip = (id: string) => ({
    title: data.places.area(data.level, id)?.name ?? id,
    lines: [...lines(data, id), ...(byId.has(id) ? [`${DEVIATIONS[byId.get(id)!.deviation ?? 2]}`] : [])]
  });
  const fill = (id: string): AreaFill => {
    const area = byId.get(id);
    return area === undefined ? {pattern: "outline"} : fillOf(area.deviation);
  };
  return {
    fills: new Map(data.areas.map((id) => [id, fill(id)])),
    tooltip,
    describe: (id) => [tooltip(id).title, ...tooltip(id).lines].join(", ")
  };
}

export function relationLegend({y, areas: all}: RelationData, {areas}: Relation): ClassLegendProps {
  const without = all.length - areas.length;
  const missing = {fill: {pattern: "outline"} as const, name: FLAG_WORDS.missing, count: countAreas(without)};
  return {
    title: `${y.indicator.title}, gemessen an der Linie`,
    entries: [
      ...[4, 3, 2, 1, 0].map((deviation) => ({
        fill: fillOf(deviation),
        name: DEVIATIONS[deviation]!,
        count: countAreas(areas.filter((area) => (area.deviation ?? 2) === deviation).length)
      })),
      ...(without === 0 ? [] : [{...missing, name: "ohne beide Werte"}])
    ]
  };
}

/** What the line says, in a sentence. */
export function relationSentence({x, y}: RelationData, {line, areas}: Relation): string {
  if (line === null)
    return `Für ${countAreas(areas.length)} liegen beide Werte vor, oder sie unterscheiden sich nicht: Eine Linie lässt sich nicht bestimmen.`;
  const {low, high} = line.slopeInterval;
  if (low <= 0 && high >= 0)
    return "Ein Zusammenhang ist nicht zu erkennen: Die Linie könnte nach den Daten auch waagerecht verlaufen.";
  const step = (indicator: Indicator) => (indicator.unit === "%" ? "Prozentpunkte" : indicator.unit);
  const decimals = decimalsFor(Math.abs(line.slope));
  const amount = `${formatNumber(Math.abs(line.slope), decimals)} ${step(y.indicator)}`.trim();
  const [from, to] = [low, high].map(Math.abs).sort((a, b) => a - b) as [number, number];
  const one = x.indicator.unit === "%" ? "einen Prozentpunkt" : `1 ${x.indicator.unit}`.trim();
  return `Wo „${x.indicator.title}“ um ${one} höher liegt, liegt „${y.indicator.title}“ im Mittel um ${amount} ${line.slope > 0 ? "höher" : "niedriger"} (95-%-Intervall: ${formatNumber(from, decimals)} bis ${formatNumber(to, decimals)}).`;
}

function decimalsFor(size: number): number {
  return size >= 10 ? 1 : size >= 0.1 ? 2 : 4;
}

/** Numbers below the figure: name, value, what it means. */
export interface RelationNumber {
  readonly key: string;
  readonly title: string;
  readonly value: string;
  readonly meaning: string;
}

export function relationNumbers(data: RelationData, relation: Relation): readonly RelationNumber[] {
  const r = (value: number | null) => formatSigned(value, 2);
  const weighted = data.weighted ? ", nach Einwohnerzahl gewichtet" : "";
  return [
    {
      key: "pearson",
      title: `Pearson${weighted}`,
      value: r(relation.pearson),
      meaning: "Wie eng die Punkte an einer Geraden liegen: −1 bis +1, 0 heißt kein linearer Zusammenhang."
    },
    {
      key: "spearman",
      title: `Spearman${weighted}`,
      value: r(relation.spearman),
      meaning: "Dasselbe für die Reihenfolge der Gebiete: unempfindlich gegen einzelne extreme Werte."
    },
    ...(data.control === null
      ? []
      : [
          {
            key: "partial",
            title: `Bei gleichem Wert von „${data.control.indicator.title}“`,
            value: r(relation.partial),
            meaning:
              "Partielle Korrelation: was vom Zusammenhang bleibt, wenn der dritte Indikator herausgerechnet ist."
          }
        ]),
    {
      key: "explained",
      title: "Von der Linie erklärt",
      value:
        relation.line === null ? formatSigned(null) : `${formatNumber(relation.line.explained * 100)}\u202f%`,
      meaning: "Anteil der Unterschiede im senkrechten Indikator, der der Linie folgt (R²)."
    }
  ];
}

/** What must be said before anybody concludes from it. */
export function relationCautions(data: RelationData, {areas}: Relation): readonly string[] {
  const few =
    areas.length < 30
      ? [
          `Es sind nur ${countAreas(areas.length)}. Ein einziges Gebiet kann das Ergebnis drehen, und zufällige Zusammenhänge sind häufig.`
        ]
      : [];
  const shared =
    data.x.indicator.denominator !== null && data.x.indicator.denominator === data.y.indicator.denominator
      ? [
          "Beide Indikatoren haben denselben Nenner. Das allein kann einen Zusammenhang erzeugen, vor allem in kleinen Gebieten."
        ]
      : [];
  const smoothed =
    data.x.smoothed || data.y.smoothed
      ? [
          "Geglättete Werte liegen enger beieinander als die gezählten; der Zusammenhang erscheint damit anders."
        ]
      : [];
  return [
    ...few,
    ...shared,
    ...smoothed,
    "Nachbargebiete ähneln sich. Das Intervall der Linie nimmt unabhängige Gebiete an und ist deshalb eher zu schmal."
  ];
}
