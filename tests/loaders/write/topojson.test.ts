import {geoArea} from "d3-geo";
import {gzipSync} from "fflate";
import {feature, mesh} from "topojson-client";
import type {GeometryCollection, Topology} from "topojson-specification";
import {beforeAll, describe, expect, test} from "vitest";
import type {AreaDraft} from "../../../loaders/harmonise/area-draft.js";
import {buildLayers} from "../../../loaders/harmonise/build-layers.js";
import {familyTopology} from "../../../loaders/harmonise/family-topology.js";
import type {AreaProperties} from "../../../loaders/harmonise/family-topology.js";
import {signedArea} from "../../../loaders/harmonise/ring.js";
import {segmentCrossings} from "../../../loaders/harmonise/segment-crossings.js";
import type {Polygons} from "../../../loaders/read/feature-set.js";
import {writeContextTopojson, writeTopojson} from "../../../loaders/write/topojson.js";
import type {TopojsonFile} from "../../../loaders/write/topojson.js";
import {describeWithData} from "../../shared-data.js";
import {berlinGeometries, berlinLevels, resolveShared} from "../harmonise/berlin-geometries.js";

type Areas = Topology<{areas: GeometryCollection<AreaProperties>}>;
type Shape = GeoJSON.Feature<GeoJSON.Polygon | GeoJSON.MultiPolygon, AreaProperties>;

const parse = ({bytes}: TopojsonFile) => JSON.parse(new TextDecoder().decode(bytes)) as Areas;
const shapes = (topology: Areas) => feature(topology, topology.objects.areas).features as Shape[];
const polygonsOf = ({geometry}: Shape) =>
  (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates) as Polygons;

/** Sides of all areas, each as text, the smaller end first. */
function sides(features: readonly Shape[]): Set<string> {
  const rings = features.flatMap((shape) => polygonsOf(shape).flat());
  return new Set(
    rings.flatMap((ring) =>
      ring.slice(1).map((point, i) => [String(ring[i]), String(point)].sort().join(" "))
    )
  );
}

function draft(id: string, polygons: Polygons): AreaDraft {
  return {id, name: `Gebiet ${id}`, parent: null, row: 1, attributes: {}, polygons, areaM2: 1};
}

describe("writeTopojson", () => {
  const metre = 1 / 111_195;
  /** A square, clockwise, sizes in metres at the equator. */
  const square = (x: number, y: number, size: number) =>
    [
      [0, 0],
      [0, size],
      [size, size],
      [size, 0],
      [0, 0]
    ].map(([dx, dy]) => [(x + dx!) * metre, (y + dy!) * metre] as [number, number]);
  const write = (drafts: readonly AreaDraft[], toleranceM = 100) =>
    shapes(
      parse(
        writeTopojson(familyTopology(new Map([["quartier-2020", drafts]])), {toleranceM, budgetKb: 50})[0]!
      )
    );

  test("an area, an enclave and an island far below the tolerance stay", () => {
    const enclave = square(5000, 5000, 30);
    const large = draft("gross", [[square(0, 0, 10_000), enclave.toReversed()]]);
    const areas = write([large, draft("enklave", [[enclave]]), draft("insel", [[square(20_000, 0, 5)]])]);
    expect(areas.map(({id}) => id)).toEqual(["gross", "enklave", "insel"]);
    for (const area of areas) {
      expect(
        polygonsOf(area)
          .flat()
          .every((ring) => ring.length >= 4 && signedArea(ring) !== 0)
      ).toBe(true);
    }
    expect(polygonsOf(areas[0]!)[0]).toHaveLength(2);
  });

  test("details below the tolerance go, corners above it stay", () => {
    const wave = Array.from(
      {length: 99},
      (_, i) => [(i + 1) * 100 * metre, (i % 2) * 10 * metre] as [number, number]
    );
    const ring = [
      [0, 0],
      [0, 10_000],
      [10_000, 10_000],
      [10_000, 0]
    ].map(([x, y]) => [x! * metre, y! * metre] as [number, number]);
    const wavy = draft("a", [[[...ring, ...wave.toReversed(), ring[0]!]]]);
    const corners = (toleranceM: number) => polygonsOf(write([wavy], toleranceM)[0]!)[0]![0]!.length - 1;
    expect(corners(100)).toBeLessThan(10);
    expect(corners(10)).toBe(103);
  });

  test("a spit that a simplified neighbour would cut keeps its shape", () => {
    const bay = [
      [0, 0],
      [0, 1000],
      [480, 1000],
      [500, 80],
      [520, 1000],
      [1000, 1000],
      [1000, 0],
      [0, 0]
    ];
    const spit = [
      [495, 1000],
      [505, 1000],
      [500, 100],
      [495, 1000]
    ];
    const toRing = (points: number[][]) =>
      points.map(([x, y]) => [x! * metre, y! * metre] as [number, number]);
    const areas = write(
      [draft("bucht", [[toRing(bay)]]), draft("sporn", [[toRing(spit).toReversed()]])],
      150
    );
    const ends = areas.flatMap((area) =>
      polygonsOf(area)
        .flat()
        .flatMap((ring) => ring.slice(1).map((p, i) => [ring[i]!, p]))
    );
    expect(segmentCrossings(Float64Array.from(ends.flat(2)))).toEqual([]);
  });

  test("over the budget the tolerance grows until the file fits", () => {
    const circle = (x: number) =>
      Array.from({length: 2001}, (_, i) => {
        const angle = (-i / 2000) * 2 * Math.PI;
        const radius = 3000 + 60 * Math.sin(i * 1.7) + 40 * Math.cos(i * i);
        return [(x + radius * Math.cos(angle)) * metre, radius * Math.sin(angle) * metre] as [number, number];
      });
    const closed = (ring: [number, number][]) => [...ring.slice(0, -1), ring[0]!];
    const topology = familyTopology(
      new Map([["a-1", [0, 7000].map((x) => draft(String(x), [[closed(circle(x))]]))]])
    );
    const [free] = writeTopojson(topology, {toleranceM: 5, budgetKb: 1000});
    const [tight] = writeTopojson(topology, {toleranceM: 5, budgetKb: 3});
    expect(free!.toleranceM).toBe(5);
    expect(gzipSync(free!.bytes).length).toBeGreaterThan(3000);
    expect(gzipSync(tight!.bytes, {mtime: 0}).length).toBeLessThanOrEqual(3000);
    expect(tight!.toleranceM).toBeGreaterThan(5);
  });

  test("a context file keeps its objects' names", () => {
    const topology = familyTopology(new Map([["water", [draft("1", [[square(0, 0, 500)]])]]]));
    const file = writeContextTopojson(topology);
    expect(file.name).toBe("context");
    expect(Object.keys(parse(file).objects)).toEqual(["water"]);
  });
});

