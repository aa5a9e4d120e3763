const UMLAUTS: Readonly<Record<string, string>> = {ä: "ae", ö: "oe", ü: "ue", ß: "ss"};

/** Lower case, umlauts written out, other accents dropped: "Müllerstraße" → "muellerstrasse". */
export function plainText(text: string): string {
  return text
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => UMLAUTS[letter]!)
    .normalize("NFD")
    .replace(/\p{M}/gu, "");
}

/** A test for names that contain the query, however umlauts are written: "mül", "muel" and "mul" all find "Müllerstraße". */
export function nameMatcher(query: string): (name: string) => boolean {
  const wanted = plainText(query.trim().normalize("NFC"));
  const bare = (text: string) =>
    text.toLowerCase().replace(/ß/g, "ss").normalize("NFD").replace(/\p{M}/gu, "");
  return (name) => plainText(name.normalize("NFC")).includes(wanted) || bare(name).includes(wanted);
}
