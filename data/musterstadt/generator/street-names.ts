import {createRandom} from "./prng.js";

const STEMS =
  "Linden Ahorn Birken Buchen Eichen Erlen Eschen Kastanien Ulmen Weiden Kiefern Tannen Fichten Lärchen Holunder Hasel Schlehen Rosen Tulpen Nelken Lilien Veilchen Astern Dahlien Amsel Drossel Finken Meisen Lerchen Schwalben Falken Reiher Kranich Storchen Sperber Mühlen Bach Brunnen Quellen Wiesen Feld Garten Heide Moor Berg Tal Hügel Sonnen Schul Kirch Hafen Werft Schiffer Fischer Gerber Weber Müller Schmiede Zimmerer Töpfer Färber Böttcher Bäcker Glocken Turm Tor Wall Graben Brücken Ufer Insel Post Ziegel Kalk Stein Sand Kies Lehm Kupfer Silber Eisen Salz Hopfen Malz Korn Flachs Hirten Schäfer Jäger Förster Köhler Imker Seiler Küfer Schlosser".split(
    " "
  );
const ENDINGS = ["straße", "weg", "gasse", "platz", "allee", "ring", "stieg"];

/** Street names, each once, in an order that mixes them. */
export function streetNames(): readonly string[] {
  const random = createRandom("musterstadt/street-names");
  return STEMS.flatMap((stem) => ENDINGS.map((ending) => ({name: stem + ending, rank: random.next()})))
    .sort((a, b) => a.rank - b.rank)
    .map(({name}) => name);
}
