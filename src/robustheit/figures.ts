import {html} from "../components/dom.js";
import {
  findingsMap,
  type FindingsMapElement,
  type FindingsMapProps
} from "../components/figures/findings-map.js";
import type {AreaFill} from "../components/link-state.js";
import {sequentialColours} from "../components/sequential.js";
import {formatNumber, formatPeriod, formatShare} from "../model/format.js";
import type {AreaRobustness} from "../model/robustness.js";
import {runQuery} from "../db/query.js";
import {unsureAreasQuery} from "../queries/robustness-findings.js";
import {countAreas, FIGURE_WORDS} from "../text/status-dynamics.js";
import {classWords} from "../views/class-words.js";
import {sourceLine} from "../views/statistics-source.js";
import type {Findings} from "./findings.js";

/** Classes of the share of variants that keep an area's class, from the least to the most sure. */
const STEPS = [
  {from: 0, name: "unter 50\u202f%"},
  {from: 0.5, name: "50 bis unter 80\u202f%"},
  {from: 0.8, name: "80 bis unter 95\u202f%"},
  {from: 0.95, name: "95\u202f% und mehr"}
] as const;

const kept = ({status, combined}: AreaRobustness): number => (combined ?? status).kept;
const stepOf = (share: number): number => STEPS.findLastIndex(({from}) => share >= from);

/** The most sure areas stay pale: what stands out is what is open. */
function fillOf(step: number): AreaFill {
  return {colour: sequentialColours(STEPS.length + 1)[STEPS.length - 1 - step]!};
}

/** The map of how sure the classes are: the darker, the more depends on what was assumed. */
export function certaintyMap(findings: Findings): FindingsMapElement {
  const {certainty, method, edition, places, boundaries, site} = findings;
  const {plural} = places.level(method.level);
  const indicators = method.status.indicators.flatMap(({key}) => site.indicators.get(key) ?? []);
  return findingsMap({
    title: "In wie vielen Varianten die Einstufung gleich bleibt",
    subtitle: `Status und Dynamik zusammen, ${plural}, ${formatPeriod(edition.period)}`,
    shapes: boundaries,
    ...lookAndLegend(findings),
    caption: `${formatNumber(certainty.variants)} Varianten, Startwert ${certainty.seed}. ${sourceLine(site.info, ...indicators)}`,
    words: {...FIGURE_WORDS.map, label: `Karte: Sicherheit der Einstufung, ${plural}`},
    name: `robustheit-${method.id}-${edition.period}`
  });
}

function lookAndLegend(findings: Findings): Pick<FindingsMapProps, "look" | "legend"> {
  const {certainty, method, places, site} = findings;
  const byId = new Map(certainty.areas.map((area) => [area.area_id, area]));
  const ids = site.areas.flatMap((area) =>
    places.area(method.level, area.area_id) === area ? [area.area_id] : []
  );
  const out: AreaFill = {pattern: "dots"};
  const fills = ids.map((id): [string, AreaFill] => {
    const area = byId.get(id);
    return [id, area === undefined ? out : fillOf(stepOf(kept(area)))];
  });
  const count = (step: number) => certainty.areas.filter((area) => stepOf(kept(area)) === step).length;
  const entries = STEPS.map(({name}, step) => ({fill: fillOf(step), name, count: countAreas(count(step))}));
  const missing = ids.length - certainty.areas.length;
  const rest = missing === 0 ? [] : [{fill: out, name: "nicht eingestuft", count: countAreas(missing)}];
  const tooltip = (id: string) => ({
    title: places.area(method.level, id)?.name ?? id,
    lines: areaLines(findings, byId.get(id))
  });
  return {
    look: {
      fills: new Map(fills),
      tooltip,
      describe: (id) => [tooltip(id).title, ...tooltip(id).lines].join(", ")
    },
    legend: {title: "Anteil der Varianten mit gleicher Einstufung", entries: [...entries, ...rest]}
  };
}

function areaLines({method}: Findings, area: AreaRobustness | undefined): readonly string[] {
  if (area === undefined) return ["nicht eingestuft"];
  const {class: own, other} = area.combined ?? area.status;
  return [
    classWords(method, own),
    `in ${formatShare(kept(area))} der Varianten gleich`,
    ...(other === null ? [] : [`sonst am häufigsten: ${classWords(method, other)}`])
  ];
}

/** The areas whose class depends on what is assumed, in the order of their names. */
export async function unsureTable({method, places}: Findings, below: number): Promise<HTMLElement> {
  const rows = await runQuery({name: "unsure areas", sql: unsureAreasQuery(below)});
  const named = rows
    .map((row) => ({row, name: places.area(method.level, String(row.area_id))?.name ?? String(row.area_id)}))
    .sort((a, b) => a.name.localeCompare(b.name, "de"));
  const cell = (value: unknown) => html("td", {class: "numeric"}, formatShare(Number(value)));
  const head = [
    "Gebiet",
    "Status, Dynamik",
    "sonst am häufigsten",
    "Status gleich",
    "Dynamik gleich",
    "beides gleich"
  ];
  return html(
    "div",
    {
      class: "data-table unsure-areas",
      tabindex: 0,
      role: "region",
      "aria-label": "Gebiete, deren Einstufung von Annahmen abhängt"
    },
    html(
      "table",
      {},
      html("thead", {}, html("tr", {}, ...head.map((text) => html("th", {scope: "col"}, text)))),
      html(
        "tbody",
        {},
        ...named.map(({row, name}) =>
          html(
            "tr",
            {},
            html("th", {scope: "row"}, name),
            html("td", {}, classWords(method, String(row.class), "short")),
            html("td", {}, row.other === null ? "–" : classWords(method, String(row.other), "short")),
            cell(row.status_kept),
            cell(row.dynamics_kept),
            cell(row.combined_kept)
          )
        )
      )
    )
  );
}
