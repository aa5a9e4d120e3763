import type {Scope} from "../../src/model/build-info.js";
import type {Indicator} from "../../src/model/indicator.js";
import type {Observation} from "../../src/model/observation.js";
import type {DisclosureRules} from "../manifest/municipality.js";
import type {OnProgress} from "../progress.js";
import {DisclosureError} from "./disclosure-error.js";
import {disclosureReport, RULE_VERSION, type DisclosureReport} from "./disclosure-report.js";
import {loadSolver, type OpenLinearProgram} from "./solver.js";
import {
  roundJointly,
  withholdJointly,
  withholdSensitive,
  type DisclosureInput,
  type Withheld
} from "./withhold.js";

const release: unique symbol = Symbol("release");

/**
 * Rows that went through disclosure control. Only this module can make one: the constructor wants a symbol that it keeps
 * to itself, and the rows lie in a private field, so that neither a cast nor a look-alike gets past a writer.
 */
export class Disclosed<Row> {
  readonly #rows: readonly Row[];

  constructor(permission: typeof release, rows: readonly Row[]) {
    if (permission !== release) throw new Error("disclosure: rows are released by applyDisclosure only");
    this.#rows = Object.freeze([...rows]);
  }

  get rows(): readonly Row[] {
    return this.#rows;
  }
}

export interface DisclosedTables {
  readonly indicators: Disclosed<Indicator>;
  readonly observations: Disclosed<Observation>;
  /** Stays inside the office. */
  readonly report: DisclosureReport;
}

export interface DisclosureOptions extends Omit<DisclosureInput, "rules"> {
  /** "published": the values are published already and pass unchanged. */
  readonly rules: DisclosureRules | "published";
  readonly scope: Scope;
  /** A solver that is loaded already. */
  readonly solver?: OpenLinearProgram;
  readonly onProgress?: OnProgress;
}

/**
 * Disclosure control over all tables of a municipality. In the public scope indicators that are not public are left out,
 * sensitive counts and whatever gives them away are withheld, and the result is attacked as an outsider would. In the
 * internal scope only what is sensitive by itself is withheld.
 *
 * @throws DisclosureError when the attack finds a value; then nothing is released
 */
export async function applyDisclosure(options: DisclosureOptions): Promise<DisclosedTables> {
  const {observations, catalogue, rules, scope} = options;
  const indicators = [...catalogue.values()]
    .map(({indicator}) => indicator)
    .filter((each) => scope === "internal" || each.public);
  const keys = new Set(indicators.map(({key}) => key));
  const result = rules === "published" ? null : await withhold({...options, rules});
  if (result !== null && result.findings.length > 0) throw new DisclosureError(result.findings);
  const rows = (result?.rows ?? observations).filter(({indicator}) => keys.has(indicator));
  return {
    indicators: new Disclosed(release, indicators),
    observations: new Disclosed(release, rows),
    report:
      result === null || rules === "published"
        ? {
            rule_version: RULE_VERSION,
            rules: "published",
            scope,
            indicators: [],
            cells: [],
            withheld: [],
            audit: null
          }
        : disclosureReport({observations, catalogue, rules}, result, scope)
  };
}

async function withhold(
  options: DisclosureInput & Pick<DisclosureOptions, "scope" | "solver" | "onProgress">
): Promise<Withheld> {
  if (options.scope === "internal") return withholdSensitive(options);
  const solver = options.solver ?? (await loadSolver());
  const {rounding} = options.rules;
  if (rounding !== null) return roundJointly(options, rounding, solver);
  return withholdJointly(options, solver, options.onProgress);
}
