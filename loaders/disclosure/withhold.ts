import type {Level} from "../../src/model/area.js";
import type {Observation} from "../../src/model/observation.js";
import type {Catalogue} from "../catalogue/catalogue.js";
import type {AreaIndex} from "../harmonise/area-index.js";
import type {ObservationBlock} from "../harmonise/observation-block.js";
import type {DisclosureRules} from "../manifest/municipality.js";
import {audit, type Finding} from "./audit.js";
import {
  absentParts,
  findBreakdowns,
  findShares,
  levelSums,
  type Breakdown,
  type KnownStructure,
  type Subset
} from "./known-structure.js";
import {linkTables, untrueRelations} from "./link-tables.js";
import {
  cellKey,
  denominatorTable,
  numeratorTable,
  restName,
  tableName,
  type LinkedTables
} from "./linked-tables.js";
import {dominatedSums} from "./dominance.js";
import {belowMinimum, primaryNeeds} from "./primary-needs.js";
import {sensitiveRange, type Interval, type Need} from "./protection-rule.js";
import {releaseRows} from "./release-rows.js";
import {roundCounts} from "./round-counts.js";
import type {OpenLinearProgram} from "./solver.js";
import {suppressSecondary} from "./suppress-secondary.js";

/** What a municipality's tables have in common over all periods. */
export interface Discovered {
  readonly breakdowns: readonly Breakdown[];
  readonly subsets: readonly Subset[];
}

/** What disclosure control needs to know of one period. */
export interface DisclosureInput extends Discovered {
  readonly period: string;
  readonly observations: readonly Observation[];
  readonly catalogue: Catalogue;
  readonly levels: readonly Level[];
  readonly areas: AreaIndex;
  readonly rules: DisclosureRules;
}

/** Cells that are to be withheld, and why cells are withheld or held to a rule; by `cellKey`. */
export interface Proposal {
  readonly withheld: ReadonlySet<string>;
  readonly needs: ReadonlyMap<string, Need>;
}

export interface Withheld extends Pick<Proposal, "needs"> {
  readonly rows: readonly Observation[];
  /** What an outsider still finds. */
  readonly findings: readonly Finding[];
}

/** Breakdowns and shares, declared and what the delivered counts show to hold everywhere. */
export function discover(
  blocks: readonly ObservationBlock[],
  catalogue: Catalogue,
  rules: DisclosureRules
): Discovered {
  const unique = <T>(items: readonly T[], name: (item: T) => string) => [
    ...new Map(items.map((item) => [name(item), item])).values()
  ];
  return {
    breakdowns: unique(
      [...rules.breakdowns, ...findBreakdowns(blocks, catalogue)],
      ({total, parts}) => `${total}=${tableName(parts)}`
    ),
    subsets: unique([...rules.subsets, ...findShares(blocks, catalogue)], ({whole, part}) =>
      restName(whole, part)
    )
  };
}

/** What an outsider knows beside the tables. */
export function knownStructure(input: DisclosureInput): KnownStructure {
  const {period, observations, catalogue, levels, areas, breakdowns, subsets} = input;
  const structure: KnownStructure = {
    ...{catalogue, breakdowns, subsets},
    areaSums: levelSums(period, levels, areas),
    absent: absentParts(observations, catalogue),
    untrue: new Set()
  };
  return {...structure, untrue: untrueRelations(linkTables(observations, structure), structure.areaSums)};
}

/** Only what is sensitive by itself is withheld: for readers inside the office. */
export function withholdSensitive(input: DisclosureInput): Withheld {
  const {observations, catalogue, rules} = input;
  const structure = knownStructure(input);
  const tables = linkTables(observations, structure);
  const isBelow = belowMinimum(observations, catalogue, rules);
  const needs = primaryNeeds(tables, rules, isBelow, dominatedSums(observations, rules));
  const withheld = new Set([...needs.keys()].map((cell) => cellKey(tables.cells[cell]!)));
  for (const {whole, part} of structure.subsets) {
    for (const [cell, need] of needs) {
      const rest = tables.cells[cell]!;
      if (need === "complement" && rest.table === restName(whole, part))
        withheld.add(cellKey({...rest, table: part}));
    }
  }
  const rows = releaseRows(observations, catalogue, withheld, isBelow);
  return {rows, needs: nameNeeds(tables, needs), findings: []};
}

const ROUNDS = 4;

/**
 * What is sensitive is withheld, and as much of the rest as it takes that nobody can compute it. Where the attacker still
 * finds a cell (fractions of people that the heuristic reckoned with), it gets more room and all is done again; what was
 * withheld for the sake of others only and can be computed all the same is shown, which tells nobody anything new.
 */
