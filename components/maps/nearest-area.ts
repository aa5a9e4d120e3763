export type Arrow = "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown";

/** The centre of an area, or a point in a chart. */
interface Place {
  readonly x: number;
  readonly y: number;
}

const DIRECTIONS: Readonly<Record<Arrow, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1]
};

export function isArrow(key: string): key is Arrow {
  return key in DIRECTIONS;
}

/**
 * The area whose centre lies nearest in the direction of an arrow key, or null at the rim. Distance counts more the farther
 * an area lies off the direction; beyond 70° it is not a candidate.
 */
export function nearestArea<T extends Place>(areas: readonly T[], from: Place, arrow: Arrow): T | null {
  const [dx, dy] = DIRECTIONS[arrow];
  const candidates = areas.flatMap((area) => {
    const [x, y] = [area.x - from.x, area.y - from.y];
    const distance = Math.hypot(x, y);
    const along = (x * dx + y * dy) / distance;
    return distance > 0 && along > 0.34 ? [{area, cost: distance / along ** 2}] : [];
  });
  if (candidates.length === 0) return null;
  return candidates.reduce((a, b) => (b.cost < a.cost ? b : a)).area;
}
