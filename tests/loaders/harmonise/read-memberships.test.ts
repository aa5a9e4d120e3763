import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {areaIndex} from "../../../loaders/harmonise/area-index.js";
import {readMemberships} from "../../../loaders/harmonise/read-memberships.js";
import {temporaryFolder} from "../../copy-municipality.js";
import {AREAS} from "./fixtures.js";

const ward = {parent_id: null, valid_from: null, valid_to: null, area_km2: 1, lon: 10, lat: 50};
const areas = areaIndex([...AREAS, {...ward, area_id: "W1", level: "wahlkreis", name: "West"}]);
const zoning = {
  ...{level: "wahlkreis", of: "quartier", key: "QU", value: "WK"},
  table: {file: "wahlkreise.csv", from: "folder" as const}
};

async function read(text: string) {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "wahlkreise.csv"), text);
  return readMemberships(new Map([["wahlkreis", zoning]]), areas, ({file}) => join(folder, file));
}

describe("readMemberships", () => {
  it("reads which zone each area lies in, sorted, keys as text", async () => {
    expect(await read("QU;WK\n12;W1\n11;W1\n")).toEqual(
      ["11", "12"].map((area_id) => ({level: "quartier", area_id, zone_level: "wahlkreis", zone_id: "W1"}))
    );
  });

  it("shows unknown areas and zones and areas in two zones at once", async () => {
    await expect(read("QU;WK\n1l;W1\n11;W9\n11;W1\n")).rejects.toThrow(
      /unknown quartier; .*got "1l" \(wahlkreise\.csv, row 2\)\n.*unknown wahlkreis; .*got "W9" .*\n.*quartier in two zones/
    );
    await expect(read("QU;Kreis\n11;W1\n")).rejects.toThrow(
      /unknown column; expected one of QU, Kreis, got "WK"/
    );
  });
});
