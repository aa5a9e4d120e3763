import {segments} from "../../components/controls/segments.js";
import {selectField} from "../../components/controls/select-field.js";
import {valueBars} from "../../components/charts/value-bars.js";
import {chartFrame} from "../../components/figures/chart-frame.js";
import {report} from "../../components/link-state.js";
import {PANEL_WORDS} from "../../text/atlas-figures.js";
import {barsHead, barsProps, parentsOf} from "../../views/atlas-bars.js";
import type {AtlasPanel, AtlasPanelData, AtlasPanelModule} from "../panel.js";
import {drawnPanel} from "./drawn-panel.js";

/** More bars than this are drawn for one parent at a time. */
const MOST_BARS = 800;
const EMPTY = {
  bars: [],
  reference: null,
  words: {label: "", help: "", describe: () => "", further: () => ""}
};

interface Shown {
  data: AtlasPanelData | null;
  parent: string | null;
  /** What the control of the order says; null: it was not made yet. */
  byValue: boolean | null;
}

function make(): AtlasPanel {
  const parents = selectField(PANEL_WORDS.within, PANEL_WORDS.allAreas);
  const order = html();
  const bars = valueBars(EMPTY);
  const frame = chartFrame([parents, order], bars);
  const shown: Shown = {data: null, parent: null, byValue: null};
  const draw = (data: AtlasPanelData) => {
    shown.data = data;
    const known = parentsOf(data);
    if (!known.some(({id}) => id === shown.parent)) shown.parent = firstParent(data, known);
    parents.offer(
      known.map(({id, name}) => ({key: id, title: name})),
      shown.parent
    );
    parents.hidden = known.length < 2;
    const byValue = data.view.sort?.column === "value";
    // The control that a reader has just used stays, and the focus with it.
    if (byValue !== shown.byValue) order.replaceChildren(orderChoice(byValue, shown));
    shown.byValue = byValue;
    const props = barsProps(data, {parent: shown.parent, byValue});
    frame.describe(barsHead(data, props));
    frame.replaceBy(props.bars.every(({value}) => value === null) ? PANEL_WORDS.noValues : null);
    bars.redraw(props);
  };
  parents.addEventListener("input", (event) => {
    event.stopPropagation();
    shown.parent = parents.value || null;
    if (shown.data) draw(shown.data);
  });
  return drawnPanel(frame, draw, (state) => bars.show(state));
}

function html(): HTMLElement {
  return document.createElement("div");
}

/** Order by value is the table's order by value: one choice for both, and it stands in the address. */
function orderChoice(byValue: boolean, shown: Shown): HTMLElement {
  const choice = segments({
    label: PANEL_WORDS.sort,
    options: [
      {key: "name", title: PANEL_WORDS.byName},
      {key: "value", title: PANEL_WORDS.byValue}
    ],
    value: byValue ? "value" : "name"
  });
  choice.addEventListener("input", (event) => {
    event.stopPropagation();
    shown.byValue = choice.value === "value";
    report(choice, "atlaschange", {
      sort: choice.value === "value" ? {column: "value", descending: true} : null
    });
  });
  return choice;
}

function firstParent({areas, view}: AtlasPanelData, known: readonly {readonly id: string}[]): string | null {
  if (areas.length <= MOST_BARS) return null;
  return areas.find(({id}) => id === view.area)?.parent?.id ?? known[0]?.id ?? null;
}

export default {key: "bars", make} satisfies AtlasPanelModule;
