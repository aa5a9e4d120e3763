import {expect, it} from "vitest";
import {parseDecimal} from "../../components/controls/decimal-input.js";

it.each([
  ["33,3", 33.3],
  [" −1,5 ", -1.5],
  ["1.234,5", 1234.5],
  ["0.25", 0.25],
  ["7", 7],
  ["", NaN],
  ["x", NaN],
  ["1,2,3", NaN],
  ["Infinity", NaN],
  ["1e9", NaN]
])("reads %j as %d", (text, value) => expect(parseDecimal(text)).toBe(value));
