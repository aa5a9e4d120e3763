import {expect, it} from "vitest";
import {guardFormula} from "../../src/model/formula-guard.js";

it.each(["=1+1", "+/-", "-", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x"])(
  "guards %j",
  (text) => {
    expect(guardFormula(text)).toBe(`'${text}`);
  }
);

it.each(["", "a=b", "2+/-", "Müggelheim/Kietzer Feld", "'x", "1"])("leaves %j", (text) => {
  expect(guardFormula(text)).toBe(text);
});
