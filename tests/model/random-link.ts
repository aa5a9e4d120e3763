import type {Method} from "../../src/model/method.js";
import type {Random} from "../../src/model/statistics/seeded-random.js";
import type {StatusView} from "../../src/model/status-link.js";

const LETTERS = [..."abcXYZ0189 äöüßÄé€–−„“&=#+%?/;,.:!'\"<>()[]{}|\\^`~@*_-\u{1F600}\n\tş"];

export function pick<T>(random: Random, items: readonly T[]): T {
  return items[Math.floor(random() * items.length)]!;
}

export function randomText(random: Random, longest: number): string {
  let text = "";
  const length = Math.floor(random() * (longest + 1));
  while (text.length < length) text += pick(random, LETTERS);
  return text.slice(0, longest).replace(/\p{Surrogate}/gu, "x");
}

/** Any choice that the status × dynamics page can hold. */
export function randomStatusView(random: Random, methods: readonly Method[]): StatusView {
  const method = pick(random, methods);
  const word = (longest: number) => randomText(random, longest).replaceAll(",", "") || "x";
  return {
    method: method.id,
    period: pick(random, method.editions).period,
    area: random() < 0.5 ? null : word(12),
    classes: [
      ...new Set(Array.from({length: Math.floor(random() ** 3 * 65)}, () => word(random() < 0.1 ? 60 : 4)))
    ],
    sort:
      random() < 0.5 ? null : {column: pick(random, ["name", "status_index"]), descending: random() < 0.5},
    search: randomText(random, 80)
  };
}

const HOSTILE = [
  "<script>globalThis.broken=1</script>",
  '"><img src=x onerror=globalThis.broken=1>',
  "javascript:globalThis.broken=1",
  "//example.org/",
  "https://example.org/x",
  "../../intern/datenbestand",
  "__proto__",
  "constructor",
  "%00",
  "%",
  "%FF%FE",
  "' OR 1=1 --",
  "; DROP TABLE observations",
  '=HYPERLINK("https://example.org")',
  "\u202e\ufffd",
  "9".repeat(400),
  "A".repeat(6000),
  "e",
  "h",
  `s${"_".repeat(1152)}`
];

const NAMES =
  "v z stand fassung abdruck methode zeitraum gebiet klassen sortierung suche damals einbetten indikator ebene vergleich farben auswahl ansicht zweiter zeitraum2 gruppe gruppenname orte kennzahl x y partiell lesart nachbarn aenderung index".split(
    " "
  );

/** A link that was damaged or made to do harm: letters changed, parts cut, doubled or replaced by hostile texts. */
export function hostileLink(random: Random, link: string): string {
  let text = link;
  for (let i = 0; i <= random() * 4; i++) {
    const at = Math.floor(random() * (text.length + 1));
    const change = [
      () => text.slice(0, at) + String.fromCharCode(Math.floor(random() * 300)) + text.slice(at + 1),
      () => text.slice(0, at) + text.slice(at + Math.floor(random() * 40)),
      () => text.slice(0, at) + pick(random, HOSTILE) + text.slice(at),
      () =>
        `${text}&${pick(random, NAMES)}=${random() < 0.5 ? pick(random, HOSTILE) : encodeURIComponent(pick(random, HOSTILE))}`,
      () => `?${pick(random, NAMES)}=${encodeURIComponent(pick(random, HOSTILE))}&${text.slice(1)}`
    ];
    text = pick(random, change)();
  }
  return text;
}
