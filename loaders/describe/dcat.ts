import type {BuildInfo, DataFile} from "../../src/model/build-info.js";
import {fileTitle} from "./file-title.js";
import {knownLicence, type KnownLicence} from "./licences.js";

const CONTEXT = {
  dcat: "http://www.w3.org/ns/dcat#",
  dct: "http://purl.org/dc/terms/",
  dcatde: "http://dcat-ap.de/def/dcatde/",
  foaf: "http://xmlns.com/foaf/0.1/",
  owl: "http://www.w3.org/2002/07/owl#",
  spdx: "http://spdx.org/rdf/terms#",
  xsd: "http://www.w3.org/2001/XMLSchema#"
} as const;

const AUTHORITY = "http://publications.europa.eu/resource/authority";
const OTHER_CLOSED = "http://dcat-ap.de/def/licenses/other-closed";

/**
 * `dcat.jsonld` of a site: its data as one dataset of DCAT-AP.de 2.0 (https://www.dcat-ap.de/def/dcatde/2.0/spec/), a
 * distribution per file, in JSON-LD 1.1. Addresses are relative to the file itself, so that it holds wherever the site is put.
 * Free of times: the same data give the same bytes.
 */
export function dcatCatalogue(info: BuildInfo): object {
  const {municipality} = info;
  const publisher = {"@id": "#herausgeber"};
  const title = german(`Kleinräumiges Sozialmonitoring ${municipality.name}`);
  const description = german(
    `Indikatoren, Gebiete und Grenzen des Quartierslabors ${municipality.name}${municipality.fictional ? " (erfundene Daten)" : ""}.`
  );
  return {
    "@context": CONTEXT,
    "@graph": [
      {
        "@id": "#katalog",
        "@type": "dcat:Catalog",
        "dct:title": german(`Quartierslabor ${municipality.name}`),
        "dct:description": description,
        "dct:publisher": publisher,
        "dct:language": {"@id": `${AUTHORITY}/language/DEU`},
        "foaf:homepage": {"@id": "../"},
        "dcat:dataset": {"@id": "#daten"}
      },
      {
        "@id": "#daten",
        "@type": "dcat:Dataset",
        "dct:title": title,
        "dct:description": description,
        "dct:identifier": `quartierslabor-${municipality.id}`,
        "owl:versionInfo": info.data_version,
        "dct:publisher": publisher,
        "dct:language": {"@id": `${AUTHORITY}/language/DEU`},
        "dcat:theme": ["SOCI", "REGI"].map((theme) => ({"@id": `${AUTHORITY}/data-theme/${theme}`})),
        "dcat:keyword": ["Sozialmonitoring", "Quartier", "Kinderarmut", "Sozialplanung"].map(german),
        "dcat:landingPage": {"@id": "../"},
        ...geocoding(municipality.ags),
        "dcat:distribution": info.files.map(({path}) => ({"@id": `#${fragment(path)}`}))
      },
      {"@id": "#herausgeber", "@type": "foaf:Agent", "foaf:name": german(municipality.name)},
      ...info.files.map((file) => distribution(file, info))
    ]
  };
}

function german(text: string) {
  return {"@value": text, "@language": "de"};
}

function fragment(path: string): string {
  return `datei-${path.replaceAll("/", "-")}`;
}

/** The municipality by its key; none for a fictional one. */
function geocoding(ags: string | null): object {
  if (ags === null) return {};
  const place = {"@id": `http://dcat-ap.de/def/politicalGeocoding/municipalityKey/${ags}`};
  return {
    "dct:spatial": place,
    "dcatde:politicalGeocodingURI": place,
    "dcatde:politicalGeocodingLevelURI": {
      "@id": "http://dcat-ap.de/def/politicalGeocoding/Level/municipality"
    }
  };
}

function distribution({path, bytes, sha256}: DataFile, info: BuildInfo): object {
  const isParquet = path.endsWith(".parquet");
  return {
    "@id": `#${fragment(path)}`,
    "@type": "dcat:Distribution",
    "dct:title": german(fileTitle(path, info)),
    "dcat:accessURL": {"@id": path},
    "dcat:downloadURL": {"@id": path},
    ...(isParquet ? {} : {"dct:format": {"@id": `${AUTHORITY}/file-type/JSON`}}),
    "dcat:mediaType": {
      "@id": isParquet
        ? "https://www.iana.org/assignments/media-types/application/vnd.apache.parquet"
        : "https://www.iana.org/assignments/media-types/application/json"
    },
    "dcat:byteSize": {"@value": String(bytes), "@type": "xsd:decimal"},
    "spdx:checksum": {
      "@type": "spdx:Checksum",
      "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
      "spdx:checksumValue": {"@value": sha256, "@type": "xsd:hexBinary"}
    },
    ...licence(info)
  };
}

/** A file is made of all sources: it may be used under the terms of all of them. Licences that no list has stand as text. */
function licence({sources}: BuildInfo): object {
  const known = sources.map((source) => knownLicence(source.licence));
  const uris = [...new Set(known.filter((one): one is KnownLicence => one !== null).map(({uri}) => uri))];
  const unknown = [
    ...new Set(sources.filter((_, i) => known[i] === null).map((source) => source.licence))
  ].filter(Boolean);
  const all = [...uris, ...(unknown.length > 0 || uris.length === 0 ? [OTHER_CLOSED] : [])];
  const attributions = [...new Set(sources.map(({attribution}) => attribution).filter(Boolean))];
  return {
    "dct:license": all.length === 1 ? {"@id": all[0]} : all.map((uri) => ({"@id": uri})),
    ...(unknown.length > 0 && {"dct:rights": german(unknown.join("; "))}),
    ...(attributions.length > 0 && {"dcatde:licenseAttributionByText": german(attributions.join("; "))})
  };
}
