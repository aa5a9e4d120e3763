import type {Topology} from "topojson-specification";

const RADIANS = Math.PI / 180;
const EARTH = 6371.0088;

/** The Mercator projection that gives a topology a width. */
export interface Mercator {
  readonly height: number;
  /** A place in the plane; longitude and latitude in degrees. */
  readonly project: (lon: number, lat: number) => readonly [number, number];
  /** Kilometres per unit of the plane at its centre. */
  readonly kilometres: number;
}

/** The arcs of a topology in the plane. */
export interface PlaneArcs {
  /** Coordinates of an arc, x and y in turn. */
  readonly points: (arc: number) => Float64Array;
  /** An arc as a path of its own. */
  readonly line: (arc: number) => string;
  /** Closed rings as a path; a negative index is an arc backwards, as in TopoJSON. */
  readonly rings: (rings: readonly (readonly number[])[]) => string;
}

function northing(lat: number): number {
  return Math.log(Math.tan(Math.PI / 4 + (lat * RADIANS) / 2));
}

/** Places all arcs of a topology between 0 and `width`; y is 0 at their north. */
export function mercator(topology: Topology, width: number): Mercator {
  const bounds = [Infinity, Infinity, -Infinity, -Infinity] as [number, number, number, number];
  eachPoint(topology, (lon, lat) => {
    if (lon < bounds[0]) bounds[0] = lon;
    if (lat < bounds[1]) bounds[1] = lat;
    if (lon > bounds[2]) bounds[2] = lon;
    if (lat > bounds[3]) bounds[3] = lat;
  });
  const [west, south, east, north] = bounds[0] < bounds[2] ? bounds : ([0, 0, 1, 1] as const);
  const scale = width / ((east - west) * RADIANS);
  const top = northing(north);
  const height = (top - northing(south)) * scale;
  const middle = 2 * Math.atan(Math.exp(top - height / 2 / scale)) - Math.PI / 2;
  return {
    height,
    project: (lon, lat) => [(lon - west) * RADIANS * scale, (top - northing(lat)) * scale],
    kilometres: (EARTH * Math.cos(middle)) / scale
  };
}

/** Undoes the steps of a quantized topology. */
function eachPoint(
  {arcs, transform}: Topology,
  see: (lon: number, lat: number, arc: number, place: number) => void
): void {
  const [kx, ky] = transform?.scale ?? [1, 1];
  const [dx, dy] = transform?.translate ?? [0, 0];
  arcs.forEach((arc, index) => {
    let [x, y] = [0, 0];
    arc.forEach((point, place) => {
      x = transform ? x + point[0]! : point[0]!;
      y = transform ? y + point[1]! : point[1]!;
      see(x * kx + dx, y * ky + dy, index, place);
    });
  });
}

/** Projects every arc once and writes its coordinates with two decimals once, forwards and backwards. */
export function planeArcs(topology: Topology, {project}: Mercator): PlaneArcs {
  const arcs = topology.arcs.map((arc) => new Float64Array(2 * arc.length));
  eachPoint(topology, (lon, lat, arc, place) => {
    const [x, y] = project(lon, lat);
    arcs[arc]![2 * place] = Math.round(x * 100) / 100;
    arcs[arc]![2 * place + 1] = Math.round(y * 100) / 100;
  });
  const written = arcs.map((points) =>
    Array.from({length: points.length / 2}, (_, i) => `${points[2 * i]},${points[2 * i + 1]}`)
  );
  const forwards = written.map((texts) => texts.slice(1).join("L"));
  const backwards = new Map<number, string>();
  const tail = (index: number) => {
    if (index >= 0) return forwards[index]!;
    const known = backwards.get(~index) ?? written[~index]!.slice(0, -1).reverse().join("L");
    backwards.set(~index, known);
    return known;
  };
  const start = (index: number) => (index >= 0 ? written[index]![0]! : written[~index]!.at(-1)!);
  return {
    points: (arc) => arcs[arc]!,
    line: (arc) => `M${written[arc]!.join("L")}`,
    rings: (rings) =>
      rings
        .filter((ring) => ring.length > 0)
        .map((ring) => `M${start(ring[0]!)}L${ring.map(tail).filter(Boolean).join("L")}Z`)
        .join("")
  };
}
