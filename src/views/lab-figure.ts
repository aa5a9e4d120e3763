import type {ClassScheme} from "../components/class-scheme.js";
import type {AreaFill} from "../components/link-state.js";
import type {AreaMapLook} from "../components/maps/area-map.js";
import type {AgreementTableProps} from "../components/tables/agreement-table.js";
import type {AreaTableColumn, AreaTableRow} from "../components/tables/area-table.js";
import type {Agreement, AgreementCell} from "../model/agreement.js";
import type {ClassifiedArea} from "../model/classification.js";
import {formatNumber, formatShare, formatSigned} from "../model/format.js";
import type {ClassName, IndexDefinition, Method} from "../model/method.js";
import {INDEX_TITLES, LAB_WORDS} from "../text/methodenlabor.js";
import {countAreas} from "../text/status-dynamics.js";
import {className, fillOf, groupOf, locatedIn, type StatusFigureData} from "./status-data.js";
import {classScheme} from "./status-figure.js";

/** One area in the reference and in the draft. */
export interface LabPair {
  readonly from: ClassifiedArea;
  readonly to: ClassifiedArea;
  /** Another class, or a class in only one of them; of an index with other classes than the reference's nothing is said. */
  readonly changed: boolean;
}

export interface LabComparison {
  readonly reference: Method;
  readonly draft: Method;
  readonly pairs: readonly LabPair[];
  /** The indices that have the same classes in both, so that areas can be compared. */
  readonly comparable: readonly ("status" | "dynamics")[];
}

export function compareClasses(
  reference: Method,
  draft: Method,
  before: readonly ClassifiedArea[],
  after: readonly ClassifiedArea[]
): LabComparison {
  const comparable = (["status", "dynamics"] as const).filter((name) => {
    const [a, b] = [reference[name], draft[name]];
    return a !== null && b !== null && codes(a) === codes(b);
  });
  const byId = new Map(before.map((row) => [row.area_id, row]));
  const pairs = after.flatMap((to): LabPair[] => {
    const from = byId.get(to.area_id);
    if (from === undefined) return [];
    const moved = comparable.some((name) => from[`${name}_class`] !== to[`${name}_class`]);
    return [{from, to, changed: moved || (from.excluded === null) !== (to.excluded === null)}];
  });
  return {reference, draft, pairs, comparable};
}

const codes = ({classes}: IndexDefinition): string => classes.map(({code}) => code).join("\n");

/** How many areas have another class, in a sentence; with the share of those that have a class in both. */
export function comparisonSentence({pairs, comparable}: LabComparison): string {
  const both = pairs.filter(({from, to}) => from.excluded === null && to.excluded === null);
  const moved = (name: "status" | "dynamics") =>
    both.filter(({from, to}) => from[`${name}_class`] !== to[`${name}_class`]).length;
  const any = both.filter(({changed}) => changed).length;
  const lost = pairs.filter(({from, to}) => from.excluded === null && to.excluded !== null).length;
  const gained = pairs.filter(({from, to}) => from.excluded !== null && to.excluded === null).length;
  const parts =
    comparable.length < 2 || any === 0
      ? ""
      : ` (${comparable.map((name) => `${INDEX_TITLES[name]} ${formatNumber(moved(name))}`).join(", ")})`;
  const share = both.length === 0 ? "" : `, ${formatShare(any / both.length, 1)}`;
  const main =
    comparable.length === 0
      ? "Die Klassen sind andere als in der Ausgangsmethode; gezählt wird deshalb nur, welche Gebiete eingestuft sind."
      : any === 0
        ? `Alle ${formatNumber(both.length)} Gebiete behalten ihre Klasse.`
        : `${formatNumber(any)} von ${formatNumber(both.length)} Gebieten ${any === 1 ? "hat" : "haben"} eine andere Klasse${share}${parts}.`;
  const out = lost === 0 ? "" : ` ${countAreas(lost)} ${lost === 1 ? "ist" : "sind"} nicht mehr eingestuft.`;
  const added = gained === 0 ? "" : ` ${countAreas(gained)} ${gained === 1 ? "ist" : "sind"} neu eingestuft.`;
  return main + out + added;
}

/** The map: areas with another class in the colour of the new one, the others faint; or all in their new colours. */
export function labMapLook(
  {draft, reference, pairs}: LabComparison,
  view: "differences" | "classes",
  place: (row: ClassifiedArea) => string | null
): AreaMapLook {
  const byId = new Map(pairs.map((pair) => [pair.to.area_id, pair]));
  const lines = (id: string): readonly string[] => {
    const pair = byId.get(id);
    if (pair === undefined) return [];
    const now = className(draft, pair.to);
    const words = pair.changed
      ? [`${LAB_WORDS.from}: ${className(reference, pair.from)}`, `${LAB_WORDS.to}: ${now}`]
      : [now];
    return [...words, place(pair.to) ?? ""].filter(Boolean);
  };
  const title = (id: string) => byId.get(id)?.to.name ?? id;
  return {
    fills: new Map(
      pairs.map((pair) => {
        const fill = fillOf(draft, pair.to);
        return [pair.to.area_id, view === "classes" || pair.changed ? fill : faint(fill)];
      })
    ),
    tooltip: (id) => ({title: title(id), lines: lines(id)}),
    describe: (id) => [title(id), ...lines(id)].join(", ")
  };
}

