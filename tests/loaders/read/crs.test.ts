import {describe, expect, test} from "vitest";
import {crsByName, crsFromPrj, project, toWgs84, utmZone, WGS84} from "../../../loaders/read/crs.js";

const prj = (name: string, datum: string, ellipsoid: string, projection: string, parameters: string) =>
  `PROJCS["${name}",GEOGCS["x",DATUM["${datum}",SPHEROID["${ellipsoid}",6377397.155,299.15]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.017]],PROJECTION["${projection}"],${parameters},UNIT["Meter",1.0]]`;
const meridian = (degrees: number, easting: string) =>
  `PARAMETER["False_Easting",${easting}],PARAMETER["Central_Meridian",${degrees}.0]`;

describe("crsByName", () => {
  test.each([
    ["EPSG:25833", "EPSG:25833"],
    ["25832", "EPSG:25832"],
    ["epsg:31468", "EPSG:31468"],
    ["urn:ogc:def:crs:EPSG::3857", "EPSG:3857"],
    ["urn:ogc:def:crs:EPSG:9.9:4326", "EPSG:4326"],
    ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326"]
  ])("%s", (name, code) => expect(crsByName(name, "a.geojson").code).toBe(code));

  test("an unknown one is named with those that are known", () => {
    expect(() => crsByName("EPSG:2056", "geo/zug.geojson")).toThrow(
      /^geometry: unknown coordinate system; expected one of EPSG:4326, .*EPSG:31469 or OGC:CRS84, got "EPSG:2056" \(geo\/zug.geojson\)$/
    );
  });
});

describe("crsFromPrj", () => {
  test.each([
    [
      "EPSG:25832",
      prj("ETRS_1989_UTM_Zone_32N", "D_ETRS_1989", "GRS_1980", "Transverse_Mercator", meridian(9, "500000.0"))
    ],
    [
      "EPSG:4647",
      prj(
        "ETRS_1989_UTM_Zone_32N_8stellen",
        "D_ETRS_1989",
        "GRS_1980",
        "Transverse_Mercator",
        meridian(9, "32500000.0")
      )
    ],
    [
      "EPSG:25833",
      prj("WGS_1984_UTM_Zone_33N", "D_WGS_1984", "WGS_1984", "Transverse_Mercator", meridian(15, "500000.0"))
    ],
    [
      "EPSG:31466",
      prj(
        "Germany_Zone_2",
        "D_Deutsches_Hauptdreiecksnetz",
        "Bessel_1841",
        "Gauss_Kruger",
        meridian(6, "2500000.0")
      )
    ],
    [
      "EPSG:31467",
      prj(
        "DHDN_3_Degree_Gauss_Zone_3",
        "D_Deutsches_Hauptdreiecksnetz",
        "Bessel_1841",
        "Transverse_Mercator",
        meridian(9, "3500000.0")
      )
    ],
    [
      "EPSG:31468",
      prj(
        "DHDN / 3-degree Gauss-Kruger zone 4",
        "DHDN",
        "Bessel 1841",
        "Transverse_Mercator",
        meridian(12, "4500000")
      )
    ],
    [
      "EPSG:3857",
      prj(
        "WGS_1984_Web_Mercator_Auxiliary_Sphere",
        "D_WGS_1984",
        "WGS_1984",
        "Mercator_Auxiliary_Sphere",
        meridian(0, "0.0")
      )
    ],
    [
      "EPSG:4326",
      `GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.25]],UNIT["Degree",0.017]]`
    ]
  ])("%s", (code, wkt) => expect(crsFromPrj(wkt, "a.prj").code).toBe(code));

  test("another country's is refused by name", () => {
    const lambert = prj(
      "MGI_Austria_Lambert",
      "D_MGI",
      "Bessel_1841",
      "Lambert_Conformal_Conic",
      meridian(13, "400000.0")
    );
    expect(() => crsFromPrj(lambert, "linz.prj")).toThrow(
      /got "MGI_Austria_Lambert" \(linz.prj\); if it is one of these/
    );
  });
});

describe("reprojection", () => {
  test("the central meridian of a UTM zone is its longitude", () => {
    expect(toWgs84(crsByName("25833", ""))([500000, 0])).toEqual([15, 0]);
    expect(toWgs84(crsByName("EPSG:4647", ""))([32500000, 0])).toEqual([9, 0]);
  });

  test("10,000 km from the equator lies the pole, on the scale of 0.9996", () => {
    const [, lat] = toWgs84(crsByName("25832", ""))([500000, 10001965.729 * 0.9996]);
    expect(lat).toBeCloseTo(90, 7);
  });

  test("Gauss-Krüger comes with the shift of its datum, 50 to 250 m in Germany", () => {
    const plain = {
      ...crsByName("31467", ""),
      definition: crsByName("31467", "").definition.replace(/\+towgs84=\S+/, "")
    };
    const [lon, lat] = toWgs84(crsByName("31467", ""))([3500000, 5540000]);
    const [rawLon, rawLat] = toWgs84(plain)([3500000, 5540000]);
    const metres = Math.hypot((lon - rawLon) * 71500, (lat - rawLat) * 111200);
    expect(metres).toBeGreaterThan(50);
    expect(metres).toBeLessThan(250);
  });

  test("there and back again within a millimetre", () => {
    for (const code of ["25832", "31466", "31467", "3857"]) {
      const there = crsByName(code, "");
      const point: [number, number] = [7.1, 50.7];
      const [lon, lat] = toWgs84(there)(project(WGS84, there)(point));
      expect(Math.hypot(lon - point[0], lat - point[1]) * 111000).toBeLessThan(0.001);
    }
  });

  test("zone by longitude", () => {
    expect([6.1, 9, 11.9, 12.1, 14.9].map((lon) => utmZone(lon).code)).toEqual([
      "EPSG:25832",
      "EPSG:25832",
      "EPSG:25832",
      "EPSG:25833",
      "EPSG:25833"
    ]);
  });
});
