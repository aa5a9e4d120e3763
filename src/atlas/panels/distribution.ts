import {distribution, type DistributionElement} from "../../components/charts/distribution.js";
import {chartFrame} from "../../components/figures/chart-frame.js";
import {NOTHING} from "../../components/link-state.js";
import {PANEL_WORDS} from "../../text/atlas-figures.js";
import {distributionHead, distributionProps} from "../../views/atlas-distribution.js";
import type {AtlasPanel, AtlasPanelData, AtlasPanelModule} from "../panel.js";
import {drawnPanel} from "./drawn-panel.js";

function make(): AtlasPanel {
  const holder = document.createElement("div");
  const frame = chartFrame([], holder);
  const shown: {chart: DistributionElement | null; state: typeof NOTHING} = {chart: null, state: NOTHING};
  const draw = (data: AtlasPanelData) => {
    const isOrdered = data.series.indicator.kind === "metric";
    const props = isOrdered ? distributionProps(data) : null;
    frame.describe(distributionHead(data, props));
    frame.replaceBy(props ? null : isOrdered ? PANEL_WORDS.noValues : PANEL_WORDS.categorical);
    if (props === null) return;
    if (shown.chart) shown.chart.redraw(props);
    else holder.append((shown.chart = distribution(props)));
    shown.chart.show(shown.state);
  };
  return drawnPanel(frame, draw, (state) => {
    shown.state = state;
    shown.chart?.show(state);
  });
}

export default {key: "distribution", make} satisfies AtlasPanelModule;
