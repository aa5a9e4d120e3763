/** A licence as machines know it. */
export interface KnownLicence {
  /** Of DCAT-AP.de's list, https://www.dcat-ap.de/def/licenses/. */
  readonly uri: string;
  /** Identifier as https://opendefinition.org/licenses/ or SPDX have it. */
  readonly name: string;
  /** Where its text stands. */
  readonly text: string;
}

const LICENCES: readonly (KnownLicence & {readonly pattern: RegExp})[] = [
  {
    pattern: /^(dl-de[-/ ]zero|datenlizenz deutschland.*zero)/i,
    uri: "http://dcat-ap.de/def/licenses/dl-zero-de/2.0",
    name: "dl-de-zero-2.0",
    text: "https://www.govdata.de/dl-de/zero-2-0"
  },
  {
    pattern: /^(dl-de[-/ ]by|datenlizenz deutschland.*namensnennung)/i,
    uri: "http://dcat-ap.de/def/licenses/dl-by-de/2.0",
    name: "dl-de-by-2.0",
    text: "https://www.govdata.de/dl-de/by-2-0"
  },
  {
    pattern: /^cc[- ]?(0|zero)/i,
    uri: "http://dcat-ap.de/def/licenses/cc-zero",
    name: "CC0-1.0",
    text: "https://creativecommons.org/publicdomain/zero/1.0/"
  },
  {
    pattern: /^cc[- ]by[- ]sa[- ]4\.0/i,
    uri: "http://dcat-ap.de/def/licenses/cc-by-sa/4.0",
    name: "CC-BY-SA-4.0",
    text: "https://creativecommons.org/licenses/by-sa/4.0/"
  },
  {
    pattern: /^cc[- ]by[- ]4\.0/i,
    uri: "http://dcat-ap.de/def/licenses/cc-by/4.0",
    name: "CC-BY-4.0",
    text: "https://creativecommons.org/licenses/by/4.0/"
  },
  {
    pattern: /^cc[- ]by[- ]3\.0[- ]de/i,
    uri: "http://dcat-ap.de/def/licenses/cc-by-de/3.0",
    name: "CC-BY-3.0-DE",
    text: "https://creativecommons.org/licenses/by/3.0/de/"
  },
  {
    pattern: /^(odbl|open database)/i,
    uri: "http://dcat-ap.de/def/licenses/odbl",
    name: "ODbL-1.0",
    text: "https://opendatacommons.org/licenses/odbl/1-0/"
  }
];

/** The licence that a source's text begins with ("CC BY 3.0 DE (Amt für …)"); null for one that no list has. */
export function knownLicence(text: string): KnownLicence | null {
  const found = LICENCES.find(({pattern}) => pattern.test(text.trim()));
  return found === undefined ? null : {uri: found.uri, name: found.name, text: found.text};
}
