import {deflateSync, strToU8} from "fflate";
import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {defaultLabView, readChanges, readLabView, writeLabView} from "../../src/model/lab-link.js";
import {
  withClasses,
  withCut,
  withIndicator,
  withLeftOut,
  withoutIndicator,
  withShare
} from "../../src/model/method-draft.js";
import {parseMethod} from "../../src/model/parse-method.js";
import {generator} from "../queries/random-method.js";

const file = "data/musterstadt/methods/musterstadt-2025.yaml";
const reference = parseMethod(readFileSync(file, "utf8"), file);
const methods = [reference];
const known = new Set(["alo_quote", "sgb2_quote", "kinderarmut", "gsia_quote", "svb_quote", "einwohner"]);
const open = (search: string) => readLabView(search, methods, known);

describe("lab link", () => {
  it("is short and readable where nothing or little is changed", () => {
    const view = defaultLabView(methods);
    expect(writeLabView(view, reference)).toBe("?v=1&methode=musterstadt-2025&zeitraum=2025");
    expect(open(writeLabView(view, reference))).toEqual({view, notes: []});
    const draft = withLeftOut(reference, ["010101"]);
    expect(writeLabView({...view, draft}, reference)).toContain("aenderung=j%7B%22areas");
  });

  it("restores 200 random drafts", () => {
    const random = generator(11);
    const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
    for (let round = 0; round < 200; round++) {
      const change = (index: typeof reference.status) => {
        const key = pick([...known]);
        const more = random() < 0.5 ? withIndicator(index, key, "higher_is_better") : index;
        const less = random() < 0.3 ? withoutIndicator(more, "sgb2_quote") : more;
        const moved = withShare(less, less.indicators[0]!.key, 10 + 70 * random(), new Set());
        const kind = pick(["values", "quantiles", "natural-breaks"] as const);
        const cut = withClasses(moved, index, kind, 2 + Math.floor(random() * 6), [1, 2, 3, 4, 5]);
        return withCut({...cut, normalise: pick(["min-max", "percent-rank"])}, 0, -5 * random());
      };
      const draft = withLeftOut(
        {...reference, status: change(reference.status), dynamics: change(reference.dynamics!)},
        random() < 0.5 ? ["010101", "020101"] : []
      );
      const view = {method: reference.id, period: "2023", draft, index: "dynamics" as const};
      const search = writeLabView(view, reference);
      expect(search.length).toBeLessThan(1500);
      expect(open(search)).toEqual({view, notes: []});
    }
  });

  const compressed = (text: string) =>
    `z${Buffer.from(deflateSync(strToU8(text), {level: 9})).toString("base64url")}`;
  it.each([
    ["nothing", ""],
    ["no JSON", "j{"],
    ["a list", "j[]"],
    ["a number", "j1"],
    ["an unknown part", 'j{"id":"x"}'],
    ["an index without indicators", 'j{"status":{"indicators":[]}}'],
    [
      "an unknown indicator",
      JSON.stringify({status: {indicators: ["x'; DROP TABLE areas"]}}).replace(/^/, "j")
    ],
    ["markup", 'j{"areas":"<img src=x onerror=alert(1)>"}'],
    ["no base64", "z%%%"],
    ["no compressed text", "zAAAA"],
    ["a bomb", compressed(" ".repeat(20_000_000))],
    ["too much", `j${" ".repeat(9000)}{}`],
    ["another prefix", "x{}"],
    ["no dynamics", 'j{"dynamics":null}'],
    ["YAML references", 'j{"status":"*a"}']
  ])("falls back with a note on %s", (_, text) => {
    const found = open(`?${new URLSearchParams({v: "1", aenderung: text})}`);
    expect(found.view).toEqual(defaultLabView(methods));
    expect(found.notes).toEqual([{parameter: "aenderung", problem: "unknown"}]);
  });

  it("notes an unknown method, period, index and version, and keeps what it knows", () => {
    const found = open("?v=9&methode=gibt-es-nicht&zeitraum=1900&index=x");
    expect(found.view).toEqual(defaultLabView(methods));
    expect(found.notes.map(({parameter}) => parameter)).toEqual(["v", "methode", "zeitraum", "index"]);
    expect(open("?zeitraum=2021").view.period).toBe("2021");
  });

  it("takes changes for what they are, never for SQL or HTML", () => {
    expect(readChanges('j{"__proto__":{"x":1}}', reference, known)).toBeNull();
    expect(readChanges('j{"constructor":1}', reference, known)).toBeNull();
  });
});
