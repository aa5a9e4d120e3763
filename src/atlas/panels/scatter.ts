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
  sizes: SeriesLayer | null;
}

function make(): AtlasPanel {
  const second = selectField(PANEL_WORDS.second, PANEL_WORDS.chooseSecond);
  const size = segments({
    label: PANEL_WORDS.size,
    options: [
      {key: "equal", title: PANEL_WORDS.equalDots},
      {key: "size", title: PANEL_WORDS.bySize}
    ],
    value: "equal"
  });
  const holder = document.createElement("div");
  const frame = chartFrame([second, size], holder);
  const shown: Shown = {data: null, chart: null, state: NOTHING, sizes: null};
  const draw = (data: AtlasPanelData) => {
    shown.data = data;
    second.offer(secondOptions(data), data.view.second);
    size.hidden =
      data.second === null || !data.catalogue.entries.some(({indicator}) => indicator.key === POPULATION);
    const props = scatterProps(data, shown.sizes);
    frame.describe(scatterHead(data, props, shown.sizes !== null));
    frame.replaceBy(props ? null : data.second === null ? PANEL_WORDS.noSecond : PANEL_WORDS.noSecondPeriod);
    if (props === null) return;
    if (shown.chart) shown.chart.redraw(props);
    else holder.append((shown.chart = scatter(props)));
    shown.chart.show(shown.state);
  };
  const drawSized = async () => {
    const {data} = shown;
    if (data === null) return;
    const sizes = size.value === "size" ? await populationAt(data) : null;
    if (shown.data !== data) return;
    shown.sizes = sizes;
    draw(data);
  };
  second.addEventListener("input", (event) => {
    event.stopPropagation();
    report(second, "atlaschange", {second: second.value || null});
  });
  size.addEventListener("input", (event) => {
    event.stopPropagation();
    void drawSized();
  });
  return drawnPanel(
    frame,
    (data) => {
      draw(data);
      void drawSized();
    },
    (state) => {
      shown.state = state;
      shown.chart?.show(state);
    }
  );
}

async function populationAt({loadSeries, view}: AtlasPanelData): Promise<SeriesLayer | null> {
  return layerAt(await loadSeries(POPULATION), view.level, view.period);
}

export default {key: "scatter", make} satisfies AtlasPanelModule;