const faint = (fill: AreaFill): AreaFill =>
  "colour" in fill ? {colour: `color-mix(in srgb, ${fill.colour} 16%, var(--ground))`} : fill;

export function labScheme({draft, pairs}: LabComparison): ClassScheme {
  return classScheme(
    draft,
    pairs.map(({to}) => to)
  );
}

export function labCounts({pairs}: LabComparison): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const {to} of pairs) counts.set(groupOf(to), (counts.get(groupOf(to)) ?? 0) + 1);
  return counts;
}

export const CHANGED_COLUMNS: readonly AreaTableColumn[] = [
  {key: "parent", title: "liegt in", numeric: false},
  {key: "before", title: LAB_WORDS.from, numeric: false},
  {key: "now", title: LAB_WORDS.to, numeric: false},
  {key: "status", title: "Status-Index", numeric: true}
];

/** A row per area with another class. */
export function changedRows(
  {pairs, reference, draft}: LabComparison,
  data: Pick<StatusFigureData, "places" | "method">
): readonly AreaTableRow[] {
  return pairs
    .filter(({changed}) => changed)
    .map(({from, to}) => {
      const parent = locatedIn(data, to);
      const [index, next] = [from.status_index, to.status_index];
      return {
        id: to.area_id,
        name: to.name,
        cells: {
          parent: {text: parent ?? "", sort: parent},
          before: {text: className(reference, from), sort: groupOf(from), fill: fillOf(reference, from)},
          now: {text: className(draft, to), sort: groupOf(to), fill: fillOf(draft, to)},
          status: {text: `${formatSigned(index, 2)} → ${formatSigned(next, 2)}`, sort: next}
        }
      };
    });
}

export function agreementProps(
  index: "status" | "dynamics",
  reference: Method,
  draft: Method,
  cells: readonly AgreementCell[]
): AgreementTableProps {
  const [rows, columns] = [reference[index]?.classes ?? [], draft[index]?.classes ?? []];
  const count = (a: ClassName, b: ClassName) =>
    cells.find(({class_a, class_b}) => class_a === a.code && class_b === b.code)?.areas ?? 0;
  return {
    caption: LAB_WORDS.agreement(INDEX_TITLES[index]),
    rows: rows.map(({name}) => name),
    columns: columns.map(({name}) => name),
    counts: rows.map((row) => columns.map((column) => count(row, column))),
    square: rows.map(({code}) => code).join("\n") === columns.map(({code}) => code).join("\n"),
    words: {
      before: `${LAB_WORDS.from} ↓`,
      now: `${LAB_WORDS.to} →`,
      format: (areas) => (areas === 0 ? "–" : formatNumber(areas))
    }
  };
}

/** Kappa in words, or why there is none. */
export function kappaWords(agreement: Agreement | null): string {
  if (agreement === null) return LAB_WORDS.noKappa;
  if (agreement.kappa === null) return LAB_WORDS.oneClass;
  const weighted =
    agreement.kappa_linear === null
      ? ""
      : `, nach Abstand der Klassen gewichtet ${formatNumber(agreement.kappa_linear, 2)}`;
  return `Gleiche Klasse: ${formatShare(agreement.agreement, 1)} der Gebiete. Cohens Kappa: ${formatNumber(agreement.kappa, 2)}${weighted}. ${LAB_WORDS.kappaNote}`;
}

/** Limits between the classes as they are drawn: the fixed ones, or half-way between the classes found; none without any. */
export function classLimits(
  name: "status" | "dynamics",
  index: IndexDefinition,
  rows: readonly ClassifiedArea[]
): readonly number[] {
  if (index.cuts.kind === "values") return index.cuts.points.map(({at}) => at);
  const of = (code: string) =>
    rows.filter((row) => row[`${name}_class`] === code).map((row) => row[`${name}_index`]!);
  const limits: number[] = [];
  let below = -Infinity;
  for (const [i, {code}] of index.classes.entries()) {
    const values = of(code);
    if (i > 0) {
      const above = values.length > 0 ? Math.min(...values) : below;
      limits.push(Number.isFinite(below) ? (below + above) / 2 : above);
    }
    if (values.length > 0) below = Math.max(...values);
  }
  return limits.every(Number.isFinite) ? limits : [];
}
