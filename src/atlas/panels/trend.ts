import {trendLines, type TrendLinesElement} from "../../components/charts/trend-lines.js";
import {chartFrame} from "../../components/figures/chart-frame.js";
import {lineNames} from "../../components/charts/line-names.js";
import {NOTHING} from "../../components/link-state.js";
import {PANEL_WORDS} from "../../text/atlas-figures.js";
import {trendHead, trendProps} from "../../views/atlas-trend.js";
import type {AtlasPanel, AtlasPanelData, AtlasPanelModule} from "../panel.js";
import {drawnPanel} from "./drawn-panel.js";

function make(): AtlasPanel {
  const names = document.createElement("div");
  const holder = document.createElement("div");
  const frame = chartFrame([], names, holder);
  const shown: {chart: TrendLinesElement | null; state: typeof NOTHING} = {chart: null, state: NOTHING};
  const draw = (data: AtlasPanelData) => {
    const isOrdered = data.series.indicator.kind === "metric";
    const props = isOrdered ? trendProps(data) : null;
    frame.describe(trendHead(data, props));
    frame.replaceBy(props ? null : isOrdered ? PANEL_WORDS.onePeriod : PANEL_WORDS.categorical);
    if (props === null) return;
    names.replaceChildren(lineNames(props.lines));
    if (shown.chart) shown.chart.redraw(props);
    else holder.append((shown.chart = trendLines(props)));
    shown.chart.show(shown.state);
  };
  return drawnPanel(frame, draw, (state) => {
    shown.state = state;
    shown.chart?.show(state);
  });
}

export default {key: "trend", make} satisfies AtlasPanelModule;
