import {html} from "../../components/dom.js";
import {NOTHING, type LinkState} from "../../components/link-state.js";
import type {AreaTableElement, AreaTableRow} from "../../components/tables/area-table.js";

export interface TableHolder {
  readonly element: HTMLDetailsElement;
  /** Fills it; a table of the same key as before gets other rows and keeps order and focus. */
  fill(key: string, rows: readonly AreaTableRow[], make: () => AreaTableElement): void;
  show(state: LinkState): void;
  /** Ids of its rows, in its order. */
  readonly listed: readonly string[];
}

/** The table behind a figure, folded until a reader wants it; keeps its order when it is filled anew. */
export function tableHolder(title: string): TableHolder {
  const element = html("details", {class: "chart-table"}, html("summary", {}, title));
  // The page's own table has its order in the address; this one is a figure's detail.
  element.addEventListener("arrangement", (event) => event.stopPropagation());
  const held: {key: string; table: AreaTableElement | null; state: LinkState} = {
    ...{key: "", table: null, state: NOTHING}
  };
  return {
    element,
    get listed() {
      return held.table?.listed ?? [];
    },
    fill(key, rows, make) {
      if (held.table && held.key === key) return held.table.update(rows);
      const table = make();
      held.key = key;
      if (held.table) table.arrange(held.table.arrangement);
      held.table?.remove();
      held.table = table;
      element.append(table);
      table.show(held.state, null);
    },
    show(state) {
      held.state = state;
      held.table?.show(state, null);
    }
  };
}