export function proposeJointly(
  input: DisclosureInput,
  solver: OpenLinearProgram,
  onProgress?: (done: number, total: number) => void
): Proposal {
  const {observations, catalogue, rules} = input;
  const structure = knownStructure(input);
  const isBelow = belowMinimum(observations, catalogue, rules);
  const linked = linkTables(observations, structure);
  const spans = dominatedSums(observations, rules);
  const primary = primaryNeeds(linked, rules, isBelow, spans);
  const sensitive = nameNeeds(linked, primary);
  const tables = flagMinimum(linked, primary);
  const cost = cellCost(tables, structure);
  const extra = new Map<string, number>();
  const attacked = (withheld: ReadonlySet<string>) => {
    const secondary = [...withheld].map((key): [string, Need] => [key, "secondary"]);
    const needs = new Map([...secondary, ...sensitive]);
    const rows = releaseRows(observations, catalogue, withheld, isBelow);
    const found = auditRows(rows, structure, {rules, needs, spans, solver}).map(cellKey);
    return {proposal: {withheld, needs}, found};
  };
  for (let round = 1; ; round++) {
    const options = {rule: rules, cost, solver, ...withExtra(tables, {primary, extra, spans}, rules)};
    const cells = suppressSecondary(tables, {...options, ...(onProgress && {onProgress})});
    const withheld = new Set([...cells].map((cell) => cellKey(tables.cells[cell]!)));
    const first = attacked(withheld);
    const known = new Set(first.found.filter((key) => !sensitive.has(key)));
    const {proposal, found} = known.size === 0 ? first : attacked(without(withheld, known));
    if (found.length === 0 || round === ROUNDS) return proposal;
    for (const key of first.found) extra.set(key, (extra.get(key) ?? 0) + 2);
  }
}

function without(keys: ReadonlySet<string>, others: ReadonlySet<string>): Set<string> {
  return new Set([...keys].filter((key) => !others.has(key)));
}

/** A proposal carried out, and the outcome attacked as it is to be published. */
export function carryOut(
  input: DisclosureInput,
  {withheld, needs}: Proposal,
  solver: OpenLinearProgram
): Withheld {
  const {observations, catalogue, rules} = input;
  const isBelow = belowMinimum(observations, catalogue, rules);
  const rows = releaseRows(observations, catalogue, withheld, isBelow);
  const spans = dominatedSums(observations, rules);
  return {rows, needs, findings: auditRows(rows, knownStructure(input), {rules, needs, spans, solver})};
}

/** Counts in areas with too few people carry that flag, so that zero is thought possible. */
function flagMinimum({cells, relations}: LinkedTables, needs: ReadonlyMap<number, Need>): LinkedTables {
  const flagged = cells.map((cell, i) =>
    needs.get(i) === "minimum" ? {...cell, flag: "below_minimum" as const} : cell
  );
  return {cells: flagged, relations};
}

/** Needs and intervals where cells, by key, are to be given so much more room than the rule asks. */
function withExtra(
  {cells}: LinkedTables,
  wanted: {
    readonly primary: ReadonlyMap<number, Need>;
    readonly extra: ReadonlyMap<string, number>;
    readonly spans: ReadonlyMap<string, Interval>;
  },
  rules: DisclosureRules
) {
  const {primary, extra, spans} = wanted;
  const needs = new Map(primary);
  if (extra.size > 0) {
    cells.forEach((cell, i) => {
      if (extra.has(cellKey(cell)) && !needs.has(i)) needs.set(i, "secondary");
    });
  }
  const range = (cell: number) => {
    const key = cellKey(cells[cell]!);
    const {low, high} = spans.get(key) ?? sensitiveRange(rules);
    return {low, high: high + (extra.get(key) ?? 0)};
  };
  return {needs, range};
}

/** Counts rounded instead of withheld, and attacked: no count may be left with a single candidate. */
export function roundJointly(input: DisclosureInput, base: number, solver: OpenLinearProgram): Withheld {
  const {observations, catalogue, rules} = input;
  const isBelow = belowMinimum(observations, catalogue, rules);
  const rows = releaseRows(roundCounts(observations, catalogue, base), catalogue, new Set(), isBelow);
  const needs = new Map<string, Need>();
  return {rows, needs, findings: auditRows(rows, knownStructure(input), {rules, needs, solver})};
}

/** Attacks observations as they are to be published. */
export function auditRows(
  rows: readonly Observation[],
  structure: KnownStructure,
  options: {
    readonly rules: DisclosureRules;
    readonly needs: ReadonlyMap<string, Need>;
    readonly spans?: ReadonlyMap<string, Interval>;
    readonly solver: OpenLinearProgram;
    readonly onProgress?: (done: number, total: number) => void;
  }
): Finding[] {
  const {rules, ...rest} = options;
  const open = rows.filter(({indicator}) => structure.catalogue.get(indicator)?.indicator.public);
  const within = rules.rounding === null ? {} : {within: (rules.rounding - 1) / 2};
  return audit(linkTables(open, structure, within), {...rest, rule: rules});
}

function nameNeeds({cells}: LinkedTables, needs: ReadonlyMap<number, Need>): Map<string, Need> {
  return new Map([...needs].map(([cell, need]) => [cellKey(cells[cell]!), need]));
}

/**
 * What it costs to withhold a cell: more for a count that rates are made of (most of all as
 * their denominator), for large counts (many people lose a number),
 * and for areas that stand for many others.
 */
function cellCost({cells}: LinkedTables, {catalogue, areaSums}: KnownStructure): (cell: number) => number {
  const rates = [...catalogue.values()].filter(({type, indicator}) => type === "rate" && indicator.public);
  const uses = new Map<string, number>();
  const use = (table: string, weight: number) => uses.set(table, (uses.get(table) ?? 0) + weight);
  for (const rate of rates) {
    use(numeratorTable(rate), 2);
    use(denominatorTable(rate), 4);
  }
  const sizes = new Map(
    areaSums.map(({level, period, area_id, parts}) => [`${level} ${period} ${area_id}`, parts.length])
  );
  return (cell) => {
    const {table, level, period, area_id, value} = cells[cell]!;
    const importance = 1 + (uses.get(table) ?? 0);
    return (
      importance *
      (1 + Math.log2(1 + (value ?? 0) / 10)) *
      (1 + (sizes.get(`${level} ${period} ${area_id}`) ?? 0))
    );
  };
}
