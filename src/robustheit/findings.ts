import {computedCertainty, withRobustnessDatabase} from "../db/certainty.js";
import {runQuery} from "../db/query.js";
import {loadBoundaries, openSite, sitePlaces, type Boundaries, type Site} from "../db/site.js";
import type {EditionCertainty} from "../model/edition-certainty.js";
import type {Edition, Method} from "../model/method.js";
import type {Places} from "../model/places.js";
import {ROBUSTNESS_DEFAULTS} from "../model/robustness.js";
import {
  EFFECT_COLUMNS,
  EFFECTS,
  EFFECTS_FIXED,
  effectRow,
  FINDING_COLUMNS,
  findingRow,
  FINDINGS,
  FINDINGS_FIXED
} from "../queries/robustness-findings.js";

/** What a notebook on the robustness of an edition is made of. */
export interface Findings {
  readonly site: Site;
  readonly method: Method;
  readonly edition: Edition;
  readonly places: Places;
  readonly boundaries: Boundaries;
  /** With every assumption that can vary. */
  readonly certainty: EditionCertainty;
}

/**
 * Computes how sure the classes of an edition are in the page's database, with the steps, options and seed of the command line's
 * `robustness`: once with all assumptions, once with the normalisation as stated. The results also stay there as the tables
 * `robustheit`, `annahmen` and the same with `_normierung_fest`, which the numbers of the text are asked from.
 *
 * @throws for a method or period the municipality does not have
 */
export async function openFindings(methodId: string, period: string): Promise<Findings> {
  const site = await openSite();
  const method = site.methods.find(({id}) => id === methodId);
  const edition = method?.editions.find((one) => one.period === period);
  if (method === undefined || edition === undefined) {
    throw new Error(
      `robustness: unknown edition; expected one of the methods/ files, got ${methodId} ${period}`
    );
  }
  const boundaries = await loadBoundaries(site, method.level, period);
  const certainty = await computedCertainty(site, method, edition);
  const fixed = await computedCertainty(site, method, edition, {
    ...ROBUSTNESS_DEFAULTS,
    assumptions: ROBUSTNESS_DEFAULTS.assumptions.filter((assumption) => assumption !== "normalisation")
  });
  await withRobustnessDatabase(async ({registerRows}) => {
    await registerRows(FINDINGS, FINDING_COLUMNS, certainty.areas.map(findingRow));
    await registerRows(FINDINGS_FIXED, FINDING_COLUMNS, fixed.areas.map(findingRow));
    await registerRows(EFFECTS, EFFECT_COLUMNS, certainty.effects.map(effectRow));
    await registerRows(EFFECTS_FIXED, EFFECT_COLUMNS, fixed.effects.map(effectRow));
  });
  return {site, method, edition, places: sitePlaces(site, period), boundaries, certainty};
}

/** The single result of a statement. */
export async function ask(sql: string): Promise<unknown> {
  const [row] = await runQuery({name: "number of the text", sql});
  return row === undefined ? null : (Object.values(row)[0] ?? null);
}
