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
