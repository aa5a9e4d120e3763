import type {Level} from "../../../src/model/area.js";
import type {FileRef, GeometryEntry} from "../../../loaders/harmonise/geometry-entry.js";
import {sharedData} from "../../shared-data.js";

const download = (file: string): FileRef => ({file, from: "download"});
const column = (name: string) => ({column: name, pattern: null});
const file = {crs: null, encoding: null, duplicates: "error" as const, repair: []};
const now = {vintage: "2021", valid_from: "2021-01-01", valid_to: null};
const before = {vintage: "2006", valid_from: null, valid_to: "2020-12-31"};
const always = {vintage: "2021", valid_from: null, valid_to: null};

export const berlinLevels: readonly Level[] = ["stadt", "bezirk", "bzr", "plr"].map((key) => ({
  key,
  title: key,
  plural: key
}));

export const schlossstrasse = {
  id: "06010102",
  within: [13.28, 52.5, 13.31, 52.53] as const,
  set: "04030417",
  name: null,
  reason: "the western one is 04030417"
};

/** Berlin's layers as its manifest names them. */
export const berlinGeometries: readonly GeometryEntry[] = [
  {
    ...{level: "plr", ...now, ...file, ...download("berlin/geo/lor_planungsraeume_2021.shp")},
    ...{id: column("PLR_ID"), name: column("PLR_NAME"), parent: {prefix: 6}}
  },
  {
    ...{level: "bzr", ...now, dissolve: {level: "plr", vintage: "2021"}, parent: {prefix: 2}},
    name: {
      table: download("berlin/geo/LOR_2021_hierarchy.csv"),
      key: "Bezirksregion (Nummer)",
      value: "Bezirksregion (Name)"
    }
  },
  {
    ...{level: "bezirk", ...always, dissolve: {level: "bzr", vintage: "2021"}, parent: {fixed: "11"}},
    name: {table: download("berlin/geo/berlin-lor-districts.geojson"), key: "id", value: "name"}
  },
  {
    ...{level: "stadt", ...always, dissolve: {level: "bezirk", vintage: "2021"}},
    ...{name: {fixed: "Berlin"}, parent: null}
  },
  {
    ...{
      level: "plr",
      ...before,
      ...file,
      ...download("berlin/geo/berlin-lor-planning-areas-until-2020.geojson")
    },
    ...{id: column("id"), name: column("name"), parent: {prefix: 6}, repair: [schlossstrasse]}
  },
  {
    ...{level: "bzr", ...before, dissolve: {level: "plr", vintage: "2006"}, parent: {prefix: 2}},
    name: {
      table: download("berlin/geo/berlin-lor-district-regions-until-2020.geojson"),
      key: "id",
      value: "name"
    }
  }
];

export const resolveShared = ({file: name}: FileRef) => sharedData(name);
