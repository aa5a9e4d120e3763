import type {AreaRobustness, AssumptionEffect} from "../model/robustness.js";
import {literal} from "./query.js";

/** Tables that hold what a robustness run found, so that every number of a text can be asked for in SQL. */
export const FINDINGS = "robustheit";
export const FINDINGS_FIXED = "robustheit_normierung_fest";
export const EFFECTS = "annahmen";
export const EFFECTS_FIXED = "annahmen_normierung_fest";

/** Columns of `robustheit`: stated classes, and the share of the variants that keep them, 0 to 1. */
export const FINDING_COLUMNS = {
  area_id: "VARCHAR",
  status: "VARCHAR",
  dynamics: "VARCHAR",
  combined: "VARCHAR",
  status_kept: "DOUBLE",
  dynamics_kept: "DOUBLE",
  combined_kept: "DOUBLE",
  other: "VARCHAR"
} as const;

export const EFFECT_COLUMNS = {
  class_of: "VARCHAR",
  assumption: "VARCHAR",
  first: "DOUBLE",
  total: "DOUBLE"
} as const;

export function findingRow({area_id, status, dynamics, combined}: AreaRobustness): Record<string, unknown> {
  return {
    area_id,
    status: status.class,
    dynamics: dynamics?.class ?? null,
    combined: (combined ?? status).class,
    status_kept: status.kept,
    dynamics_kept: dynamics?.kept ?? null,
    combined_kept: (combined ?? status).kept,
    other: (combined ?? status).other
  };
}

export function effectRow({index, ...effect}: AssumptionEffect): Record<string, unknown> {
  return {...effect, class_of: index};
}

type Kept = "status_kept" | "dynamics_kept" | "combined_kept";

/** How many areas keep a class in at least a share of the variants. */
export function sureQuery(kept: Kept, from: number, table = FINDINGS): string {
  return `SELECT count(*) FROM ${table} WHERE ${kept} >= ${from}`;
}

/** How many areas keep a class in fewer than a share of the variants. */
export function unsureQuery(kept: Kept, below: number): string {
  return `SELECT count(*) FROM ${FINDINGS} WHERE ${kept} < ${below}`;
}

export function areasQuery(where = "true"): string {
  return `SELECT count(*) FROM ${FINDINGS} WHERE ${where}`;
}

/** The share of areas of a class of status that keep it, 0 to 1. */
export function sureShareQuery(status: string, from: number): string {
  return `SELECT count(*) FILTER (status_kept >= ${from}) / count(*) FROM ${FINDINGS} WHERE status = ${literal(status)}`;
}

/** The assumption that matters most for both classes together, and how much. */
export function strongestQuery(column: "assumption" | "first" | "total", table = EFFECTS): string {
  return `SELECT ${column} FROM ${table} WHERE class_of = 'combined' ORDER BY total DESC LIMIT 1`;
}

/** How much an assumption matters together with others, for both classes together. */
export function effectQuery(assumption: string): string {
  return `SELECT total FROM ${EFFECTS} WHERE class_of = 'combined' AND assumption = ${literal(assumption)}`;
}

/** Areas that keep status and dynamics in fewer than a share of the variants, by name. */
export function unsureAreasQuery(below: number): string {
  return `SELECT area_id, combined AS class, other, status_kept, dynamics_kept, combined_kept
FROM ${FINDINGS} WHERE combined_kept < ${below} ORDER BY area_id`;
}
