import {signedArea, toProjected, type Ring} from "./geography.js";
import {RIVER, parseLine} from "./landscape.js";
import {walk} from "./mesh.js";
import {noise} from "./noise.js";
import {cutCorners, type Point} from "./plane.js";

export interface Water {
  readonly name: string;
  readonly rings: readonly Ring[];
}

function closed(line: readonly Point[]): Ring {
  const ring = [...line, line[0]!].map(toProjected);
  return signedArea(ring) > 0 ? ring.reverse() : ring;
}

/** A band along a line; `halfWidth` in km may change along it. */
function band(line: readonly Point[], halfWidth: (at: Point, progress: number) => number): Ring {
  const stops = walk(line, () => 0.05);
  const side = (sign: number): readonly Point[] =>
    stops.map(({at, normal}, i): Point => {
      const off = sign * halfWidth(at, i / (stops.length - 1));
      return [at[0] + normal[0] * off, at[1] + normal[1] * off];
    });
  return closed([...side(1), ...[...side(-1)].reverse()]);
}

/** A lake from its corners, rounded. */
function lake(corners: string): Ring {
  const line = parseLine(corners);
  const [first, last] = [line[0]!, line.at(-1)!];
  const seam: Point = [(first[0] + last[0]) / 2, (first[1] + last[1]) / 2];
  return closed(cutCorners([seam, ...line, seam], 2).slice(0, -1));
}

/** The river through the city and beyond, an old arm, gravel lakes and the docks. */
export function layOutWaters(): readonly Water[] {
  const oldArm = cutCorners(parseLine("4.75 10.5, 4.3 10.35, 3.95 10.75, 4.25 11.25, 4.75 11.3"), 3);
  return [
    {name: "Selde", rings: [band(RIVER, ([x, y]) => 0.042 + 0.014 * noise(x, y, 1.1, 5))]},
    {
      name: "Alte Selde",
      rings: [band(oldArm, (_, progress) => 0.012 + 0.13 * progress * (1 - progress))]
    },
    {
      name: "Kiesseen",
      rings: [
        lake("3.2 8.3, 3.5 8.55, 3.75 8.95, 3.5 9.2, 3.05 9.05, 2.85 8.6"),
        lake("3.0 9.3, 3.3 9.45, 3.2 9.75, 2.85 9.7")
      ]
    },
    {name: "Hafenbecken", rings: [closed(parseLine("5.62 9.15, 6.15 9.75, 6.2 9.7, 5.72 9.12"))]}
  ];
}
