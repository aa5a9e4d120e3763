import type {ClassifiedArea, ExclusionCode, IndicatorScore} from "../model/classification.js";
import type {IndexDefinition, Method} from "../model/method.js";
import {partColumn} from "./classification.js";

type Row = Readonly<Record<string, unknown>>;

/** Why a classification has no answer, for pages that say it in their own words. */
export interface ClassificationProblem {
  readonly kind: "no-area" | "no-spread" | "no-index" | "too-few-values" | "no-component";
  readonly index: "status" | "dynamics";
  /** Keys of the indicators it is about. */
  readonly keys: readonly string[];
}

/** A classification that has no answer, such as an indicator with the same value everywhere. */
export class ClassificationError extends Error {
  override readonly name = "ClassificationError";

  constructor(
    message: string,
    readonly problem: ClassificationProblem
  ) {
    super(message);
  }
}

/**
 * Turns the rows of `classificationQuery` into areas.
 *
 * @throws {ClassificationError} if an eligible area has no index or class; it names the method and the indicator
 */
export function decodeClassification(rows: readonly Row[], method: Method): ClassifiedArea[] {
  const parts = {
    status: partColumns("status", method.status),
    dynamics: partColumns("dynamics", method.dynamics)
  };
  const areas = rows.map((row) => decodeRow(row, parts));
  const eligible = areas.filter(({excluded}) => excluded === null);
  if (eligible.length === 0) {
    throw new ClassificationError(
      `classification: method "${method.id}" has no area to classify; expected at least two, got 0 eligible of ${rows.length}${excludedSummary(areas)}`,
      {kind: "no-area", index: "status", keys: []}
    );
  }
  checkIndex("status", method, method.status, eligible);
  if (method.dynamics !== null) checkIndex("dynamics", method, method.dynamics, eligible);
  return areas;
}

/** The columns of an index' indicators. */
type Parts = readonly {readonly key: string; readonly value: string; readonly score: string}[];

function partColumns(name: "status" | "dynamics", index: IndexDefinition | null): Parts {
  return (index?.indicators ?? []).map(({key}) => ({
    key,
    value: partColumn(name, key, "value"),
    score: partColumn(name, key, "score")
  }));
}

function decodeRow(row: Row, parts: {readonly status: Parts; readonly dynamics: Parts}): ClassifiedArea {
  return {
    area_id: String(row.area_id),
    name: text(row.name) ?? "",
    parent_id: text(row.parent_id),
    population: number(row.population),
    status_index: number(row.status_index),
    status_class: text(row.status_class),
    dynamics_index: number(row.dynamics_index),
    dynamics_class: text(row.dynamics_class),
    combined_class: text(row.combined_class),
    excluded: text(row.excluded) as ExclusionCode | null,
    excluded_reason: text(row.excluded_reason),
    status: scores(parts.status, row),
    dynamics: scores(parts.dynamics, row)
  };
}

function scores(parts: Parts, row: Row): IndicatorScore[] {
  return parts.map(({key, value, score}) => ({key, value: number(row[value]), score: number(row[score])}));
}

const text = (value: unknown): string | null => (value == null ? null : String(value));

/** Not a number and infinity count as no value: neither reaches a page. */
function number(value: unknown): number | null {
  if (value == null) return null;
  const x = Number(value);
  return Number.isFinite(x) ? x : null;
}

function checkIndex(
  name: "status" | "dynamics",
  method: Method,
  index: IndexDefinition,
  eligible: readonly ClassifiedArea[]
): void {
  const all = index.indicators.map(({key}) => key);
  const fail = (
    kind: ClassificationProblem["kind"],
    [problem, expected, got]: readonly [string, string, string],
    keys = all
  ): never => {
    const message = `classification: method "${method.id}", ${name} index: ${problem}; expected ${expected}, got ${got}`;
    throw new ClassificationError(message, {kind, index: name, keys});
  };
  const count = eligible.length === 1 ? "a single eligible area" : `${eligible.length} eligible areas`;
  index.indicators.forEach(({key}, i) => {
    if (eligible.some((area) => area[name][i]!.score === null)) {
      const change = index.change ? "the change of " : "";
      const problem = `${change}indicator "${key}" has no spread`;
      fail("no-spread", [problem, "at least two different values", `one value in ${count}`], [key]);
    }
  });
  if (eligible.some((area) => area[`${name}_index`] === null)) {
    const expected =
      index.aggregate === "geometric-mean"
        ? "scores that are not negative and differ"
        : "sums that differ between areas";
    fail("no-index", [`its indicators (${all.join(", ")}) give no index`, expected, `none in ${count}`]);
  }
  if (eligible.some((area) => area[`${name}_class`] === null)) {
    const distinct = new Set(eligible.map((area) => area[`${name}_index`])).size;
    const expected = `at least ${index.classes.length} different ones`;
    fail("too-few-values", ["natural breaks find too few values", expected, String(distinct)]);
  }
}

function excludedSummary(areas: readonly ClassifiedArea[]): string {
  const counts = new Map<string, number>();
  for (const {excluded} of areas) if (excluded) counts.set(excluded, (counts.get(excluded) ?? 0) + 1);
  const list = [...counts].map(([code, n]) => `${n} ${code}`).join(", ");
  return list === "" ? "" : ` (${list})`;
}
