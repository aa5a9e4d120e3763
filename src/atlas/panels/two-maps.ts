import {ckmeans} from "simple-statistics";
import {classLegend} from "../../components/controls/class-legend.js";
import {selectField} from "../../components/controls/select-field.js";
import {html} from "../../components/dom.js";
import {chartFrame} from "../../components/figures/chart-frame.js";
import {legendMap, type LegendMapElement} from "../../components/figures/legend-map.js";
import {NOTHING, report} from "../../components/link-state.js";
import type {MapPlace} from "../../components/maps/area-map.js";
import {loadBoundaries} from "../../db/boundaries.js";
import {formatPeriod} from "../../model/format.js";
import {MAP_WORDS, PANEL_WORDS} from "../../text/atlas-figures.js";
import {comparedPeriod, otherPeriods} from "../../views/atlas-difference.js";
import {twoMaps, twoMapsHead, type SideMap} from "../../views/atlas-two-maps.js";
import type {AtlasPanel, AtlasPanelData, AtlasPanelModule} from "../panel.js";
import {drawnPanel, secondOptions} from "./drawn-panel.js";

interface Side {
  readonly element: HTMLElement;
  readonly title: HTMLElement;
  readonly map: LegendMapElement;
}

function make(): AtlasPanel {
  const second = selectField(PANEL_WORDS.second, PANEL_WORDS.samePlace);
  const periods = selectField(PANEL_WORDS.otherPeriod, null);
  const sides = [side(), side()] as const;
  const frame = chartFrame(
    [second, periods],
    html("div", {class: "two-maps"}, ...sides.map(({element}) => element))
  );
  const shown: {data: AtlasPanelData | null; state: typeof NOTHING} = {data: null, state: NOTHING};
  moveTogether(sides);
  second.addEventListener("input", (event) => {
    event.stopPropagation();
    report(second, "atlaschange", {second: second.value || null});
  });
  periods.addEventListener("input", (event) => {
    event.stopPropagation();
    report(periods, "atlaschange", {other: periods.value});
  });
  const draw = async (data: AtlasPanelData) => {
    shown.data = data;
    second.offer(secondOptions(data), data.view.second);
    periods.offer(
      otherPeriods(data).map(({period}) => ({key: period, title: formatPeriod(period)})),
      comparedPeriod(data)
    );
    periods.hidden = data.second !== null || otherPeriods(data).length === 0;
    const maps = twoMaps(data, ckmeans);
    frame.describe(twoMapsHead(data, maps));
    frame.replaceBy(maps ? null : data.second === null ? PANEL_WORDS.onePeriod : PANEL_WORDS.noSecondPeriod);
    if (maps === null) return;
    drawSide(sides[0], maps[0], data.shapes);
    const {info, view} = data;
    const shapes = await loadBoundaries({info}, view.level, maps[1].period);
    if (shown.data !== data) return;
    drawSide(sides[1], maps[1], shapes);
    for (const {map} of sides) map.show(shown.state);
  };
  return drawnPanel(
    frame,
    (data) => void draw(data),
    (state) => {
      shown.state = state;
      for (const {map} of sides) map.show(state);
    }
  );
}

function side(): Side {
  const title = html("h3");
  const map = legendMap();
  return {element: html("div", {class: "side-map", "data-export-part": true}, title, map), title, map};
}

function drawSide(
  {title, map}: Side,
  {title: name, period, look, legend}: SideMap,
  shapes: AtlasPanelData["shapes"]
): void {
  title.textContent = `${name}, ${formatPeriod(period)}`;
  const label = `${MAP_WORDS.label}: ${title.textContent}`;
  map.draw({shapes, look, words: {...MAP_WORDS, label}, legend: classLegend(legend)});
}

function moveTogether([left, right]: readonly [Side, Side]): void {
  for (const [from, to] of [
    [left, right],
    [right, left]
  ] as const) {
    from.element.addEventListener("mapmove", (event) => {
      to.map.map?.moveTo((event as CustomEvent<MapPlace>).detail);
    });
  }
}

export default {key: "two-maps", make} satisfies AtlasPanelModule;
