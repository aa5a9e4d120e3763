import type {AreaMatch, AreaText, MatchKind} from "./area-match.js";
import type {ReportEntry} from "./import-report.js";

/** A row whose area was found. Rows and columns count from 1. */
export interface RowMatch {
  readonly row: number;
  readonly column: number;
  readonly text: AreaText;
  readonly match: AreaMatch;
}

/** The same for all rows that call the same areas by the same text. */
export function matchName({text, match}: RowMatch): string {
  return [text.key, text.name, match.kind, ...match.areas.map(({area_id}) => area_id)].join("\n");
}

const HOW: Readonly<Record<Exclude<MatchKind, "combined">, string>> = {
  exact: "its key",
  zeros: "leading zeros were lost",
  key: "the key is written differently",
  name: "the name fits, the key does not",
  spelling: "the name is spelt differently",
  key_and_name: "its key and its name in one cell",
  alias: "an alias of the manifest"
};

/** One entry for all rows, `count` of them, in which a text was taken for an area without being its key. */
export function matchEntry({row, column, text, match}: RowMatch, count: number, level: string): ReportEntry {
  const said = [text.key, text.name].filter((part) => part !== "").map((part) => `"${part}"`);
  const areas = match.areas.map(({area_id, name}) => `"${area_id}" (${name})`).join(", ");
  const more = count > 1 ? `; ${count} rows` : "";
  const meaning =
    match.kind === "combined"
      ? `stands for several (${level}): ${areas}; used only in sums over all of them`
      : `taken for ${level} ${areas}: ${HOW[match.kind]}`;
  const reason = match.kind === "combined" ? "combined" : "matched";
  return {row, column, reason, used: true, detail: `${said.join(", ")} ${meaning}${more}`};
}

/** Counts the rows in which a text was taken for an area without being its key. */
export class MatchLog {
  readonly #groups = new Map<string, {readonly first: RowMatch; readonly count: number}>();

  /** Adds rows that say the same; `first` is the first of them. */
  add(first: RowMatch, count = 1): void {
    const name = matchName(first);
    const known = this.#groups.get(name);
    const isEarlier = known === undefined || first.row < known.first.row;
    this.#groups.set(name, {
      first: isEarlier ? first : known.first,
      count: count + (known?.count ?? 0)
    });
  }

  entries(level: string): ReportEntry[] {
    return [...this.#groups.values()].map(({first, count}) => matchEntry(first, count, level));
  }
}
