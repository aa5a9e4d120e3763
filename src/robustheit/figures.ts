import {html} from "../components/dom.js";
import {findingsMap, type FindingsMapElement} from "../components/figures/findings-map.js";
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

/** The map of how sure the classes are: the darker, the more depends on what was assumed. */
export function certaintyMap({
  certainty,
  method,
  edition,
  places,
  boundaries,
  site
}: Findings): FindingsMapElement {
  const colours = sequentialColours(STEPS.length + 1);
  // The most sure areas stay pale: what stands out is what is open.
  const fillOf = (step: number): AreaFill => ({colour: colours[STEPS.length - 1 - step]!});
  const byId = new Map(certainty.areas.map((area) => [area.area_id, area]));
  const {plural} = places.level(method.level);
  const indicators = method.status.indicators.flatMap(({key}) => site.indicators.get(key) ?? []);
  const tooltip = (id: string) => {
    const area = byId.get(id);
    const title = places.area(method.level, id)?.name ?? id;
    if (area === undefined) return {title, lines: ["nicht eingestuft"]};
    const other = (area.combined ?? area.status).other;
    return {
      title,
      lines: [
        classWords(method, (area.combined ?? area.status).class),
        `in ${formatShare(kept(area))} der Varianten gleich`,
        ...(other === null ? [] : [`sonst am häufigsten: ${classWords(method, other)}`])
      ]
    };
  };
  const ids = site.areas.flatMap((area) =>
    places.area(method.level, area.area_id) === area ? [area.area_id] : []
  );
  const fills = new Map(
    ids.map((id): [string, AreaFill] => {
      const area = byId.get(id);
      return [id, area === undefined ? {pattern: "dots"} : fillOf(stepOf(kept(area)))];
    })
  );
  const entries = STEPS.map(({name}, step) => ({
    fill: fillOf(step),
    name,
    count: countAreas(certainty.areas.filter((area) => stepOf(kept(area)) === step).length)
  }));
  const out = ids.length - certainty.areas.length;
  return findingsMap({
    title: "In wie vielen Varianten die Einstufung gleich bleibt",
    subtitle: `Status und Dynamik zusammen, ${plural}, ${formatPeriod(edition.period)}`,
    shapes: boundaries,
    look: {fills, tooltip, describe: (id) => [tooltip(id).title, ...tooltip(id).lines].join(", ")},
    legend: {
      title: "Anteil der Varianten mit gleicher Einstufung",
      entries: [
        ...entries,
        ...(out === 0
          ? []
          : [{fill: {pattern: "dots"} as const, name: "nicht eingestuft", count: countAreas(out)}])
      ]
    },
    caption: `${formatNumber(certainty.variants)} Varianten, Startwert ${certainty.seed}. ${sourceLine(site.info, ...indicators)}`,
    words: {...FIGURE_WORDS.map, label: `Karte: Sicherheit der Einstufung, ${plural}`},
    name: `robustheit-${method.id}-${edition.period}`
  });
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
