import {formatNumber} from "../model/format.js";
import type {AtlasScene} from "../views/atlas-scene.js";
import type {Later, PointRow} from "./later.js";
import type {MapFrame} from "./map-frame.js";

/** Keeps the chosen points of interest on the map. */
export function pointLayer(map: MapFrame, later: Later): (scene: AtlasScene) => void {
  const drawn = {key: ""};
  return ({view}) => {
    const key = JSON.stringify([view.points, view.level, view.period]);
    if (key === drawn.key || (drawn.key === "" && view.points.length === 0)) return;
    drawn.key = key;
    void later.points().then((all) => {
      if (key !== drawn.key) return;
      // Every category keeps its sign, whichever others are shown.
      const categories = [...new Set(all.map(({category}) => category))];
      const shown = categories.map((category) =>
        view.points.includes(category) ? all.filter((point) => point.category === category) : []
      );
      const places = shown.map((points) => points.map(({lon, lat}) => [lon, lat] as const));
      const counts = shown.map((points) => countByArea(points, view.level));
      map.setPoints(places, (area) =>
        counts.flatMap((count, i) => {
          const number = count.get(area) ?? 0;
          return number === 0 ? [] : [`${categories[i]!}: ${formatNumber(number)}`];
        })
      );
    });
  };
}

function countByArea(points: readonly PointRow[], level: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const point of points) {
    const area = point[`area_${level}`];
    if (typeof area === "string") counts.set(area, (counts.get(area) ?? 0) + 1);
  }
  return counts;
}
