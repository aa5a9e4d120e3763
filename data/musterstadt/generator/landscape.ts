import {noise} from "./noise.js";
import {cutCorners, type Point} from "./plane.js";

/** A linear feature that boundaries like to follow: crossing it costs as much as so many km of open land. */
export interface Barrier {
  readonly line: readonly Point[];
  readonly crossing: number;
}

/** Reads "x y, x y, …", the way Well-Known Text writes coordinates. */
export function parseLine(text: string): readonly Point[] {
  return text.split(", ").map((pair): Point => {
    const [x, y] = pair.split(" ").map(Number);
    return [x!, y!];
  });
}

const RIVER_BENDS = parseLine(
  "13.9 -2.2, 13.3 -1.0, 12.1 0.3, 12.5 1.1, 13.2 1.9, 12.3 3.0, 11.3 2.95, 11.2 3.9, 11.75 4.7, 10.9 5.5, 9.9 5.15, 9.85 6.2, 10.3 7.0, 9.9 7.85, 9.0 7.75, 8.4 7.25, 7.6 7.2, 7.05 7.9, 7.45 8.7, 6.7 9.3, 5.7 9.0, 5.1 9.9, 5.7 11.0, 5.2 12.0, 4.2 12.0, 3.6 12.9, 4.1 14.0, 3.0 15.2, 2.2 16.4"
);

/** Shifts every vertex by noise of the given strength (km), so that a drawn line looks grown. */
function wander(line: readonly Point[], strength: number, scale: number): readonly Point[] {
  return line.map(([x, y]): Point => [
    x + strength * noise(x, y, scale, 71),
    y + strength * noise(x, y, scale, 97)
  ]);
}

/** Middle of the river Selde, flowing from the south-east to the north-west. */
export const RIVER: readonly Point[] = cutCorners(wander(cutCorners(RIVER_BENDS, 2), 0.16, 0.9), 2);

function railway(line: string): Barrier {
  return {line: cutCorners(parseLine(line), 3), crossing: 0.8};
}

function road(line: string): Barrier {
  return {line: wander(cutCorners(parseLine(line), 2), 0.07, 0.7), crossing: 0.3};
}

function stream(line: string): Barrier {
  return {line: cutCorners(wander(cutCorners(parseLine(line), 3), 0.22, 0.45), 1), crossing: 0.5};
}

/** Railways, streams and main roads; the roads make the centre's boundaries straight, the streams the rim's crooked. */
export const BARRIERS: readonly Barrier[] = [
  {line: RIVER, crossing: 6},
  // railway west–east and the harbour branch
  railway("-2 4.6, 2 5.1, 5 6.1, 7.2 6.0, 8.3 5.85, 9.3 5.55, 10.4 5.75, 12 6.5, 14 7.6, 19 8.2"),
  railway("7.0 6.0, 6.2 6.9, 6.2 8.2, 7.0 9.6, 7.9 10.4, 7.9 11.3"),
  // streams
  stream(
    "6.9 -2, 6.6 0.2, 7.1 1.4, 6.4 2.3, 5.9 3.1, 6.1 4.0, 5.2 4.8, 5.0 5.7, 4.9 7.0, 4.0 7.4, 3.9 8.6, 4.6 9.2, 5.2 9.6"
  ),
  stream(
    "18 11.2, 15.6 10.4, 14.0 10.0, 13.1 9.4, 12.4 9.3, 11.9 10.2, 10.6 10.3, 9.8 10.9, 9.5 12.0, 9.9 13.4, 9.2 16"
  ),
  stream("18 4.8, 16 5.5, 14.6 5.4, 13.5 5.8, 12.9 5.1, 12.1 5.0, 11.5 4.8"),
  stream("8.4 -2, 8.5 0.6, 8.9 1.7, 8.6 2.9, 9.5 3.0, 9.7 3.3, 10.6 3.3, 11.2 3.4"),
  stream("6.5 16, 5.9 14.3, 6.4 13.4, 6.4 12.4, 5.8 11.7, 5.5 11.4"),
  // the walls' ring around the old town
  road("8.45 7.4, 8.4 6.9, 8.35 6.45, 8.75 6.4, 9.3 6.3, 9.9 6.25"),
  // main roads out of the centre
  road("8.4 6.5, 7.4 6.4, 6.2 6.1, 4.9 6.95, 2.6 8.6, -2 9.2"),
  road("9.1 7.8, 9.0 8.7, 9.0 9.5, 9.5 10.6, 10.2 12.2, 10.6 16"),
  road("9.5 7.9, 10.5 7.9, 11.6 7.3, 13.3 7.9, 14.3 7.7, 19 6.9"),
  road("9.2 6.3, 9.1 5.3, 9.0 4.1, 8.3 3.0, 8.7 1.6, 8.9 -2"),
  road("8.4 6.4, 8.1 5.2, 7.1 4.9, 5.6 4.3, 3.6 2.6, 1 -1"),
  // ring road
  road("7.0 7.9, 6.2 7.1, 6.4 5.4, 7.4 4.95, 8.8 4.9, 9.7 4.35, 11.2 4.4"),
  road("7.4 8.9, 8.3 9.4, 9.7 9.4, 10.8 9.2, 11.5 8.6, 11.5 7.4, 11.3 6.2")
];

/** Villages of the neighbouring municipalities: the city's outline runs where their land meets the city's. */
export const NEIGHBOURS: readonly Point[] = parseLine(
  "-1.4 8.2, -0.9 6.3, 0.0 4.6, 1.2 3.3, 2.4 1.5, 3.7 -0.2, 5.1 -0.7, 6.6 -0.9, 8.3 -0.7, 9.5 -0.8, 10.9 -0.8, 12.7 -0.7, 14.3 0.9, 15.9 2.3, 17.4 3.9, 18.3 5.6, 18.4 7.6, 18.1 9.3, 17.2 10.9, 15.7 12.0, 14.6 12.9, 12.9 13.3, 11.3 14.0, 10.3 14.4, 8.9 14.5, 7.3 14.4, 6.0 14.6, 5.1 14.7, 2.6 14.4, 1.0 13.2, 0.1 11.7, -0.6 10.1"
);
