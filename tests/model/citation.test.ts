import {expect, it} from "vitest";
import {citationBibtex, citationText} from "../../src/model/citation.js";

const cited = {
  publisher: "Köln & Umland",
  title: "Status_Index {50 %}",
  period: "2023–2025",
  method: {id: "a_b", version: "2"},
  dataVersion: "0123456789ab",
  software: {name: "quartierslabor", version: "0.1.0"},
  url: "https://stadt.example/x/?v=1&stand=0123456789ab"
};

it("cites with data version, method and day of access", () => {
  expect(citationText(cited, new Date(2026, 0, 31))).toBe(
    "Köln & Umland: Status_Index {50 %}, 2023–2025. Methode a_b, Version 2; Datenstand 0123456789ab; quartierslabor 0.1.0. https://stadt.example/x/?v=1&stand=0123456789ab (abgerufen am 31.01.2026)."
  );
});

it("gives BibTeX without a day, its signs escaped, under the year the period ends", () => {
  expect(citationBibtex(cited)).toBe(`@misc{kolnumland-20232025-0123456789ab,
  author = {{K\u00f6ln \\& Umland}},
  title = {{Status\\_Index \\{50 \\%\\}, 2023--2025}},
  year = {2025},
  note = {Methode a\\_b, Version 2; Datenstand 0123456789ab; quartierslabor 0.1.0},
  url = {https://stadt.example/x/?v=1&stand=0123456789ab}
}
`);
});
