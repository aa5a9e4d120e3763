import {createHash} from "node:crypto";
import type {ResultCache} from "../tables/result-cache.js";
import type {DisclosureInput, Proposal} from "./withhold.js";

/** Gives the proposal that was made for the same period before, or makes it. */
export type ProposalCache = (input: DisclosureInput, propose: () => Proposal) => Promise<Proposal>;

/**
 * Proposals kept by all they depend on: counts, catalogue, areas, rules, code. A proposal only says what to withhold;
 * whether that is enough is found out each time.
 *
 * @param code - hash of the loaders
 */
export function proposalCache(results: ResultCache, code: string): ProposalCache {
  return (input, propose) => results.remember(keyOf(input, code), () => Promise.resolve(propose()));
}

function keyOf({period, observations, catalogue, levels, areas, ...rest}: DisclosureInput, code: string) {
  const known = levels.map(({key}) => [
    ...[key, areas.zonesOf(key)],
    levels.map(({key: by}) =>
      [...areas.childrenAt(key, period, by)].map(([id, parts]) => [id, parts.map(({area_id}) => area_id)])
    )
  ]);
  const {breakdowns, subsets, rules} = rest;
  const hash = createHash("sha256");
  hash.update(
    JSON.stringify([code, process.version, period, [...catalogue], breakdowns, subsets, rules, known])
  );
  for (const row of observations) hash.update(JSON.stringify(Object.values(row)));
  return `${hash.digest("hex").slice(0, 32)}-proposal`;
}
