import {html} from "../../components/dom.js";
import {NOTHING, type LinkState} from "../../components/link-state.js";
import type {AreaTableElement} from "../../components/tables/area-table.js";

export interface TableHolder {
  readonly element: HTMLDetailsElement;
  fill(table: AreaTableElement): void;
  show(state: LinkState): void;
}

/** The table behind a figure, folded until a reader wants it; keeps its order when it is filled anew. */
export function tableHolder(title: string): TableHolder {
  const element = html("details", {class: "chart-table"}, html("summary", {}, title));
  // The page's own table has its order in the address; this one is a figure's detail.
  element.addEventListener("arrangement", (event) => event.stopPropagation());
  const held: {table: AreaTableElement | null; state: LinkState} = {table: null, state: NOTHING};
  return {
    element,
    fill(table) {
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
