import {cp, mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {Ajv} from "ajv";
import {beforeAll, describe, expect, it} from "vitest";
import {dataPackage} from "../../../loaders/describe/data-package.js";
import {dcatCatalogue} from "../../../loaders/describe/dcat.js";
import {describeData} from "../../../loaders/describe/describe-data.js";
import {knownLicence} from "../../../loaders/describe/licences.js";
import {projectRoot, workDir} from "../../../loaders/site/project.js";
import {prepareTables} from "../../../loaders/tables/prepare-tables.js";
import type {BuildInfo} from "../../../src/model/build-info.js";

interface Resource {
  readonly path: string;
  readonly name: string;
  readonly hash: string;
  readonly bytes: number;
  readonly schema?: {
    readonly fields: readonly {readonly name: string; readonly type: string; readonly description?: string}[];
  };
}

type Node = Readonly<Record<string, unknown>>;

describe("the description of Musterstadt's data", () => {
  let info: BuildInfo;
  let text: {readonly frictionless: string; readonly dcat: string};
  let again: typeof text;

  beforeAll(async () => {
    const {dir} = await prepareTables(join(projectRoot(), "data/musterstadt"), {
      scope: "public",
      workDir: workDir()
    });
    info = JSON.parse(await readFile(join(dir, "build.json"), "utf8")) as BuildInfo;
    const make = async () => {
      const folder = await mkdtemp(join(tmpdir(), "quartierslabor-"));
      await cp(dir, folder, {recursive: true});
      await describeData(folder);
      const made = {
        frictionless: await readFile(join(folder, "datapackage.json"), "utf8"),
        dcat: await readFile(join(folder, "dcat.jsonld"), "utf8")
      };
      await rm(folder, {recursive: true});
      return made;
    };
    [text, again] = [await make(), await make()];
  });

  it("is the same for the same data", () => {
    expect(again).toEqual(text);
  });

  it("is a Data Package by the published profile, with every file and a schema for every Parquet file", async () => {
    const profile = JSON.parse(
      await readFile(join(projectRoot(), "tests/fixtures/frictionless/data-package.json"), "utf8")
    ) as Record<string, unknown>;
    const {$schema, ...draft7} = profile;
    expect($schema).toContain("draft-04");
    const ajv = new Ajv({strict: false, validateFormats: false});
    const validate = ajv.compile(draft7);
    const made = JSON.parse(text.frictionless) as {
      resources: readonly Resource[];
      name: string;
      version: string;
    };
    expect(validate(made), JSON.stringify(validate.errors)).toBe(true);
    expect(made).toMatchObject({name: "quartierslabor-musterstadt", version: info.data_version});
    expect(
      made.resources.map(({path, bytes, hash}) => ({path, bytes, sha256: hash.replace("sha256:", "")}))
    ).toEqual(info.files);
    expect(new Set(made.resources.map(({name}) => name)).size).toBe(info.files.length);
    for (const {path, schema} of made.resources) {
      expect(schema === undefined).toBe(path.endsWith(".json"));
      const own = schema?.fields.filter(({name}) => name !== "bbox" && !name.startsWith("area_")) ?? [];
      for (const field of own) expect(field.description, `${path} ${field.name}`).toBeTruthy();
    }
    const observations = made.resources.find(({path}) => path === "observations.parquet")!;
    expect(observations.schema!.fields.map(({name, type}) => `${name} ${type}`)).toEqual([
      "indicator string",
      "level string",
      "period string",
      "area_id string",
      "value number",
      "numerator number",
      "denominator number",
      "flag string"
    ]);
  });

  it("has what DCAT-AP.de requires of catalogue, dataset and distributions, and no key for an invented city", () => {
    const graph = (JSON.parse(text.dcat) as {"@graph": readonly Node[]})["@graph"];
    const of = (type: string) => graph.filter((node) => node["@type"] === type);
    for (const node of of("dcat:Catalog"))
      expect(Object.keys(node)).toEqual(
        expect.arrayContaining(["dct:title", "dct:description", "dct:publisher", "dcat:dataset"])
      );
    const [dataset] = of("dcat:Dataset");
    expect(Object.keys(dataset!)).toEqual(
      expect.arrayContaining(["dct:title", "dct:description", "dcat:theme", "dcat:distribution"])
    );
    expect(dataset).not.toHaveProperty("dcatde:politicalGeocodingURI");
    const files = of("dcat:Distribution");
    expect(files).toHaveLength(info.files.length);
    for (const node of files)
      expect(node).toMatchObject({
        "dcat:accessURL": {"@id": expect.stringMatching(/^[\w-]/)},
        "dct:license": {"@id": "http://dcat-ap.de/def/licenses/cc-zero"}
      });
    const ids = new Set(graph.map((node) => node["@id"]));
    const referred = (dataset!["dcat:distribution"] as readonly Node[]).map((node) => node["@id"]);
    expect(referred.filter((id) => !ids.has(id))).toEqual([]);
    expect(text.dcat).not.toMatch(/\d{4}-\d\d-\d\dT/);
  });

  it("names a real municipality by its key, and unknown licences as text", () => {
    const [source] = info.sources;
    const real = {
      ...info,
      municipality: {...info.municipality, ags: "11000000", fictional: false},
      sources: [
        {...source!, licence: "CC BY 3.0 DE (Amt für Statistik)"},
        {...source!, licence: "nur für den Dienstgebrauch"}
      ]
    };
    const made = JSON.stringify(dcatCatalogue(real));
    expect(made).toContain(
      '"dcatde:politicalGeocodingURI":{"@id":"http://dcat-ap.de/def/politicalGeocoding/municipalityKey/11000000"}'
    );
    expect(made).toContain("http://dcat-ap.de/def/licenses/cc-by-de/3.0");
    expect(made).toContain("http://dcat-ap.de/def/licenses/other-closed");
    expect(made).toContain("nur für den Dienstgebrauch");
    expect(dataPackage({...real, sources: []}, new Map())).not.toHaveProperty("licenses");
  });
});

it.each([
  ["CC0-1.0", "cc-zero"],
  ["dl-de/by-2-0", "dl-by-de/2.0"],
  ["Datenlizenz Deutschland – Namensnennung – Version 2.0", "dl-by-de/2.0"],
  ["Datenlizenz Deutschland – Zero – Version 2.0", "dl-zero-de/2.0"],
  ["CC BY 4.0", "cc-by/4.0"],
  ["CC-BY-4.0", "cc-by/4.0"],
  ["CC BY-SA 4.0", "cc-by-sa/4.0"],
  ["CC BY 3.0 DE (Amt für Statistik Berlin-Brandenburg)", "cc-by-de/3.0"],
  ["ODbL 1.0", "odbl"]
])("knows the licence %s", (text, uri) => {
  expect(knownLicence(text)?.uri).toBe(`http://dcat-ap.de/def/licenses/${uri}`);
});

it("takes no other text for a licence", () => {
  for (const text of ["", "alle Rechte vorbehalten", "CC BY-NC 4.0", "intern"])
    expect(knownLicence(text)).toBeNull();
});
