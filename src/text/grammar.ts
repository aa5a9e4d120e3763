/** Dative plural of a level's name: "Bezirke" → "Bezirken", "Bezirksregionen" stays. */
export function dativePlural(plural: string): string {
  return /[ns]$/.test(plural) ? plural : `${plural}n`;
}