describeWithData("Berlin's TopoJSON", () => {
  const built = buildLayers(berlinGeometries, resolveShared, berlinLevels);
  const files = built.then(
    ({families}) =>
      new Map(families.flatMap((family) => writeTopojson(family)).map((file) => [file.name, file]))
  );
  beforeAll(() => files, 60_000);
  const layer = async (name: string) => shapes(parse((await files).get(name)!));

  test("no area is missing: 542 of 542, 448 of 448, and so on", async () => {
    for (const {layer: key, areas} of (await built).layers) {
      const drawn = await layer(`${key.level}-${key.vintage}`);
      expect(drawn.map(({id}) => id)).toEqual(areas.map(({area_id}) => area_id));
      expect(drawn.map(({properties}) => properties)).toEqual(
        areas.map(({area_id, name}) => ({id: area_id, name}))
      );
    }
    expect(await layer("plr-2021")).toHaveLength(542);
    expect(await layer("plr-2006")).toHaveLength(448);
  });

  test("the largest file weighs at most 50 kB compressed", async () => {
    for (const {bytes} of (await files).values()) expect(gzipSync(bytes).length).toBeLessThanOrEqual(50_000);
  });

  test("every ring is a closed ring with an area, outer ones clockwise for d3-geo's sphere", async () => {
    for (const name of (await files).keys()) {
      for (const shape of await layer(name)) {
        for (const [outer, ...holes] of polygonsOf(shape)) {
          expect(signedArea(outer!)).toBeLessThan(0);
          expect(holes.every((ring) => signedArea(ring) > 0)).toBe(true);
        }
        expect(geoArea(shape)).toBeLessThan(1e-3);
      }
    }
  });

  test("areas keep their size to within 2 % and 2,000 m², and the city its own", async () => {
    const earth = 6_371_007.2 ** 2;
    for (const name of ["plr-2021", "plr-2006"]) {
      const drawn = await layer(name);
      const {layers} = await built;
      const {areas} = layers.find(({layer: {level, vintage}}) => `${level}-${vintage}` === name)!;
      drawn.forEach((shape, i) => {
        const error = Math.abs(geoArea(shape) * earth - areas[i]!.area_km2 * 1e6);
        expect(error).toBeLessThan(areas[i]!.area_km2 * 20_000 + 2000);
      });
    }
  });

  test("no border crosses another", async () => {
    for (const name of ["plr-2021", "plr-2006"]) {
      const topology = parse((await files).get(name)!);
      const lines = mesh(topology).coordinates;
      const ends = lines.flatMap((line) => line.slice(1).flatMap((point, i) => [...line[i]!, ...point]));
      const steps = topology.transform!.scale;
      const start = topology.transform!.translate;
      const onGrid = ends.map((value, i) => Math.round((value - start[i % 2]!) / steps[i % 2]!));
      expect(segmentCrossings(Float64Array.from(onGrid))).toEqual([]);
    }
  });

  test("the lines of a coarser level are lines of the finer one", async () => {
    const finer = sides(await layer("plr-2021"));
    for (const name of ["bzr-2021", "bezirk-2021", "stadt-2021"]) {
      expect([...sides(await layer(name))].filter((side) => !finer.has(side))).toEqual([]);
    }
  });

  test("the same files give the same bytes", async () => {
    const again = await buildLayers(berlinGeometries, resolveShared, berlinLevels);
    for (const file of again.families.flatMap((family) => writeTopojson(family))) {
      expect(Buffer.compare(file.bytes, (await files).get(file.name)!.bytes)).toBe(0);
    }
  }, 60_000);
});
