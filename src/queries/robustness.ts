import type {ClassifiedArea} from "../model/classification.js";
import type {DrawnRow} from "../model/draw-values.js";
import type {VariantScale} from "../model/draw-variants.js";
import {eachVariant, varyingAssumptions} from "../model/draw-variants.js";
import type {CutPoint, IndexDefinition, Method} from "../model/method.js";
import type {
  AreaRobustness,
  Assumption,
  AssumptionEffect,
  ClassRobustness,
  IndexName,
  Robustness,
  RobustnessOptions,
  Variant
} from "../model/robustness.js";
import {indexNames} from "../model/robustness.js";
import {sobolIndices} from "../model/statistics/sobol-indices.js";
import type {ClassificationInput} from "./classification-input.js";
import {classificationQuery} from "./classification.js";
import {decodeClassification} from "./decode-classification.js";
import type {RunQuery} from "./query.js";
import {areaCountsQuery, variantSharesQuery} from "./robustness-counts.js";
import {DRAWS, VARIANTS, variantClassQueries, variantColumns, variantRow} from "./variant-classes.js";

/** A database that can take tables, in Node or in the browser. */
export interface RobustnessDatabase {
  readonly run: RunQuery;
  registerRows(
    name: string,
    columns: Readonly<Record<string, "VARCHAR" | "DOUBLE">>,
    rows: Iterable<Readonly<Record<string, unknown>>>
  ): Promise<void>;
  /** Awaited between small steps of longer work; a page gives the reader a turn there. */
  pause?(): Promise<void> | undefined;
}

/** Values as chance could have given them: see `drawValues`. */
export interface DrawnValues {
  /** Columns of the classification's input that are drawn. */
  readonly columns: readonly string[];
  /** Rows of the draws 1 … `count`. */
  readonly rows: (count: number) => Iterable<DrawnRow>;
}

/**
 * How sure the classes of a method are: classifies the areas by many variants of it (`drawVariants`), with the steps of
 * `classificationQuery`, and counts. Fills the tables `variants`, `draws`, `stated`, "status variants", "dynamics variants".
 *
 * @param method with stated weights (`withComponentWeights`)
 * @param drawn null: the values stay as they are
 * @throws {ClassificationError} where the method as stated has no answer
 */
export async function robustness(
  method: Method,
  input: ClassificationInput,
  options: RobustnessOptions,
  drawn: DrawnValues | null,
  database: RobustnessDatabase
): Promise<Robustness> {
  const all = decodeClassification(await database.run(classificationQuery(method, input)), method);
  const areas = all.filter(({excluded}) => excluded === null);
  const fixed = withFixedCuts(method, areas);
  const scale = scaleOf(areas, drawn !== null);
  const variants: Variant[] = [];
  for (const variant of eachVariant(fixed, options, scale)) {
    variants.push(variant);
    await database.pause?.();
  }
  const assumptions = varyingAssumptions(fixed, options, scale);
  await fill(fixed, input, variants, areas, assumptions.includes("chance") ? drawn : null, database);
  const counted = variants.filter(({sample}) => sample === "a" || sample === "b").length;
  const indices = [...indexNames(method), ...(method.dynamics === null ? [] : (["combined"] as const))];
  const perIndex = new Map<string, Map<string, ClassRobustness>>();
  const effects: AssumptionEffect[] = [];
  for (const index of indices) {
    const counts = await database.run(areaCountsQuery(fixed, index, counted));
    perIndex.set(index, areaClasses(counts, areas, index, counted));
    if (!options.sensitivity) continue;
    const shares = await database.run(variantSharesQuery(fixed, index));
    effects.push(...effectsOf(shares, variants, assumptions, index));
  }
  const of = (index: string, id: string) => perIndex.get(index)?.get(id) ?? null;
  const robust = areas.map(({area_id}): AreaRobustness => ({
    area_id,
    status: of("status", area_id)!,
    dynamics: of("dynamics", area_id),
    combined: of("combined", area_id)
  }));
  return {areas: robust, effects, assumptions};
}

