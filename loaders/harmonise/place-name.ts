const UMLAUTS: Readonly<Record<string, string>> = {ä: "ae", ö: "oe", ü: "ue", ß: "ss"};

/**
 * A place's name without what offices write differently: case, umlauts and ß, accents, blanks and hyphens, "St." for
 * "Sankt", "Str." for "Straße", and anything that is neither letter nor digit.
 */
export function placeName(name: string): string {
  return name
    .normalize("NFC")
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => UMLAUTS[letter]!)
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/\b(?:st\.|skt\.|st(?=[\s-]))/g, "sankt")
    .replace(/str(?:\.|\b)/g, "strasse")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** The same without "Bad", wherever it stands: "Bad Godesberg", "Godesberg, Bad" and "Godesberg" are one. */
export function placeNameWithoutBad(name: string): string {
  return placeName(name.replace(/(?<!\p{L})bad(?!\p{L})/giu, ""));
}

/** A key without leading zeros and without what is neither letter nor digit: "01 01-01" and "10101" are one. */
export function bareKey(key: string): string {
  return key
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/^0+(?=.)/, "");
}

/** The names a text joins, as "A/B", "A und B", "A, B", "A + B"; none where it joins nothing. */
export function joinedNames(text: string): string[] {
  const parts = text.split(/\s*[/,;+&]\s*|\s+(?:und|u\.|bzw\.)\s+/u).map((part) => part.trim());
  return parts.length > 1 && parts.every((part) => part !== "") ? parts : [];
}

/** Key and name that stand in one text, as "01 Altstadt", "01 - Altstadt" or "Altstadt (01)"; null where they do not. */
export function keyAndName(text: string): {readonly key: string; readonly name: string} | null {
  const before = /^(\p{L}{0,4}\p{N}[\p{L}\p{N}.]*)(?:\s*[-–:,]\s*|\s+)(\p{L}.*)$/u.exec(text);
  if (before !== null) return {key: before[1]!, name: before[2]!};
  const after = /^(.*\p{L}.*?)\s*\(\s*(\p{L}{0,4}\p{N}[\p{L}\p{N}.]*)\s*\)$/u.exec(text);
  return after === null ? null : {key: after[2]!, name: after[1]!};
}
