import {readdirSync, readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {parseMethod} from "../../src/model/parse-method.js";
import type {Method} from "../../src/model/method.js";
import {writeMethod} from "../../src/model/write-method.js";
import {classes, generator, randomCase} from "../queries/random-method.js";

const TEXTS = [
  "Quartier: eins",
  "yes",
  "01",
  "# keine Bemerkung",
  "»x« - 'y' \"z\"",
  "1e3",
  "a\nb",
  "null",
  "~"
];

/** A random method of which every part is used. */
function randomMethod(seed: number): Method {
  const random = generator(seed * 7);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const {method} = randomCase(seed);
  const found = {...method.status, weights: "first-principal-component" as const};
  const dynamics = {
    ...randomCase(seed + 1000).method.status,
    change: true,
    classes: classes(method.status.classes.length)
  };
  const same = dynamics.classes.length === randomCase(seed + 1000).method.status.classes.length;
  const plain = found.indicators.map(({key, direction}) => ({key, direction, weight: 1}));
  return {
    ...method,
    version: pick(["1", "2.0", "2025-01", "010"]),
    title: pick(TEXTS),
    source: {
      title: pick(TEXTS),
      url: pick([null, "https://example.org/a?b=c#d"]),
      note: pick([null, ...TEXTS])
    },
    ...(random() < 0.5 ? {assumptions: [pick(TEXTS), pick(TEXTS)]} : {}),
    editions: [{period: "2020", baseline: same ? "2018" : null}],
    areas: {
      population: pick([null, "einwohner"]),
      minimumPopulation: null,
      exclude: pick([
        [],
        [{areas: ["01", "1e5", "no"], periods: pick([null, ["2020"]]), reason: pick(TEXTS)}]
      ])
    },
    status: found.indicators.length > 1 && random() < 0.3 ? {...found, indicators: plain} : method.status,
    dynamics: same ? dynamics : null
  };
}

describe("writeMethod", () => {
  it("writes what parseMethod reads as the same method: 300 random ones", () => {
    for (let seed = 1; seed <= 300; seed++) {
      const method = randomMethod(seed);
      expect(parseMethod(writeMethod(method, ["Zeile: eins\nZeile 2"]), "x.yaml")).toEqual(method);
    }
  });

  it.each(
    ["methods", "data/berlin/methods", "data/musterstadt/methods"].flatMap((folder) =>
      readdirSync(folder).map((file) => `${folder}/${file}`)
    )
  )("writes %s as a file that says the same", (file) => {
    const method = parseMethod(readFileSync(file, "utf8"), file);
    expect(parseMethod(writeMethod(method), file)).toEqual(method);
  });
});
