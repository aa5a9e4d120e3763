import type {Scope} from "../../src/model/build-info.js";
import type {Indicator} from "../../src/model/indicator.js";
import type {PointOfInterest} from "../../src/model/poi.js";
import {groupBy} from "../harmonise/group-by.js";
import {observationRows, type ObservationBlock} from "../harmonise/observation-block.js";
import type {DisclosureRules} from "../manifest/municipality.js";
import type {OnProgress} from "../progress.js";
import {DisclosureError} from "./disclosure-error.js";
import {withholdChanges} from "./delivered-changes.js";
import {withholdDeliveredRates} from "./delivered-rates.js";
import {disclosureReport, RULE_VERSION, type DisclosureReport} from "./disclosure-report.js";
import type {ProposalCache} from "./proposal-cache.js";
import {releaseBlocks} from "./release-blocks.js";
import {loadSolver, type OpenLinearProgram} from "./solver.js";
import {
  carryOut,
  discover,
  proposeJointly,
  roundJointly,
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

export interface DisclosureOptions extends Pick<DisclosureInput, "catalogue" | "levels" | "areas"> {
  readonly observations: readonly ObservationBlock[];
  /** "published": the values are published already and pass unchanged. */
  readonly rules: DisclosureRules | "published";
  readonly scope: Scope;
  /** A solver that is loaded already. */
  readonly solver?: OpenLinearProgram;
  /** Where proposals for periods are kept; what is carried out is attacked each time. */
  readonly proposals?: ProposalCache;
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

type WithholdOptions = DisclosureOptions & {readonly rules: DisclosureRules};

/** Nothing that is published connects the counts of two periods, so each is protected by itself. */
async function withholdBlocks(
  options: WithholdOptions
): Promise<{blocks: readonly ObservationBlock[]; report: DisclosureReport}> {
  const {observations, catalogue, rules} = options;
  const discovered = discover(observations, catalogue, rules);
  const solver = options.solver ?? (await loadSolver());
  const periods = groupBy(observations, ({period}) => period);
  const released = new Map<ObservationBlock, ObservationBlock>();
  const results: Omit<Withheld, "rows">[] = [];
  for (const [period, blocks] of periods) {
    const [done, total] = [results.length, periods.size];
    const onStep = (share: number) =>
      options.onProgress?.({stage: "protecting and attacking", done: done + share, total, detail: period});
    onStep(0);
    const input = {...options, ...discovered, period, observations: [...observationRows(blocks)]};
    const {rows, ...result} = await withhold(input, solver, onStep);
    results.push(result);
    releaseBlocks(blocks, rows).forEach((block, i) => released.set(blocks[i]!, block));
  }
  options.onProgress?.({stage: "protecting and attacking", done: 1, total: 1});
  const findings = results.flatMap((each) => each.findings);
  if (findings.length > 0) throw new DisclosureError(findings);
  const counted = observations.map((block) => released.get(block)!);
  const blocks = withholdChanges(withholdDeliveredRates(observations, counted, options), rules);
  const needs = new Map(results.flatMap((each) => [...each.needs]));
  return {blocks, report: disclosureReport(options, {blocks, needs, findings})};
}

async function withhold(
  input: DisclosureInput & Pick<WithholdOptions, "scope" | "proposals">,
  solver: OpenLinearProgram,
  onStep: (share: number) => void
): Promise<Withheld> {
  if (input.scope === "internal") return withholdSensitive(input);
  const {rounding} = input.rules;
  if (rounding !== null) return roundJointly(input, rounding, solver);
  const propose = () =>
    proposeJointly(input, solver, (done, total) => onStep(total === 0 ? 0 : done / total));
  const proposal = await (input.proposals?.(input, propose) ?? propose());
  return carryOut(input, proposal, solver);
}
