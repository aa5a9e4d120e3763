import type {Finding} from "./audit.js";

const SHOWN = 20;

const WORDS: Readonly<Record<Finding["rule"], string>> = {
  small: "a small count",
  complement: "all but a few",
  dominance: "a sum that gives away its largest contribution",
  minimum: "a count in an area with too few people",
  delivered: "a count that was delivered without its value",
  secondary: "a count that protects others",
  threshold: "no count below the threshold",
  consistency: "tables that agree with each other"
};

/** Publication refused: an outsider can find values. Says which and how, never what they are. */
export class DisclosureError extends Error {
  constructor(readonly findings: readonly Finding[]) {
    const lines = findings.slice(0, SHOWN).map(formatFinding);
    const more = findings.length > SHOWN ? [`disclosure: and ${findings.length - SHOWN} more`] : [];
    super([...lines, ...more].join("\n"));
    this.name = "DisclosureError";
  }
}

/** "disclosure: rule "small" is broken; expected a small count to stay hidden, got it by subtraction (bg, quartier 010101, 2025)" */
export function formatFinding({rule, table, level, period, area_id, attack}: Finding): string {
  const where = `${table}, ${level} ${area_id}, ${period}`;
  if (rule === "threshold")
    return `disclosure: rule "threshold" is broken; expected ${WORDS[rule]}, got one (${where})`;
  if (rule === "consistency")
    return `disclosure: nothing can be proven; expected ${WORDS[rule]}, got a contradiction (${where})`;
  return `disclosure: rule "${rule}" is broken; expected ${WORDS[rule]} to stay hidden, got it by attack "${attack}" (${where})`;
}
