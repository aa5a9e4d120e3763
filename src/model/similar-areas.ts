import type {ClassifiedArea} from "./classification.js";
import type {IndexDefinition, Method} from "./method.js";

/** An area that is like another one in all that the method looks at. */
export interface SimilarArea {
  readonly area: ClassifiedArea;
  /** Euclidean distance of the weighted scores; 0: the same. */
  readonly distance: number;
}

/**
 * The areas whose scores are nearest to those of an area: Euclidean distance over all indicators of status and dynamics,
 * each with its share of the weights. Areas without a class are none, and have none. Equal distances in the order of the ids.
 */
export function similarAreas(
  method: Method,
  areas: readonly ClassifiedArea[],
  area: ClassifiedArea,
  count: number
): readonly SimilarArea[] {
  const own = position(method, area);
  if (own === null) return [];
  return areas
    .flatMap((other): SimilarArea[] => {
      const place = other.area_id === area.area_id ? null : position(method, other);
      return place === null ? [] : [{area: other, distance: Math.hypot(...place.map((x, i) => x - own[i]!))}];
    })
    .sort((a, b) => a.distance - b.distance || (a.area.area_id < b.area.area_id ? -1 : 1))
    .slice(0, count);
}

function position({status, dynamics}: Method, area: ClassifiedArea): readonly number[] | null {
  if (area.excluded !== null) return null;
  const of = (index: IndexDefinition | null, name: "status" | "dynamics") => {
    const total = index?.indicators.reduce((sum, {weight}) => sum + weight, 0) ?? 1;
    return (index?.indicators ?? []).map(
      ({weight}, i) => Math.sqrt(weight / total) * (area[name][i]?.score ?? 0)
    );
  };
  return [...of(status, "status"), ...of(dynamics, "dynamics")];
}
