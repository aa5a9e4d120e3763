import type {ClassBarsProps} from "../components/charts/class-bars.js";
import type {IndexPlaneProps} from "../components/charts/index-plane.js";
import {formatNumber, formatSigned} from "../model/format.js";
import type {IndexDefinition} from "../model/method.js";
import {locatingLevel} from "../model/places.js";
import {dativePlural} from "../text/grammar.js";
import {countAreas} from "../text/status-dynamics.js";
import {className, fillOf, locatedIn, type StatusFigureData} from "./status-data.js";

/** How many areas of each class lie in each part of the city, parts in alphabetical order; null without such a level. */
export function classesByPart(data: StatusFigureData, width: number): ClassBarsProps | null {
  const {method, places, rows} = data;
  const level = locatingLevel(places.levels, method.level);
  if (level === null) return null;
  const counts = new Map<
    string,
    {group: string; name: string; colour: string; order: number; count: number}
  >();
  for (const row of rows) {
    const group = locatedIn(data, row);
    const fill = fillOf(method, row);
    if (group === null || !("colour" in fill)) continue;
    const key = `${group}\u0000${row.combined_class}`;
    const segment = counts.get(key) ?? {
      group,
      name: className(method, row),
      colour: fill.colour,
      order: order(data, row.status_class, row.dynamics_class),
      count: 0
    };
    counts.set(key, {...segment, count: segment.count + 1});
  }
  const segments = [...counts.values()].sort((a, b) => b.order - a.order);
  const groups = [...new Set(segments.map(({group}) => group))].sort((a, b) => a.localeCompare(b, "de"));
  return {
    groups,
    segments,
    width,
    words: {
      summary: `Zahl der ${places.level(method.level).plural} je Klasse in ${groups.length} ${dativePlural(level.plural)}; links die Klassen mit dem größten Unterstützungsbedarf.`,
      axis: `Zahl der ${places.level(method.level).plural}`,
      count: countAreas
    }
  };
}

function order({method}: StatusFigureData, status: string | null, dynamics: string | null): number {
  const place = (definition: IndexDefinition | null, code: string | null) =>
    definition?.classes.findIndex((one) => one.code === code) ?? 0;
  return place(method.status, status) * 100 + place(method.dynamics, dynamics);
}

/** Status-Index against Dynamik-Index of every classified area; null for a method without dynamics. */
export function statusPlane({method, rows}: StatusFigureData, width: number): IndexPlaneProps | null {
  if (method.dynamics === null) return null;
  const points = rows.flatMap((row) => {
    const fill = fillOf(method, row);
    return row.status_index === null || row.dynamics_index === null || !("colour" in fill)
      ? []
      : [
          {
            name: row.name,
            x: row.status_index,
            y: row.dynamics_index,
            colour: fill.colour,
            className: className(method, row)
          }
        ];
  });
  const cuts = ({cuts: definition}: IndexDefinition) =>
    definition.kind === "values" ? definition.points.map(({at}) => at) : [];
  return {
    points,
    cuts: {x: cuts(method.status), y: cuts(method.dynamics)},
    width,
    words: {
      x: "Status-Index (rechts: mehr Unterstützungsbedarf) →",
      y: "↑ Dynamik-Index (oben: Bedarf nimmt zu)",
      summary: `${formatNumber(points.length)} Gebiete nach Status-Index und Dynamik-Index; die Linien sind die Grenzen der Klassen.`,
      format: (value) => formatSigned(value, 0)
    }
  };
}
