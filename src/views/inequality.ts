import type {MeasureLineProps} from "../components/charts/measure-line.js";
import {formatNumber, formatPeriod, formatShare, formatValue} from "../model/format.js";
import type {Indicator} from "../model/indicator.js";
import type {InequalityRow} from "../model/inequality.js";

/** One way to measure inequality: what it is, where it comes from, and what it says here. */
export interface InequalityMeasure {
  readonly key: string;
  readonly title: string;
  readonly sentence: string;
  readonly formula: string;
  readonly source: string;
  readonly notFor: string;
  readonly line: Omit<MeasureLineProps, "width">;
}

interface Definition {
  readonly key: string;
  readonly title: string;
  readonly formula: string;
  readonly source: string;
  readonly notFor: string;
  readonly value: (row: InequalityRow) => number | null;
  readonly reference?: {readonly name: string; readonly value: (row: InequalityRow) => number | null};
  readonly format: (value: number) => string;
  /** What the marked period's value says. */
  readonly says: (row: InequalityRow, indicator: Indicator) => string;
  /** Changes smaller than this are called none. */
  readonly notable: number;
}

const two = (value: number) => formatNumber(value, 2);

const DEFINITIONS: readonly Definition[] = [
  {
    key: "fifths",
    title: "Oberstes zu unterstem Fünftel",
    formula:
      "Mittel der Gebiete mit den höchsten Werten, in denen ein Fünftel der Menschen lebt, geteilt durch das Mittel der Gebiete mit den niedrigsten",
    source: "Quintilverhältnis S80/S20, Eurostat",
    notFor: "Werte nahe null im untersten Fünftel: das Verhältnis springt",
    value: ({fifths}) => fifths?.ratio ?? null,
    format: (value) => `${formatNumber(value, 1)}\u202f×`,
    says: ({fifths}, {unit, decimals}) =>
      `Wo der Wert am höchsten ist und ein Fünftel der Menschen lebt, beträgt er im Mittel ${formatValue(fifths!.top, unit, decimals)}; am anderen Ende sind es ${formatValue(fifths!.bottom, unit, decimals)}.`,
    notable: 0.1
  },
  {
    key: "gini",
    title: "Gini-Koeffizient der Gebiete",
    formula: "G = Σᵢ Σⱼ wᵢ wⱼ |xᵢ − xⱼ| / (2 W² x̄), w: Bevölkerung, W = Σ w",
    source: "Gini 1912; gewichtet: Lerman & Yitzhaki 1989",
    notFor: "Ungleichheit zwischen Menschen: Was innerhalb der Gebiete verschieden ist, sieht er nicht",
    value: ({gini}) => gini,
    format: two,
    says: ({gini}) =>
      `0 hieße: Alle Gebiete haben denselben Wert. Zwei zufällig gewählte Menschen leben in Gebieten, deren Werte sich im Mittel um ${formatShare(2 * gini!, 0)} des Mittelwerts unterscheiden.`,
    notable: 0.005
  },
  {
    key: "theil",
    title: "Theil-Index",
    formula: "T = Σᵢ (wᵢ / W) · (xᵢ / x̄) · ln(xᵢ / x̄)",
    source: "Theil 1967",
    notFor:
      "Vergleiche mit dem Gini-Koeffizienten: Theil zählt hohe Werte stärker und hat keine feste Obergrenze",
    value: ({theil}) => theil,
    format: (value) => formatNumber(value, 3),
    says: () =>
      "0 hieße: kein Unterschied. Einzelne sehr hohe Werte zählen hier stärker als beim Gini-Koeffizienten.",
    notable: 0.005
  },
  {
    key: "dissimilarity",
    title: "Dissimilaritätsindex, bereinigt",
    formula:
      "D = ½ Σᵢ |gᵢ / G − rᵢ / R|; bereinigt (D − D*) / (1 − D*), D*: im Mittel bei zufälliger Verteilung",
    source: "Duncan & Duncan 1955; Carrington & Troske 1997",
    notFor: "die Lage im Raum: Ob die Gebiete nebeneinander liegen, geht nicht ein",
    value: ({dissimilarity}) => dissimilarity?.corrected ?? null,
    reference: {name: "durch Zufall allein", value: ({dissimilarity}) => dissimilarity?.byChance ?? null},
    format: (value) => formatShare(value, 0),
    says: ({dissimilarity}) =>
      `${formatShare(dissimilarity!.index, 0)} der gezählten Menschen müssten in ein anderes Gebiet ziehen, damit ihr Anteil überall gleich wäre. In Gebieten dieser Größe ergäbe der Zufall allein ${formatShare(dissimilarity!.byChance, 0)}; bereinigt sind es ${formatShare(dissimilarity!.corrected, 0)}.`,
    notable: 0.005
  }
];

/** The measures that have an answer for the marked period, each with its line over time. */
export function inequalityMeasures(
  rows: readonly InequalityRow[],
  indicator: Indicator,
  period: string
): readonly InequalityMeasure[] {
  const marked = rows.find((row) => row.period === period);
  if (marked === undefined) return [];
  return DEFINITIONS.filter(({value}) => value(marked) !== null).map((definition) => {
    const {key, title, formula, source, notFor, value, reference, format, says} = definition;
    const points = (of: (row: InequalityRow) => number | null) =>
      rows.map((row) => ({period: formatPeriod(row.period), value: of(row)}));
    const change = changeSentence(rows, period, definition);
    return {
      key,
      title,
      sentence: [says(marked, indicator), change].filter((text) => text !== "").join(" "),
      formula,
      source,
      notFor,
      line: {
        points: points(value),
        marked: formatPeriod(period),
        reference: reference === undefined ? null : {name: reference.name, points: points(reference.value)},
        words: {
          summary: `${title} je Zeitraum: ${points(value)
            .map((point) => `${point.period} ${point.value === null ? "k. A." : format(point.value)}`)
            .join(", ")}.`,
          format
        }
      }
    };
  });
}

/** "2012 waren es 0,28: Die Unterschiede sind gewachsen." */
function changeSentence(
  rows: readonly InequalityRow[],
  period: string,
  {value, format, notable}: Definition
): string {
  const first = rows.find((row) => value(row) !== null)!;
  const [then, now] = [value(first)!, value(rows.find((row) => row.period === period)!)!];
  if (first.period >= period) return "";
  const difference = now - then;
  const words =
    Math.abs(difference) < notable
      ? "kaum verändert"
      : difference > 0
        ? "größer geworden"
        : "kleiner geworden";
  return `${formatPeriod(first.period)} waren es ${format(then)}: Die Unterschiede zwischen den Gebieten sind seither ${words}.`;
}
