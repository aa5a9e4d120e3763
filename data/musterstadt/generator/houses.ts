import {signedArea, toProjected, type Ring} from "./geography.js";
import {distance, type Point} from "./plane.js";
import {QUARTERS, type Quarter} from "./places.js";
import {createRandom, type Random} from "./prng.js";
import {streetNames} from "./street-names.js";

/** A house with its address and its position in EPSG:25832, in metres to the decimetre. */
export interface House {
  readonly street: string;
  readonly number: number;
  readonly suffix: string;
  readonly postcode: string;
  readonly at: Point;
}

const STEP = 22;
const SETBACK = 14;
/** Houses keep this far from their quarter's boundary. */
const MARGIN = 6;

/** Whether a point lies inside a ring (even–odd rule). */
export function isInside([x, y]: Point, ring: Ring): boolean {
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const [[ax, ay], [bx, by]] = [ring[i - 1]!, ring[i]!];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

function isWellInside([x, y]: Point, ring: Ring): boolean {
  const corners: readonly Point[] = [
    [x - MARGIN, y - MARGIN],
    [x - MARGIN, y + MARGIN],
    [x + MARGIN, y - MARGIN],
    [x + MARGIN, y + MARGIN]
  ];
  return corners.every((corner) => isInside(corner, ring));
}

function toDecimetre(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Positions of houses on both sides of one street that bends a little, uneven numbers left, even ones right. */
function walkStreet(start: Point, ring: Ring, length: number, random: Random): readonly Point[] {
  const bend = random.between(-0.09, 0.09);
  let [east, north] = [random.between(-1, 1), random.between(-1, 1)];
  let at = start;
  const found: Point[] = [];
  while (found.length < length) {
    const speed = distance([0, 0], [east, north]) || 1;
    [east, north] = [east / speed, north / speed];
    at = [at[0] + STEP * east, at[1] + STEP * north];
    const back = SETBACK + random.between(0, 5);
    const sides = [-1, 1].map((side): Point => [
      toDecimetre(at[0] + side * back * north),
      toDecimetre(at[1] - side * back * east)
    ]);
    if (!sides.every((side) => isWellInside(side, ring))) return found;
    found.push(...sides);
    [east, north] = [east - bend * north, north + bend * east];
  }
  return found;
}

/** The longest of some tries to lay a street through a quarter, from near its middle. */
function layStreet(middle: Point, ring: Ring, length: number, random: Random): readonly Point[] {
  const reach = Math.min(700, 0.33 * Math.sqrt(Math.abs(signedArea(ring)) / 2));
  const tries = Array.from({length: 8}, () => {
    const start: Point = [middle[0] + reach * random.normal(), middle[1] + reach * random.normal()];
    return isWellInside(start, ring) ? walkStreet(start, ring, length, random) : [];
  });
  return tries.reduce((best, one) => (one.length > best.length ? one : best));
}

function housesOf(
  quarter: Quarter,
  ring: Ring,
  names: readonly string[],
  postcode: string
): readonly House[] {
  const random = createRandom(`musterstadt/houses/${quarter.key}`);
  const middle = toProjected([quarter.x, quarter.y]);
  return names.flatMap((street) => {
    const positions = layStreet(middle, ring, 2 * Math.round(random.between(4, 10)), random);
    return positions.map((at, i): House => {
      const suffix = random.next() < 0.06 ? "a" : "";
      return {street, number: i + 1, suffix, postcode, at};
    });
  });
}

/** Houses of every quarter, in the order of `QUARTERS`: a sample of the city's addresses. */
export function layOutHouses(rings: readonly Ring[]): readonly (readonly House[])[] {
  const names = streetNames();
  const counts = QUARTERS.map(({last}) => 2 + Math.round(last / 620));
  const codes = [...new Set(QUARTERS.map(({stadtteil}) => stadtteil.key))];
  return QUARTERS.map((quarter, i) => {
    const first = counts.slice(0, i).reduce((sum, count) => sum + count, 0);
    // No postcode in Germany starts with 00.
    const postcode = `00${String(codes.indexOf(quarter.stadtteil.key) + 101)}`;
    return housesOf(quarter, rings[i]!, names.slice(first, first + counts[i]!), postcode);
  });
}
