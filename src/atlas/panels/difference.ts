import {classLegend} from "../../components/controls/class-legend.js";
import {selectField} from "../../components/controls/select-field.js";
import {chartFrame} from "../../components/figures/chart-frame.js";
import {legendMap} from "../../components/figures/legend-map.js";
import {report, type LinkState} from "../../components/link-state.js";
import {areaTable} from "../../components/tables/area-table.js";
import {formatPeriod} from "../../model/format.js";
import {MAP_WORDS, PANEL_WORDS, TABLE_WORDS} from "../../text/atlas-figures.js";
import {
  comparedPeriod,
  differenceHead,
  differenceLegend,
  differenceLook,
  differenceOf,
  differenceRows,
  otherPeriods,
  type Difference
} from "../../views/atlas-difference.js";
import {pluralOf} from "../../views/atlas-figure.js";
import {differenceDownload} from "../../views/panel-download.js";
import type {DownloadColumn} from "../../views/table-download.js";
import type {AtlasPanel, AtlasPanelData, AtlasPanelModule} from "../panel.js";
import {drawnPanel} from "./drawn-panel.js";
import {tableHolder} from "./table-holder.js";

function make(): AtlasPanel {
  const periods = selectField(PANEL_WORDS.otherPeriod, null);
  const map = legendMap();
  const table = tableHolder(PANEL_WORDS.asTable);
  const frame = chartFrame([periods], map, table.element);
  const shown: {columns: () => readonly DownloadColumn[]} = {columns: () => []};
  periods.addEventListener("input", (event) => {
    event.stopPropagation();
    report(periods, "atlaschange", {other: periods.value});
  });
  const draw = (data: AtlasPanelData) => {
    const other = comparedPeriod(data);
    offerPeriods(periods, data, other);
    if (other === null || data.series.indicator.kind === "categorical") {
      frame.describe({
        ...differenceHead(data, other ?? data.view.period, null),
        title: PANEL_WORDS.difference
      });
      return frame.replaceBy(other === null ? PANEL_WORDS.onePeriod : PANEL_WORDS.categorical);
    }
    const found = differenceOf(data, other);
    const head = differenceHead(data, other, found);
    frame.describe(head);
    frame.replaceBy(found === null ? head.summary : null);
    if (found === null) return;
    const legend = classLegend(differenceLegend(data, found));
    map.draw({shapes: data.shapes, look: differenceLook(data, found), words: MAP_WORDS, legend});
    const rows = differenceRows(data, found);
    const key = [data.view.level, found.from, found.to].join(" ");
    table.fill(key, rows, () => differenceTable(data, found, rows));
    shown.columns = () => differenceDownload(data, found, table.listed);
  };
  const paint = (state: LinkState) => {
    map.show(state);
    table.show(state);
  };
  return drawnPanel(frame, draw, paint, () => shown.columns());
}

function offerPeriods(
  field: ReturnType<typeof selectField>,
  data: AtlasPanelData,
  other: string | null
): void {
  const options = otherPeriods(data).map(({period, comparable}) => ({
    key: period,
    title: comparable ? formatPeriod(period) : `${formatPeriod(period)} (${PANEL_WORDS.otherBoundaries})`
  }));
  field.offer(options, other);
  field.hidden = options.length === 0;
}

function differenceTable(
  data: AtlasPanelData,
  found: Difference,
  rows: ReturnType<typeof differenceRows>
): ReturnType<typeof areaTable> {
  const column = (key: string, title: string) => ({key, title, numeric: true});
  const {title} = data.places.level(data.view.level);
  return areaTable({
    columns: [
      column("before", formatPeriod(found.from)),
      column("after", formatPeriod(found.to)),
      column("change", PANEL_WORDS.change)
    ],
    rows,
    words: {...TABLE_WORDS, caption: `${PANEL_WORDS.change}: ${pluralOf(data)}`, name: title}
  });
}

export default {key: "difference", make} satisfies AtlasPanelModule;
