import {groupBy} from "../harmonise/group-by.js";
import type {BuildInfo} from "../../src/model/build-info.js";
import type {DisclosureProtocol, ProtocolRules, WithheldReason} from "../../src/model/disclosure-protocol.js";
import {DisclosureError} from "../disclosure/disclosure-error.js";
import {RULE_VERSION, type DisclosureReport} from "../disclosure/disclosure-report.js";
import type {DisclosureRules} from "../manifest/municipality.js";
import {prepareTables, type PrepareOptions} from "../tables/prepare-tables.js";
import type {StoredTables} from "../tables/table-store.js";

/**
 * The protocol of a municipality's public edition, which is made for that where it is not there yet. Where publication
 * is refused the protocol says why.
 *
 * @param info - of any edition
 */
export async function makeProtocol(
  folder: string,
  options: Omit<PrepareOptions, "scope">,
  info: BuildInfo
): Promise<DisclosureProtocol> {
  const head = {
    municipality: info.municipality.name,
    software: `${info.software.name} ${info.software.version}`
  };
  try {
    const {disclosure, info: own} = await prepareTables(folder, {...options, scope: "public"});
    return {...head, data_version: own.data_version, ...summary(disclosure), refusal: []};
  } catch (error) {
    if (!(error instanceof DisclosureError)) throw error;
    const audit = {attacked: 0, findings: error.findings.length};
    const nothing = {
      data_version: null,
      rule_version: RULE_VERSION,
      rules: null,
      indicators: [],
      reasons: []
    };
    return {...head, ...nothing, audit, refusal: error.message.split("\n")};
  }
}

/** The full report of a public edition, cell by cell. */
export function summary({
  rule_version,
  rules,
  indicators,
  cells,
  audit
}: StoredTables["disclosure"]): Pick<
  DisclosureProtocol,
  "rule_version" | "rules" | "indicators" | "reasons" | "audit"
> {
  return {
    ...{rule_version, indicators, audit},
    rules: rules === "published" ? null : protocolRules(rules),
    reasons: reasons(cells)
  };
}

function reasons(cells: DisclosureReport["cells"]): DisclosureProtocol["reasons"] {
  // A cell is named "table level period area".
  const groups = groupBy(cells, ({cell, reason}) => `${reason} ${cell.split(" ").at(-3) ?? ""}`);
  return [...groups].map(([name, group]) => {
    const [reason, level] = name.split(" ") as [WithheldReason, string];
    return {reason, level, cells: group.length};
  });
}

function protocolRules(rules: DisclosureRules): ProtocolRules {
  const {threshold, zeroIsSafe, complement, rounding} = rules;
  return {
    ...{threshold, zero_is_safe: zeroIsSafe, complement, rounding},
    minimum_population: rules.minimumPopulation.map(({indicator, atLeast, sources, indicators, from}) => ({
      ...{indicator, at_least: atLeast, from},
      concerns: [...(sources ?? []), ...(indicators ?? [])]
    })),
    dominance: rules.dominance.map(({indicator, p}) => ({indicator, p})),
    declared: {
      breakdowns: rules.breakdowns.length,
      subsets: rules.subsets.length,
      delivered_rates: rules.deliveredRates.length,
      changes: rules.changes.length
    }
  };
}
