/** A table as it is read on the page. */
export interface ReadTable {
  readonly head: readonly string[];
  readonly rows: readonly {
    /** A text per column. */
    readonly texts: readonly string[];
  }[];
  /** Columns of row headings: names, whatever they look like. */
  readonly named: readonly boolean[];
}

/**
 * Reads a drawn table cell by cell: what is hidden from screen readers is left out, and so are columns of nothing else. A row
 * that is one heading over others becomes a column of its own, the first, with the name `group`.
 */
export function readTable(table: HTMLTableElement, group: string): ReadTable {
  const lines = [...table.rows].filter((row) => row.parentElement!.localName === "tbody");
  const heads = [...(table.tHead?.rows ?? [])].at(-1);
  const isTitle = (row: HTMLTableRowElement) => isGroupTitle(row);
  const used = [...(heads ?? lines[0])!.cells].map((_, i) =>
    lines.some((row) => !isTitle(row) && isRead(row.cells[i]))
  );
  const grouped = lines.some(isTitle);
  const pick = <T>(all: readonly T[]) => all.filter((_, i) => used[i]);
  const held = {title: ""};
  const rows = lines.flatMap((row) => {
    if (isTitle(row)) {
      held.title = textOf(row.cells[0]!);
      return [];
    }
    const texts = pick([...row.cells]).map((cell) => textOf(cell));
    return [{texts: grouped ? [held.title, ...texts] : texts}];
  });
  const body = lines.find((row) => !isTitle(row));
  const named = pick([...(body?.cells ?? [])]).map(({localName}) => localName === "th");
  const head = pick([...(heads?.cells ?? [])]).map((cell) => textOf(cell));
  return {
    head: grouped ? [group, ...head] : head,
    rows,
    named: grouped ? [true, ...named] : named
  };
}

function isGroupTitle({cells}: HTMLTableRowElement): boolean {
  const [first, ...others] = cells;
  return /^(row|col)group$/.test(first?.getAttribute("scope") ?? "") && !others.some(isRead);
}

function isRead(cell: HTMLTableCellElement | undefined): boolean {
  return cell !== undefined && cell.getAttribute("aria-hidden") !== "true" && cell.textContent.trim() !== "";
}

/** Text of a cell; parts that stand on lines of their own are set apart. */
function textOf(cell: HTMLTableCellElement): string {
  const parts = [...cell.childNodes].map((node) =>
    node instanceof HTMLElement && node.getAttribute("aria-hidden") === "true"
      ? ""
      : (node.textContent ?? "").replaceAll(/\s+/g, " ").trim()
  );
  return parts.filter(Boolean).join(" ");
}
