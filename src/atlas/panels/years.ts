import {classLegend} from "../../components/controls/class-legend.js";
import {chartFrame} from "../../components/figures/chart-frame.js";
import {yearMaps, type YearMapsElement} from "../../components/figures/year-maps.js";
import {NOTHING, report} from "../../components/link-state.js";
import type {ShapeSources} from "../../components/maps/area-shapes.js";
import {loadBoundaries} from "../../db/boundaries.js";
import {layersOf} from "../../model/indicator-series.js";
import {PANEL_WORDS} from "../../text/atlas-figures.js";
import {filler, mapClasses} from "../../views/atlas-fills.js";
import {yearsHead, yearsLegend, yearsProps} from "../../views/atlas-years.js";
import type {AtlasPanel, AtlasPanelData, AtlasPanelModule} from "../panel.js";
import {drawnPanel} from "./drawn-panel.js";

interface Shown {
  data: AtlasPanelData | null;
  figure: YearMapsElement | null;
  state: typeof NOTHING;
}

function make(): AtlasPanel {
  const holder = document.createElement("div");
  const legend = document.createElement("div");
  legend.className = "year-legend";
  legend.dataset.exportPart = "";
  const frame = chartFrame([], holder, legend);
  const shown: Shown = {data: null, figure: null, state: NOTHING};
  holder.addEventListener("periodselect", (event) => {
    report(holder, "atlaschange", {period: (event as CustomEvent<{period: string}>).detail.period});
  });
  const draw = async (data: AtlasPanelData) => {
    shown.data = data;
    frame.describe(yearsHead(data));
    frame.replaceBy(layersOf(data.series, data.view.level).length < 2 ? PANEL_WORDS.onePeriod : null);
    const shapesAt = await boundariesOf(data);
    if (shown.data !== data) return;
    const classes = mapClasses(data);
    const props = yearsProps(data, filler(classes), shapesAt);
    legend.replaceChildren(classLegend(yearsLegend(data, classes)));
    if (shown.figure) shown.figure.redraw(props);
    else holder.append((shown.figure = yearMaps(props)));
    shown.figure.show(shown.state);
  };
  return drawnPanel(
    frame,
    (data) => void draw(data),
    (state) => {
      shown.state = state;
      shown.figure?.show(state);
    }
  );
}

/** Boundaries of every period of the level; the same object where they are the same. */
async function boundariesOf({info, view, series}: AtlasPanelData): Promise<(period: string) => ShapeSources> {
  const periods = layersOf(series, view.level).map(({period}) => period);
  const loaded = await Promise.all(periods.map((period) => loadBoundaries({info}, view.level, period)));
  const byPeriod = new Map(periods.map((period, i) => [period, loaded[i]!]));
  return (period) => byPeriod.get(period)!;
}

export default {key: "years", make} satisfies AtlasPanelModule;