async function fill(
  method: Method,
  input: ClassificationInput,
  variants: readonly Variant[],
  areas: readonly ClassifiedArea[],
  drawn: DrawnValues | null,
  database: RobustnessDatabase
): Promise<void> {
  const stated = areas.map((area) => ({
    area_id: area.area_id,
    status: area.status_class,
    dynamics: area.dynamics_class,
    combined: area.combined_class
  }));
  const text = {area_id: "VARCHAR", status: "VARCHAR", dynamics: "VARCHAR", combined: "VARCHAR"} as const;
  await database.registerRows("stated", text, stated);
  await database.registerRows(VARIANTS, variantColumns(method), variantRows(method, variants));
  const columns = drawn?.columns ?? [];
  if (drawn !== null) {
    const numbers = Object.fromEntries(["draw", ...columns].map((column) => [column, "DOUBLE" as const]));
    await database.registerRows(DRAWS, {area_id: "VARCHAR", ...numbers}, drawn.rows(maximum(variants)));
  }
  for (const query of variantClassQueries(method, input, variants, columns)) await database.run(query);
}

function* variantRows(method: Method, variants: readonly Variant[]) {
  for (const variant of variants) yield variantRow(method, variant);
}

const maximum = (variants: readonly Variant[]): number =>
  variants.reduce((most, {draw}) => Math.max(most, draw), 0);

/** Natural breaks as values: half-way between the classes that the stated method finds. */
function withFixedCuts(method: Method, areas: readonly ClassifiedArea[]): Method {
  const fix = (name: IndexName, index: IndexDefinition): IndexDefinition => {
    if (index.cuts.kind !== "natural-breaks") return index;
    const valuesOf = (code: string) =>
      areas.filter((area) => area[`${name}_class`] === code).map((area) => area[`${name}_index`]!);
    const points = index.classes.slice(1).map(({code}, i): CutPoint => {
      const below = Math.max(...valuesOf(index.classes[i]!.code));
      return {at: (below + Math.min(...valuesOf(code))) / 2, equal: "lower"};
    });
    return {...index, cuts: {kind: "values", points}};
  };
  const dynamics = method.dynamics && fix("dynamics", method.dynamics);
  return {...method, status: fix("status", method.status), dynamics};
}

function scaleOf(areas: readonly ClassifiedArea[], chance: boolean): VariantScale {
  const deviation = (name: IndexName) => {
    const values = areas.map((area) => area[`${name}_index`] ?? 0);
    const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
    return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length);
  };
  return {deviation: {status: deviation("status"), dynamics: deviation("dynamics")}, chance};
}

function areaClasses(
  counts: readonly Readonly<Record<string, unknown>>[],
  areas: readonly ClassifiedArea[],
  index: IndexName | "combined",
  variants: number
): Map<string, ClassRobustness> {
  const byArea = new Map<string, {class: string | null; n: number}[]>();
  for (const row of counts) {
    const id = String(row.area_id);
    const found = {class: row.class === null ? null : String(row.class), n: Number(row.n)};
    byArea.set(id, [...(byArea.get(id) ?? []), found]);
  }
  return new Map(
    areas.map((area) => {
      const stated = area[`${index}_class`]!;
      const found = byArea.get(area.area_id) ?? [];
      const kept = found.find((entry) => entry.class === stated)?.n ?? 0;
      const other = found.find((entry) => entry.class !== stated && entry.class !== null)?.class ?? null;
      return [area.area_id, {class: stated, kept: kept / variants, other}];
    })
  );
}

function effectsOf(
  shares: readonly Readonly<Record<string, unknown>>[],
  variants: readonly Variant[],
  assumptions: readonly Assumption[],
  index: AssumptionEffect["index"]
): AssumptionEffect[] {
  const kept = new Map(shares.map((row) => [Number(row.variant), Number(row.kept)]));
  const results = (sample: Variant["sample"]) =>
    variants.filter((variant) => variant.sample === sample).map(({variant}) => kept.get(variant) ?? 0);
  const indices = sobolIndices(results("a"), results("b"), assumptions.map(results));
  return assumptions.map((assumption, i) => ({
    index,
    assumption,
    first: indices?.[i]?.first ?? null,
    total: indices?.[i]?.total ?? null
  }));
}
