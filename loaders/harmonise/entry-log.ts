import type {ReportEntry, TableReport} from "./import-report.js";

/** How many entries of one reason a report lists. */
const LISTED = 1000;

/** The entries of a long table: the first ones of each reason, and how many more there are. */
export class EntryLog {
  readonly #entries: ReportEntry[] = [];
  readonly #counts = new Map<ReportEntry["reason"], number>();

  add(entry: ReportEntry): void {
    const count = (this.#counts.get(entry.reason) ?? 0) + 1;
    this.#counts.set(entry.reason, count);
    if (count <= LISTED) this.#entries.push(entry);
  }

  /** By row, of one row first how its area was found, then in the order they were added. */
  get entries(): ReportEntry[] {
    return this.#entries.toSorted((a, b) => a.row - b.row || rank(a) - rank(b));
  }

  get omitted(): TableReport["omitted"] {
    const more = [...this.#counts].filter(([, count]) => count > LISTED);
    return more.length === 0
      ? undefined
      : Object.fromEntries(more.map(([reason, n]) => [reason, n - LISTED]));
  }
}

function rank({reason}: ReportEntry): number {
  return reason === "matched" || reason === "combined" ? 0 : 1;
}
