import {mergeArcs} from "topojson-client";
import type {Point} from "../read/feature-set.js";
import type {AreaDraft} from "./area-draft.js";
import {arcNumber, areaGeometries, arcPolygons, pointsOf, rewindArcs, ringPoints} from "./family-topology.js";
import type {AreaGeometry, ArcPolygons, ArcRing, FamilyTopology} from "./family-topology.js";
import {groupBy} from "./group-by.js";
import {METRES_PER_DEGREE} from "./label-point.js";
import {signedArea} from "./ring.js";

/** Holes smaller than this that belong to no area are gaps between boundaries, not places. */
const GAP_M2 = 10_000;

export interface Dissolved {
  readonly id: string;
  readonly members: readonly AreaDraft[];
  readonly arcs: ArcPolygons;
  readonly polygons: AreaDraft["polygons"];
  /** Gaps that were closed, in square metres each. */
  readonly gaps: readonly number[];
}

/** Arcs with an area of the layer on one side only. */
function openArcs(geometries: readonly AreaGeometry[]): ReadonlySet<number> {
  const counts = new Map<number, number>();
  for (const number of geometries.flatMap((geometry) => arcPolygons(geometry).flat(2))) {
    const arc = arcNumber(number);
    counts.set(arc, (counts.get(arc) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count === 1).map(([arc]) => arc));
}

function areaM2(points: readonly Point[]): number {
  const shrink = Math.cos(((points[0]?.[1] ?? 0) * Math.PI) / 180);
  return Math.abs(signedArea(points)) * METRES_PER_DEGREE ** 2 * shrink;
}

function closeGaps(arcs: readonly Point[][], polygons: ArcPolygons, open: ReadonlySet<number>) {
  const gaps: number[] = [];
  const isGap = (ring: ArcRing) => {
    if (!ring.every((number) => open.has(arcNumber(number)))) return false;
    const size = areaM2(ringPoints(arcs, ring));
    if (size >= GAP_M2) return false;
    gaps.push(size);
    return true;
  };
  const closed = polygons.map(([outer, ...holes]) => [outer!, ...holes.filter((ring) => !isGap(ring))]);
  return {closed, gaps};
}

/**
 * Joins areas with the same parent along the borders they share (TopoJSON's merge), so that the coarser level runs exactly
 * on the finer one's lines. Small holes that no area of the finer layer fills are closed.
 *
 * @param from name of the finer layer's object in the topology
 */
export function dissolve(topology: FamilyTopology, from: string, drafts: readonly AreaDraft[]): Dissolved[] {
  const arcs = topology.arcs as Point[][];
  const geometries = areaGeometries(topology.objects[from]!);
  const open = openArcs(geometries);
  const byId = new Map(geometries.map((geometry) => [geometry.id, geometry]));
  const groups = groupBy(
    drafts.filter((draft) => draft.parent !== null),
    (draft) => draft.parent!
  );
  const dissolved = [...groups].map(([id, members]): Dissolved => {
    const parts = members.map((member) => byId.get(member.id)!);
    const merged = mergeArcs(topology, parts as Parameters<typeof mergeArcs>[1]);
    const {closed, gaps} = closeGaps(arcs, rewindArcs(arcs, merged.arcs), open);
    return {id, members, arcs: closed, polygons: pointsOf(arcs, closed), gaps};
  });
  return dissolved.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
