import type {Level} from "../model/area.js";
import {
  WITHHELD_REASONS,
  type DisclosureProtocol,
  type ProtocolRules,
  type WithheldValues
} from "../model/disclosure-protocol.js";
import {formatList, formatNumber, formatShare} from "../model/format.js";
import type {Indicator} from "../model/indicator.js";
import {PROTOCOL_WORDS, REASON_WORDS} from "../text/disclosure.js";

export interface ProtocolView {
  readonly protocol: DisclosureProtocol;
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly levels: readonly Level[];
}

/** Values of all public indicators together, and those withheld among them. */
export function totals({indicators}: DisclosureProtocol): {
  readonly values: number;
  readonly withheld: number;
} {
  const sum = (of: (one: WithheldValues) => number) => indicators.reduce((all, one) => all + of(one), 0);
  return {values: sum(({values}) => values), withheld: sum(({withheld}) => withheld)};
}

/** What the audit found, in a sentence. */
export function auditSentence({audit, rules, refusal}: DisclosureProtocol): string {
  if (refusal.length > 0) return PROTOCOL_WORDS.refused;
  if (rules === null || audit === null) return PROTOCOL_WORDS.published;
  return `${formatNumber(audit.attacked)} Zahlen angegriffen, keine gefunden. ${PROTOCOL_WORDS.method}`;
}

/** The rules as pairs of name and German sentence. */
export function ruleLines(rules: ProtocolRules, {indicators}: ProtocolView): (readonly [string, string])[] {
  const words = PROTOCOL_WORDS.rules;
  const title = (key: string) => indicators.get(key)?.title ?? key;
  const minimum = rules.minimum_population.map(({indicator, at_least, concerns, from}) => {
    const what = concerns.length === 0 ? "alle Indikatoren" : formatList(concerns.map(title));
    return `${title(indicator)} mindestens ${formatNumber(at_least)} für ${what}${from === null ? "" : ` ab ${from}`}`;
  });
  const dominance = rules.dominance.map(
    ({indicator, p}) =>
      `${title(indicator)}: was die größten Beiträge übrig lassen, ist mindestens ${formatNumber(p, Number.isInteger(p) ? 0 : 1)} % des größten`
  );
  return [
    [words.threshold, `Fallzahlen von 1 bis ${formatNumber(rules.threshold - 1)} werden nicht ausgewiesen`],
    [words.zero, rules.zero_is_safe ? "wird gezeigt" : "wird nicht gezeigt"],
    [words.complement, rules.complement ? "wird nicht ausgewiesen" : "wird ausgewiesen"],
    [words.minimum, minimum.join("; ") || "keine"],
    ...(dominance.length === 0 ? [] : [[words.dominance, dominance.join("; ")] as const]),
    [words.rounding, rules.rounding === null ? "nein" : `auf Vielfache von ${formatNumber(rules.rounding)}`],
    [words.declared, declaredLine(rules.declared)]
  ];
}

/** "1 Gliederung, 4 Teile"; "keine". */
function declaredLine(declared: ProtocolRules["declared"]): string {
  const keys = Object.keys(PROTOCOL_WORDS.declared) as (keyof ProtocolRules["declared"])[];
  const parts = keys
    .filter((key) => declared[key] > 0)
    .map(
      (key) => `${formatNumber(declared[key])} ${PROTOCOL_WORDS.declared[key][declared[key] === 1 ? 0 : 1]}`
    );
  return parts.join(", ") || "keine";
}

/** Levels by reason: how many cells, the sum first. */
export function reasonTable({protocol, levels}: ProtocolView): {
  readonly head: readonly string[];
  readonly lines: readonly (readonly string[])[];
} {
  const shown = levels.filter(({key}) => protocol.reasons.some(({level}) => level === key));
  const lines = WITHHELD_REASONS.flatMap((reason) => {
    const own = protocol.reasons.filter((each) => each.reason === reason);
    if (own.length === 0) return [];
    const count = (key: string) => own.find(({level}) => level === key)?.cells ?? 0;
    const sum = own.reduce((all, {cells}) => all + cells, 0);
    return [
      [REASON_WORDS[reason], ...[sum, ...shown.map(({key}) => count(key))].map((each) => formatNumber(each))]
    ];
  });
  return {head: ["Grund", "zusammen", ...shown.map(({plural}) => plural)], lines};
}

/** Indicators and levels of which something is withheld, in the catalogue's order. */
export function costLines({protocol, indicators, levels}: ProtocolView): (readonly string[])[] {
  const level = new Map(levels.map((each) => [each.key, each.plural]));
  return protocol.indicators
    .filter(({withheld}) => withheld > 0)
    .map((one) => [
      indicators.get(one.indicator)?.title ?? one.indicator,
      level.get(one.level) ?? one.level,
      formatNumber(one.values),
      formatNumber(one.withheld),
      formatNumber(one.withheld_before),
      formatShare(one.withheld / one.values, 1),
      formatShare(one.population_share, 1)
    ]);
}
