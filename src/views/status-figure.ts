import type {ClassScheme} from "../components/class-scheme.js";
import type {StatusDynamicsProps} from "../components/figures/status-dynamics.js";
import type {AreaTableColumn, AreaTableRow} from "../components/tables/area-table.js";
import {keptShare} from "../model/edition-certainty.js";
import type {ClassifiedArea, ExclusionCode} from "../model/classification.js";
import {formatNumber, formatPeriod, formatSigned} from "../model/format.js";
import type {Edition, Method} from "../model/method.js";
import {locatingLevel} from "../model/places.js";
import {EXCLUSION_WORDS} from "../text/classification.js";
import {countAreas, FIGURE_WORDS} from "../text/status-dynamics.js";
import {areaDetail} from "./area-detail.js";
import {keptWords, noiseCell, share} from "./certainty.js";
import {className, fillOf, groupOf, locatedIn, PATTERNS, type StatusFigureData} from "./status-data.js";

/** The classes of a method as legend; reasons of exclusion that occur follow the classes. */
export function classScheme(method: Method, rows: readonly ClassifiedArea[]): ClassScheme {
  const occurring = (Object.keys(PATTERNS) as ExclusionCode[]).filter((code) =>
    rows.some(({excluded}) => excluded === code)
  );
  return {
    rows: {title: FIGURE_WORDS.axis.status, classes: method.status.classes},
    columns: method.dynamics && {title: FIGURE_WORDS.axis.dynamics, classes: method.dynamics.classes},
    extras: occurring.map((key) => ({key, name: EXCLUSION_WORDS[key], pattern: PATTERNS[key]}))
  };
}

/** Props of the figure. `before` keeps the identity of scheme and columns where they say the same, so that parts are kept. */
export function statusFigureProps(data: StatusFigureData, before?: StatusDynamicsProps): StatusDynamicsProps {
  const {method, edition, rows, places, city} = data;
  const level = places.level(method.level);
  const byId = new Map(rows.map((row) => [row.area_id, row]));
  return {
    title: `Sozialer Status und Dynamik der ${level.plural}`,
    subtitle: `${city}, ${periodWords(edition)} · Klassen nach „${method.title}“`,
    source: dotWords(data) + data.attribution,
    shapes: data.shapes,
    scheme: keep(classScheme(method, rows), before?.scheme),
    areas: rows.map((row) => ({
      id: row.area_id,
      name: row.name,
      parent: locatedIn(data, row),
      group: groupOf(row),
      note: keptWords(data.certainty ?? null, row.area_id),
      dot: isUnsure(data, row.area_id)
    })),
    columns: keep(columns(data), before?.columns),
    rows: rows.map((row) => tableRow(data, row)),
    detail: (id) => {
      const row = byId.get(id);
      return row === undefined ? null : areaDetail(data, row);
    },
    words: before?.words ?? {
      map: {...FIGURE_WORDS.map, label: `${FIGURE_WORDS.map.label}: ${level.plural} in ${city}`},
      legend: FIGURE_WORDS.legend,
      table: {
        ...FIGURE_WORDS.table,
        caption: `Alle ${level.plural} mit Status und Dynamik`,
        name: level.title
      },
      panel: FIGURE_WORDS.panel
    }
  };
}

/** "2019", or "2023–2025" where a change is measured. */
export function periodWords({period, baseline}: Edition): string {
  return baseline === null ? formatPeriod(period) : `${formatPeriod(baseline)}–${formatPeriod(period)}`;
}

function keep<T>(value: T, before: T | undefined): T {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(value) ? before : value;
}

function columns({places, method, certainty}: StatusFigureData): readonly AreaTableColumn[] {
  const level = locatingLevel(places.levels, method.level);
  return [
    ...(level === null ? [] : [{key: "parent", title: level.title, numeric: false}]),
    {key: "class", title: "Klasse", numeric: false},
    {key: "status_index", title: "Status-Index", numeric: true},
    ...(method.dynamics === null ? [] : [{key: "dynamics_index", title: "Dynamik-Index", numeric: true}]),
    ...(method.areas.population === null ? [] : [{key: "population", title: "Einwohner", numeric: true}]),
    ...(certainty ? [{key: "kept", title: "in Varianten gleich", numeric: true}] : []),
    ...(certainty && certainty.changes.size > 0
      ? [{key: "noise", title: "Veränderung über Zufall", numeric: true}]
      : [])
  ];
}

/** Below this share, the variants more often give other classes. */
const HALF = 0.5;

function isUnsure({certainty}: StatusFigureData, area: string): boolean {
  const found = certainty?.robustness.get(area);
  return found !== undefined && keptShare(found) < HALF;
}

/** What the dots on the map mean; empty where there are none. */
function dotWords(data: StatusFigureData): string {
  const count = data.rows.filter(({area_id}) => isUnsure(data, area_id)).length;
  if (count === 0) return "";
  return `Punkt auf der Karte: Einstufung in weniger als der Hälfte der Varianten gleich (${countAreas(count)}). `;
}

function tableRow(data: StatusFigureData, row: ClassifiedArea): AreaTableRow {
  const {method} = data;
  const parent = locatedIn(data, row);
  return {
    id: row.area_id,
    name: row.name,
    cells: {
      parent: {text: parent ?? "", sort: parent},
      class: {text: className(method, row), sort: classOrder(method, row), fill: fillOf(method, row)},
      status_index: {text: formatSigned(row.status_index, 2), sort: row.status_index},
      dynamics_index: {text: formatSigned(row.dynamics_index, 2), sort: row.dynamics_index},
      population: {text: formatNumber(row.population), sort: row.population},
      ...certaintyCells(data, row.area_id)
    }
  };
}

function certaintyCells({certainty}: StatusFigureData, area: string): AreaTableRow["cells"] {
  if (!certainty) return {};
  const found = certainty.robustness.get(area);
  const kept = found === undefined ? null : keptShare(found);
  return {
    kept: {text: kept === null ? "" : share(kept), sort: kept},
    noise: noiseCell(certainty.changes.get(area)) ?? {text: "", sort: null}
  };
}

/** Classes sort from little to much need; areas without a class have no place among them. */
function classOrder({status, dynamics}: Method, row: ClassifiedArea): number | null {
  if (row.excluded !== null) return null;
  const first = status.classes.findIndex(({code}) => code === row.status_class);
  const second = dynamics?.classes.findIndex(({code}) => code === row.dynamics_class) ?? 0;
  return first * 100 + second;
}
