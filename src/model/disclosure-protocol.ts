/** Why a count is withheld; see `Need` of the loaders. */
export const WITHHELD_REASONS = [
  "small",
  "complement",
  "dominance",
  "minimum",
  "delivered",
  "secondary"
] as const;
export type WithheldReason = (typeof WITHHELD_REASONS)[number];

/** What disclosure control does to the public edition: the page "Geheimhaltung" of internal builds. Holds no count. */
export interface DisclosureProtocol {
  readonly municipality: string;
  /** Of the public tables; null where publication is refused. */
  readonly data_version: string | null;
  /** "quartierslabor 0.1.0" */
  readonly software: string;
  /** Version of the rules' meaning. */
  readonly rule_version: string;
  /** null: the values are published already, nothing is withheld. */
  readonly rules: ProtocolRules | null;
  /** Values of public indicators by indicator and level. */
  readonly indicators: readonly WithheldValues[];
  /** Counts, sums behind rates and remainders by reason and level. */
  readonly reasons: readonly {
    readonly reason: WithheldReason;
    readonly level: string;
    readonly cells: number;
  }[];
  /** null: nothing was attacked. */
  readonly audit: {readonly attacked: number; readonly findings: number} | null;
  /** Why publication is refused, line by line; empty where it is not. */
  readonly refusal: readonly string[];
}

export interface ProtocolRules {
  readonly threshold: number;
  readonly zero_is_safe: boolean;
  readonly complement: boolean;
  readonly minimum_population: readonly {
    readonly indicator: string;
    readonly at_least: number;
    /** Titles of sources, or keys of indicators, that it concerns; empty: all. */
    readonly concerns: readonly string[];
    readonly from: string | null;
  }[];
  /** Sums that must not give away their largest contribution, with the p of the p%-rule. */
  readonly dominance: readonly {readonly indicator: string; readonly p: number}[];
  readonly rounding: number | null;
  /** How many declared breakdowns, parts, delivered rates and changes there are. */
  readonly declared: {
    readonly breakdowns: number;
    readonly subsets: number;
    readonly delivered_rates: number;
    readonly changes: number;
  };
}

export interface WithheldValues {
  readonly indicator: string;
  readonly level: string;
  readonly values: number;
  /** Withheld by those who delivered them. */
  readonly withheld_before: number;
  readonly withheld: number;
  /** Share of the population in areas whose value is withheld, all periods together; null: not known. */
  readonly population_share: number | null;
}
