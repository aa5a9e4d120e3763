import {chartFrame} from "../../components/figures/chart-frame.js";
import {ownGroup, type OwnGroupElement} from "../../components/figures/own-group.js";
import {report} from "../../components/link-state.js";
import {nameMatcher} from "../../components/tables/search-text.js";
import type {OwnGroup} from "../../model/atlas-view.js";
import {formatPeriod} from "../../model/format.js";
import {GROUP_WORDS} from "../../text/atlas-figures.js";
import {groupCandidates, groupFigure, groupHead, type GroupFigure} from "../../views/atlas-group.js";
import {groupDownload} from "../../views/panel-download.js";
import type {AtlasPanel, AtlasPanelData, AtlasPanelModule} from "../panel.js";
import {drawnPanel} from "./drawn-panel.js";

const MOST_LISTED = 150;

interface Shown {
  data: AtlasPanelData | null;
  search: string;
  picking: boolean;
}

function make(): AtlasPanel {
  const group = ownGroup(GROUP_WORDS);
  const frame = chartFrame([], group);
  const shown: Shown = {data: null, search: "", picking: false};
  const draw = (data: AtlasPanelData) => {
    shown.data = data;
    const found = groupFigure(data, data.catalogue);
    frame.describe(groupHead(data, found));
    drawGroup(group, data, found, shown.search);
  };
  listen(frame, shown, draw);
  const columns = () => {
    const found = shown.data && groupFigure(shown.data, shown.data.catalogue);
    return found ? groupDownload(shown.data!, found) : [];
  };
  return drawnPanel(frame, draw, () => undefined, columns);
}

function drawGroup(
  group: OwnGroupElement,
  data: AtlasPanelData,
  found: GroupFigure | null,
  search: string
): void {
  const {view, series} = data;
  const now = found?.rows.find(({period}) => period === formatPeriod(view.period));
  const {areas, more} = groupCandidates(data, nameMatcher(search), MOST_LISTED);
  group.draw({
    name: view.group?.name ?? "",
    value: now?.text ?? "",
    valueNote: [`${series.indicator.title}, ${formatPeriod(view.period)}`, now?.gap ?? ""]
      .filter(Boolean)
      .join(", "),
    rule: found?.rule ?? "",
    rows: found?.rows ?? [],
    members: found?.members ?? [],
    candidates: areas,
    more
  });
}

function listen(frame: HTMLElement, shown: Shown, draw: (data: AtlasPanelData) => void): void {
  const on = <T>(type: string, handle: (detail: T) => void) =>
    frame.addEventListener(type, (event) => handle((event as CustomEvent<T>).detail));
  const change = (make: (group: OwnGroup) => OwnGroup | null) => {
    const present = shown.data?.view.group ?? {name: "", areas: []};
    report(frame, "atlaschange", {group: make(present)});
  };
  const toggle = (area: string) => change((group) => toggled(group, area));
  on<{area: string}>("grouptoggle", ({area}) => toggle(area));
  on<{name: string}>("groupname", ({name}) =>
    change((group) => ({...group, name: name.trim().slice(0, 80)}))
  );
  on<null>("groupclear", () => change(() => null));
  on<{text: string}>("groupsearch", ({text}) => {
    shown.search = text;
    if (shown.data) draw(shown.data);
  });
  on<{on: boolean}>("grouppick", ({on}) => (shown.picking = on));
  // While areas are picked, a click on map or table toggles them and does not open their panel.
  const pick = (event: Event) => {
    const area = (event as CustomEvent<{area: string | null}>).detail.area;
    if (!frame.isConnected || !shown.picking || area === null) return;
    event.stopPropagation();
    toggle(area);
  };
  document.addEventListener("areaselect", pick, {capture: true});
}

function toggled(group: OwnGroup, area: string): OwnGroup {
  const areas = group.areas.includes(area) ? group.areas.filter((id) => id !== area) : [...group.areas, area];
  return {...group, areas};
}

export default {key: "group", make} satisfies AtlasPanelModule;
