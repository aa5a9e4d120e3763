import {bivariateStyle} from "../../components/bivariate.js";
import {classMatrix, type ClassMatrixElement} from "../../components/controls/class-matrix.js";
import {selectField} from "../../components/controls/select-field.js";
import {chartFrame} from "../../components/figures/chart-frame.js";
import {legendMap} from "../../components/figures/legend-map.js";
import {NOTHING, report, type LinkState} from "../../components/link-state.js";
import {BIVARIATE_WORDS, MAP_WORDS, PANEL_WORDS} from "../../text/atlas-figures.js";
import {bivariateHead, bivariateOf, type Bivariate} from "../../views/atlas-bivariate.js";
import type {AtlasPanel, AtlasPanelData, AtlasPanelModule} from "../panel.js";
import {drawnPanel, secondOptions} from "./drawn-panel.js";

interface Shown {
  found: Bivariate | null;
  legend: ClassMatrixElement | null;
  state: LinkState;
  chosen: readonly string[];
  pointed: readonly string[];
}

function make(): AtlasPanel {
  const second = selectField(PANEL_WORDS.second, PANEL_WORDS.chooseSecond);
  const map = legendMap();
  const frame = chartFrame([second], map);
  frame.setAttribute("style", bivariateStyle());
  const shown: Shown = {found: null, legend: null, state: NOTHING, chosen: [], pointed: []};
  const paint = () => paintCells(map, shown);
  const cells = (event: Event) => (event as CustomEvent<{cells: readonly string[]}>).detail.cells;
  frame.addEventListener("cellhover", (event) => {
    shown.pointed = cells(event);
    paint();
  });
  frame.addEventListener("cellchoose", (event) => {
    shown.chosen = cells(event);
    paint();
  });
  second.addEventListener("input", (event) => {
    event.stopPropagation();
    report(second, "atlaschange", {second: second.value || null});
  });
  const draw = (data: AtlasPanelData) => {
    second.offer(secondOptions(data), data.view.second);
    shown.found = bivariateOf(data);
    frame.describe(bivariateHead(data, shown.found));
    frame.replaceBy(
      shown.found ? null : data.second === null ? PANEL_WORDS.noSecond : PANEL_WORDS.noSecondPeriod
    );
    if (shown.found === null) return;
    const {scheme, counts, look} = shown.found;
    const note = BIVARIATE_WORDS.note(data.series.indicator.title, data.second?.indicator.title ?? "");
    shown.legend = classMatrix({scheme, counts, words: {...BIVARIATE_WORDS, note}});
    map.draw({shapes: data.shapes, look, words: MAP_WORDS, legend: shown.legend});
    paint();
  };
  return drawnPanel(frame, draw, (state) => {
    shown.state = state;
    paint();
  });
}

/** What the legend points at or has chosen stays strong on this map. */
function paintCells(map: ReturnType<typeof legendMap>, {found, legend, state, chosen, pointed}: Shown): void {
  const strong = pointed.length > 0 ? pointed : chosen;
  const areas = [...(found?.groups ?? [])].flatMap(([id, group]) => (strong.includes(group) ? [id] : []));
  map.show(strong.length === 0 ? state : {...state, highlighted: new Set(areas)});
  legend?.show({chosen, hovered: (state.hovered && found?.groups.get(state.hovered)) ?? null});
}

export default {key: "bivariate", make} satisfies AtlasPanelModule;
