import {scatter, type ScatterElement} from "../../components/charts/scatter.js";
import {segments} from "../../components/controls/segments.js";
import {selectField} from "../../components/controls/select-field.js";
import {chartFrame} from "../../components/figures/chart-frame.js";
import {NOTHING, report} from "../../components/link-state.js";
import {layerAt, type SeriesLayer} from "../../model/indicator-series.js";
import {PANEL_WORDS} from "../../text/atlas-figures.js";
import {scatterHead, scatterProps} from "../../views/atlas-scatter.js";
import type {AtlasPanel, AtlasPanelData, AtlasPanelModule} from "../panel.js";
import {drawnPanel, secondOptions} from "./drawn-panel.js";

const POPULATION = "einwohner";

interface Shown {
  data: AtlasPanelData | null;
  chart: ScatterElement | null;
  state: typeof NOTHING;
}

function make(): AtlasPanel {
  const second = selectField(PANEL_WORDS.second, PANEL_WORDS.chooseSecond);
  const size = sizeChoice();
  const holder = document.createElement("div");
  const frame = chartFrame([second, size], holder);
  const shown: Shown = {data: null, chart: null, state: NOTHING};
  const draw = (data: AtlasPanelData, sizes: SeriesLayer | null) => {
    const props = scatterProps(data, sizes);
    frame.describe(scatterHead(data, props, sizes !== null));
    frame.replaceBy(props ? null : data.second === null ? PANEL_WORDS.noSecond : PANEL_WORDS.noSecondPeriod);
    if (props === null) return;
    if (shown.chart) shown.chart.redraw(props);
    else holder.append((shown.chart = scatter(props)));
    shown.chart.show(shown.state);
  };
  const take = async (data: AtlasPanelData) => {
    shown.data = data;
    second.offer(secondOptions(data), data.view.second);
    size.hidden = data.second === null || !hasPopulation(data);
    if (size.hidden || size.value === "equal") return draw(data, null);
    const sizes = await populationAt(data);
    if (shown.data === data) draw(data, sizes);
  };
  second.addEventListener("input", (event) => {
    event.stopPropagation();
    report(second, "atlaschange", {second: second.value || null});
  });
  size.addEventListener("input", (event) => {
    event.stopPropagation();
    if (shown.data) void take(shown.data);
  });
  return drawnPanel(
    frame,
    (data) => void take(data),
    (state) => {
      shown.state = state;
      shown.chart?.show(state);
    }
  );
}

function sizeChoice(): ReturnType<typeof segments> {
  const options = [
    {key: "equal", title: PANEL_WORDS.equalDots},
    {key: "size", title: PANEL_WORDS.bySize}
  ];
  return segments({label: PANEL_WORDS.size, options, value: "equal"});
}

function hasPopulation({catalogue}: AtlasPanelData): boolean {
  return catalogue.entries.some(({indicator}) => indicator.key === POPULATION);
}

async function populationAt({loadSeries, view}: AtlasPanelData): Promise<SeriesLayer | null> {
  return layerAt(await loadSeries(POPULATION), view.level, view.period);
}

export default {key: "scatter", make} satisfies AtlasPanelModule;
