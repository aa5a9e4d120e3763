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
  const entries = entriesOf(observations, catalogue);
  const hash = createHash("sha256");
  hash.update(JSON.stringify([code, process.version, period, entries, breakdowns, subsets, rules, known]));
  for (const row of observations) hash.update(JSON.stringify(Object.values(row)));
  return `${hash.digest("hex").slice(0, 32)}-proposal`;
}

/** What matters of the indicators that the period has, and of those they are made of. */
function entriesOf(observations: DisclosureInput["observations"], catalogue: DisclosureInput["catalogue"]) {
  const present = new Set(observations.map(({indicator}) => indicator));
  const own = [...catalogue.values()].filter(({indicator}) => present.has(indicator.key));
  const used = new Set([
    ...present,
    ...own.flatMap(({numerator, denominator}) => [...numerator, ...denominator])
  ]);
  return [...catalogue.values()]
    .filter(({indicator}) => used.has(indicator.key))
    .map(({indicator: {key, source, factor, public: isPublic}, ...entry}) => [
      key,
      source,
      factor,
      isPublic,
      entry
    ]);
}
