import type {Scope} from "../../src/model/build-info.js";
import type {Indicator} from "../../src/model/indicator.js";
import type {PointOfInterest} from "../../src/model/poi.js";
import {observationRows, type ObservationBlock} from "../harmonise/observation-block.js";
import type {DisclosureRules} from "../manifest/municipality.js";
import type {OnProgress} from "../progress.js";
import {DisclosureError} from "./disclosure-error.js";
import {disclosureReport, RULE_VERSION, type DisclosureReport} from "./disclosure-report.js";
import {releaseBlocks} from "./release-blocks.js";
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
 * Rows, or blocks of rows, that went through disclosure control. Only this module can make one: the constructor wants a symbol that it keeps
 * to itself, and the rows lie in a private field, so that neither a cast nor a look-alike gets past a writer.
 */
export class Disclosed<Row> {
  readonly #rows: readonly Row[];

  constructor(permission: typeof release, rows: readonly Row[]) {
    if (permission !== release) throw new Error("disclosure: rows are released by disclosure control only");
    this.#rows = Object.freeze([...rows]);
  }

  get rows(): readonly Row[] {
    return this.#rows;
  }
}

export interface DisclosedTables {
  readonly indicators: Disclosed<Indicator>;
  readonly observations: Disclosed<ObservationBlock>;
  /** Stays inside the office. */
  readonly report: DisclosureReport;
}

export interface DisclosureOptions extends Omit<DisclosureInput, "rules" | "observations"> {
  readonly observations: readonly ObservationBlock[];
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
  const {catalogue, rules, scope} = options;
  const indicators = [...catalogue.values()]
    .map(({indicator}) => indicator)
    .filter((each) => shown(each, scope));
  const keys = new Set(indicators.map(({key}) => key));
  const {blocks, report} =
    rules === "published"
      ? {blocks: options.observations, report: publishedReport(scope)}
      : await withholdBlocks({...options, rules});
  return {
    indicators: new Disclosed(release, indicators),
    observations: new Disclosed(
      release,
      blocks.filter(({indicator}) => keys.has(indicator))
    ),
    report
  };
}

/** Points of interest for a scope: the public one has none that are not public. */
export function disclosePoints(points: readonly PointOfInterest[], scope: Scope): Disclosed<PointOfInterest> {
  return new Disclosed(
    release,
    points.filter((point) => shown(point, scope))
  );
}

function shown(row: {readonly public: boolean}, scope: Scope): boolean {
  return scope === "internal" || row.public;
}

function publishedReport(scope: Scope): DisclosureReport {
  const nothing = {indicators: [], cells: [], withheld: [], audit: null};
  return {rule_version: RULE_VERSION, rules: "published", scope, ...nothing};
}

async function withholdBlocks(
  options: DisclosureOptions & Pick<DisclosureInput, "rules">
): Promise<{blocks: readonly ObservationBlock[]; report: DisclosureReport}> {
  const observations = [...observationRows(options.observations)];
  const input = {...options, observations};
  const result = await withhold(input);
  if (result.findings.length > 0) throw new DisclosureError(result.findings);
  return {
    blocks: releaseBlocks(options.observations, result.rows),
    report: disclosureReport(input, result, options.scope)
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
