import {neighbors} from "topojson-client";
import type {GeometryCollection, GeometryObject, Topology} from "topojson-specification";

/** Which areas are neighbours: "rook" share a border, "queen" share a border or a single point. */
export type ContiguityRule = "rook" | "queen";

/** Areas and who borders whom, by place in `ids`; symmetric, ascending, nobody its own neighbour. */
export interface Contiguity {
  readonly ids: readonly string[];
  readonly neighbours: readonly (readonly number[])[];
}

/**
 * Contiguity of the areas of a topology, from the arcs they share: exact, without measuring. Rook as topojson-client's
 * `neighbors`; queen besides that areas that meet in the end of an arc, which is where a topology cuts wherever borders meet.
 *
 * @param topology object "areas", or its only one; a geometry's id is the area's id
 * @throws where the topology has no collection of geometries
 */
export function contiguity(topology: Topology, rule: ContiguityRule): Contiguity {
  const object = topology.objects.areas ?? Object.values(topology.objects)[0];
  if (object?.type !== "GeometryCollection") {
    throw new Error(`contiguity: unusable topology; expected a geometry collection, got ${object?.type}`);
  }
  const {geometries} = object as GeometryCollection;
  const rook = neighbors(geometries as never[]);
  const found = rook.map((list) => new Set(list));
  if (rule === "queen") {
    const meeting = areasByPoint(topology, geometries);
    for (const areas of meeting.values())
      for (const a of areas) for (const b of areas) if (a !== b) found[a]!.add(b);
  }
  return {
    ids: geometries.map(({id}) => String(id)),
    neighbours: found.map((set) => [...set].sort((a, b) => a - b))
  };
}

/** Areas by the ends of their arcs. */
function areasByPoint(topology: Topology, geometries: readonly GeometryObject[]): Map<string, Set<number>> {
  const ends = topology.arcs.map((arc) => arcEnds(arc, topology.transform !== undefined));
  const areas = new Map<string, Set<number>>();
  geometries.forEach((geometry, area) => {
    const arcs = "arcs" in geometry ? (geometry.arcs as unknown[]).flat(3) : [];
    for (const arc of arcs as number[]) {
      for (const point of ends[arc < 0 ? ~arc : arc]!)
        areas.set(point, (areas.get(point) ?? new Set()).add(area));
    }
  });
  return areas;
}

/** First and last point of an arc; with a transform the points of an arc are differences. */
function arcEnds(arc: readonly (readonly number[])[], differences: boolean): string[] {
  const sum = (axis: number) => arc.reduce((total, point) => total + point[axis]!, 0);
  const last = differences ? [sum(0), sum(1)] : arc.at(-1)!;
  return [`${arc[0]![0]} ${arc[0]![1]}`, `${last[0]} ${last[1]}`];
}

/** Values of areas that have one and at least one neighbour that has one too. */
export interface ConnectedValues {
  readonly ids: readonly string[];
  readonly values: readonly number[];
  readonly neighbours: readonly (readonly number[])[];
  /** Areas with a value, but without a neighbour that has one (islands). */
  readonly islands: readonly string[];
}

/**
 * The areas that a statistic of neighbours can use. Areas without value take no part, not even as neighbours; what then
 * has no neighbour left is an island and takes no part either.
 */
export function connectedValues(
  {ids, neighbours}: Contiguity,
  valueOf: (id: string) => number | null
): ConnectedValues {
  const values = ids.map(valueOf);
  const known = neighbours.map((list, i) =>
    values[i] === null ? [] : list.filter((j) => values[j] !== null)
  );
  const kept = ids.flatMap((_, i) => (known[i]!.length > 0 ? [i] : []));
  const place = new Map(kept.map((i, at) => [i, at]));
  return {
    ids: kept.map((i) => ids[i]!),
    values: kept.map((i) => values[i]!),
    neighbours: kept.map((i) => known[i]!.map((j) => place.get(j)!)),
    islands: ids.filter((_, i) => values[i] !== null && known[i]!.length === 0)
  };
}
