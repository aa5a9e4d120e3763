import {boundNumber} from "../components/controls/bound-number.js";
import {formatNumber, formatShare} from "../model/format.js";
import type {Assumption} from "../model/robustness.js";
import * as queries from "../queries/robustness-findings.js";
import {ASSUMPTION_WORDS} from "../text/methodenlabor.js";
import {NOTEBOOK_WORDS} from "../text/status-dynamics.js";
import {ask, type Findings} from "./findings.js";

/** From which share of the variants on a class counts as sure. */
const SURE = 0.95;

/** The numbers of the text, each with the statement that gives it. */
export async function findingsText({method}: Findings) {
  const {sureQuery, unsureQuery, areasQuery} = queries;
  const classes = method.status.classes;
  return {
    areas: await count(areasQuery()),
    status: await count(sureQuery("status_kept", SURE)),
    dynamics: await count(sureQuery("dynamics_kept", SURE)),
    both: await count(sureQuery("combined_kept", SURE)),
    bothShare: await share(
      `SELECT count(*) FILTER (combined_kept >= ${SURE}) / count(*) FROM ${queries.FINDINGS}`
    ),
    always: await count(sureQuery("combined_kept", 1)),
    unsure: await count(unsureQuery("combined_kept", SURE)),
    listed: await count(unsureQuery("combined_kept", SURE)),
    mostlyOther: await count(unsureQuery("combined_kept", 0.5)),
    statusMostlyOther: await count(unsureQuery("status_kept", 0.5)),
    byClass: await Promise.all(
      classes.map(async ({code, name}) => ({
        name,
        areas: await count(areasQuery(`status = '${code}'`)),
        sure: await share(queries.sureShareQuery(code, SURE))
      }))
    ),
    strongest: await assumption(queries.strongestQuery("assumption")),
    strongestFirst: await share(queries.strongestQuery("first")),
    strongestTotal: await share(queries.strongestQuery("total")),
    deviationTotal: await share(queries.effectQuery("deviation")),
    fixed: {
      status: await count(sureQuery("status_kept", SURE, queries.FINDINGS_FIXED)),
      dynamics: await count(sureQuery("dynamics_kept", SURE, queries.FINDINGS_FIXED)),
      both: await count(sureQuery("combined_kept", SURE, queries.FINDINGS_FIXED)),
      strongest: await assumption(queries.strongestQuery("assumption", queries.EFFECTS_FIXED))
    }
  };
}

async function count(sql: string): Promise<HTMLElement> {
  const value = Number(await ask(sql));
  return boundNumber({text: formatNumber(value), value, sql, label: NOTEBOOK_WORDS.showQuery});
}

async function share(sql: string): Promise<HTMLElement> {
  const found = await ask(sql);
  const value = found === null ? null : Number(found);
  const shown = value === null ? null : Math.min(1, Math.max(0, value));
  return boundNumber({text: formatShare(shown), value, sql, label: NOTEBOOK_WORDS.showQuery});
}

async function assumption(sql: string): Promise<HTMLElement> {
  const found = await ask(sql);
  const words = ASSUMPTION_WORDS[String(found) as Assumption] ?? "keine";
  return boundNumber({text: words, value: null, sql, label: NOTEBOOK_WORDS.showQuery});
}
