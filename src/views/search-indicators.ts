import type {SearchGroup} from "../components/controls/search-select.js";
import {plainText} from "../components/tables/search-text.js";
import type {AtlasCatalogue} from "../model/atlas-catalogue.js";
import type {Indicator} from "../model/indicator.js";
import {SYNONYMS} from "../text/synonyms.js";

/** Most hits that are listed. */
const MOST = 80;

/** Finds indicators by every word of a query, in title, theme, note or key, however umlauts are written, and by synonyms. */
export function indicatorSearch({entries}: AtlasCatalogue): (query: string) => readonly SearchGroup[] {
  const all = entries.map(({indicator}) => ({indicator, ...searchTexts(indicator)}));
  return (query) => {
    const words = plainText(query.trim()).split(/\s+/).filter(Boolean);
    const found = all
      .map((one, place) => ({...one, place, rank: rankOf(one, words)}))
      .filter(({rank}) => rank > 0)
      .sort((a, b) => b.rank - a.rank || a.place - b.place)
      .slice(0, MOST);
    const themes = [...new Set(found.map(({indicator}) => indicator.theme))];
    return themes.map((title) => ({
      title,
      options: found
        .filter(({indicator}) => indicator.theme === title)
        .map(({indicator: {key, title, unit}}) => ({key, title, note: unit}))
    }));
  };
}

/** The themes in the order of the catalogue, each with its first indicator. */
export function themesOf({
  entries
}: AtlasCatalogue): readonly {readonly title: string; readonly indicator: string}[] {
  const first = new Map<string, string>();
  for (const {indicator} of entries)
    if (!first.has(indicator.theme)) first.set(indicator.theme, indicator.key);
  return [...first].map(([title, indicator]) => ({title, indicator}));
}

interface Texts {
  readonly title: string;
  readonly rest: string;
}

function searchTexts({title, theme, note, key, source}: Indicator): Texts {
  const own = plainText(`${title} ${theme} ${note} ${key} ${source}`);
  const also = SYNONYMS.filter((group) => group.some((word) => own.includes(plainText(word)))).flat();
  return {title: plainText(title), rest: `${own} ${plainText(also.join(" "))}`};
}

/** Every word must occur; one in the title counts more, at the start of the title most. 0: no hit. */
function rankOf({title, rest}: Texts, words: readonly string[]): number {
  if (!words.every((word) => rest.includes(word))) return 0;
  return words.reduce((sum, word) => sum + (title.startsWith(word) ? 4 : title.includes(word) ? 2 : 0), 1);
}
