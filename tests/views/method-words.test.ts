import {expect, it} from "vitest";
import type {Method} from "../../src/model/method.js";
import {methodInWords} from "../../src/views/method-words.js";
import {methodOf} from "../classification-helpers.js";

const words = (method: Method) =>
  methodInWords(method, method.editions[0]!, new Map()).map(({title, sentences}) => [
    title,
    sentences.join(" ")
  ]);

it("begins with what is assumed", () => {
  const [[title, text]] = words(methodOf("methods/solingen-2019.yaml")) as [[string, string]];
  expect(title).toBe("Annahmen, die die Quelle nicht nennt");
  expect(text).toContain("Alle neun Indikatoren haben gleiches Gewicht.");
});

it("tells percent ranks as index, rounding, and weights from the values", () => {
  const method = methodOf("methods/svi-2020-theme-1.yaml");
  const [, [, status]] = words(method) as [unknown, [string, string]];
  expect(status).toContain("der Index ist der Prozentrang des Ergebnisses");
  expect(status).toContain("Jeder Schritt wird auf 4 Stellen gerundet.");
  const found = {...method, status: {...method.status, weights: "first-principal-component"} as const};
  expect(words(found)[1]![1]).toContain("mit Gewichten aus der ersten Hauptkomponente der Indikatoren");
});
