import type {ClassLegendProps} from "../components/controls/class-legend.js";
import type {AreaFill} from "../components/link-state.js";
import type {AreaMapLook} from "../components/maps/area-map.js";
import {formatNumber, formatPeriod, formatSigned, formatValue} from "../model/format.js";
import type {Indicator} from "../model/indicator.js";
import type {SeriesLayer} from "../model/indicator-series.js";
import type {Places} from "../model/places.js";
import type {GlobalMoran} from "../model/statistics/global-moran.js";
import type {LocalMoran, Quadrant} from "../model/statistics/local-moran.js";
import {FLAG_WORDS} from "../text/indicator.js";
import {pWords, QUADRANT_WORDS, STATISTICS_WORDS} from "../text/statistics.js";
import {countAreas} from "../text/status-dynamics.js";

/** All that the map of patterns is made of. */
export interface PatternData {
  readonly indicator: Indicator;
  readonly layer: SeriesLayer;
  readonly places: Places;
  /** Values that were used, in the indicator's unit. */
  readonly values: ReadonlyMap<string, number>;
  readonly smoothed: boolean;
  readonly global: GlobalMoran | null;
  /** null: no answer. */
  readonly local: readonly LocalMoran[] | null;
  readonly islands: readonly string[];
  /** Areas of the level. */
  readonly areas: readonly string[];
}

const QUADRANTS: readonly Quadrant[] = ["high-high", "high-low", "low-high", "low-low"];
const NO_PATTERN: AreaFill = {colour: "var(--pattern-none)"};

export function quadrantFill(quadrant: Quadrant): AreaFill {
  return {colour: `var(--pattern-${quadrant})`};
}

/** Fill of every area: findings by quadrant, the others grey, without a value by the reason. */
export function patternFills(data: PatternData): ReadonlyMap<string, AreaFill> {
  const found = new Map(data.local?.map((area) => [area.area_id, area]));
  return new Map(
    data.areas.map((id) => {
      const area = found.get(id);
      if (area !== undefined) return [id, area.finding ? quadrantFill(area.quadrant) : NO_PATTERN];
      const withheld = data.layer.values.get(id)?.flag === "suppressed";
      const fill: AreaFill = data.values.has(id)
        ? {pattern: "dots"}
        : {pattern: withheld ? "hatch" : "outline"};
      return [id, fill];
    })
  );
}

export function patternLegend(data: PatternData): ClassLegendProps {
  const found = data.local ?? [];
  const count = (areas: number) => countAreas(areas);
  const without = data.areas.filter((id) => !data.values.has(id));
  const withheld = without.filter((id) => data.layer.values.get(id)?.flag === "suppressed");
  const rest = [
    {fill: {pattern: "dots"} as const, name: STATISTICS_WORDS.island, areas: data.islands.length},
    {fill: {pattern: "hatch"} as const, name: FLAG_WORDS.suppressed, areas: withheld.length},
    {
      fill: {pattern: "outline"} as const,
      name: STATISTICS_WORDS.noValue,
      areas: without.length - withheld.length
    }
  ];
  return {
    title: "Gebiet und Nachbarn, am Mittel aller Gebiete gemessen",
    entries: [
      ...QUADRANTS.map((quadrant) => ({
        fill: quadrantFill(quadrant),
        name: QUADRANT_WORDS[quadrant],
        count: count(found.filter((area) => area.finding && area.quadrant === quadrant).length)
      })),
      {
        fill: NO_PATTERN,
        name: STATISTICS_WORDS.noPattern,
        count: count(found.filter(({finding}) => !finding).length)
      },
      ...rest.filter(({areas}) => areas > 0).map(({areas, ...entry}) => ({...entry, count: count(areas)}))
    ]
  };
}

export function patternLook(data: PatternData): AreaMapLook {
  const tooltip = (id: string) => ({
    title: data.places.area(data.layer.level, id)?.name ?? id,
    lines: areaLines(data, id)
  });
  return {
    fills: patternFills(data),
    tooltip,
    describe: (id) => [tooltip(id).title, ...tooltip(id).lines].join(", ")
  };
}

function areaLines(data: PatternData, id: string): readonly string[] {
  const {indicator, layer} = data;
  const value = data.values.get(id);
  if (value === undefined) return [FLAG_WORDS[layer.values.get(id)?.flag ?? "missing"]];
  const shown = formatValue(value, indicator.unit, indicator.decimals);
  const first = data.smoothed ? `${shown} (geglättet)` : shown;
  const found = data.local?.find(({area_id}) => area_id === id);
  if (found === undefined) return [first, STATISTICS_WORDS.island];
  return [
    first,
    found.finding ? QUADRANT_WORDS[found.quadrant] : STATISTICS_WORDS.noPattern,
    pWords(found.p)
  ];
}

/** The global result for readers. */
export function globalSentence(global: GlobalMoran | null): string {
  if (global === null) {
    return "Dafür gibt es zu wenige Gebiete mit Wert und Nachbarn, oder alle haben denselben Wert: Ein räumliches Muster lässt sich nicht bestimmen.";
  }
  const {i, expected, p, permutations, areas} = global;
  const pattern =
    p >= 0.05
      ? "Ein räumliches Muster ist nicht zu erkennen"
      : i > expected
        ? "Ähnliche Werte liegen beieinander: Wo der Wert hoch ist, ist er es meist auch nebenan"
        : "Benachbarte Gebiete unterscheiden sich stärker, als der Zufall es erwarten lässt";
  return `${pattern}. Morans I beträgt ${formatNumber(i, 2)}; ohne jedes Muster wäre im Mittel ${formatNumber(expected, 3)} zu erwarten. Verteilt man dieselben Werte ${formatNumber(permutations)}-mal zufällig auf die ${formatNumber(areas)} Gebiete, kommt ein so deutliches Ergebnis ${chanceWords(p)} vor (${pWords(p)}).`;
}

function chanceWords(p: number): string {
  if (p < 0.001) return "so gut wie nie";
  return p < 0.05 ? "selten" : "öfter";
}

/** What the map shows, in a sentence. */
export function localSentence({local}: PatternData): string {
  if (local === null) return "";
  const found = local.filter(({finding}) => finding);
  if (found.length === 0)
    return `Kein einzelnes von ${formatNumber(local.length)} Gebieten hebt sich mit seinen Nachbarn deutlicher ab, als der Zufall es erwarten lässt.`;
  const number = (quadrant: Quadrant) => found.filter((area) => area.quadrant === quadrant).length;
  const mixed = number("high-low") + number("low-high");
  const outliers =
    mixed === 0 ? "" : ` ${countAreas(mixed)} ${mixed === 1 ? "weicht" : "weichen"} von der Umgebung ab.`;
  return `${sentenceCase(countAreas(number("high-high")))} mit hohem Wert ${number("high-high") === 1 ? "liegt" : "liegen"} zwischen ebensolchen, ${countAreas(number("low-low"))} mit niedrigem zwischen niedrigen.${outliers} Höchstens jede zwanzigste dieser Markierungen ist im Mittel Zufall.`;
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "Kinderarmut in %, 2025, Quartiere". */
export function layerTitle({title, unit}: Indicator, plural: string, period: string): string {
  return `${title}${unit === "" ? "" : ` in ${unit}`}, ${plural}, ${formatPeriod(period)}`;
}

/** Moran's I as read in a chart. */
export function formatMoran(value: number): string {
  return formatSigned(value, 2).replace("+", "");
}
