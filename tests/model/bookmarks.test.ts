import {describe, expect, it} from "vitest";
import {
  bookmarkTexts,
  isSiteAddress,
  mergeBookmarks,
  readBookmarks,
  writeBookmarks,
  type Bookmark
} from "../../src/model/bookmarks.js";

const one: Bookmark = {
  id: "1-a",
  title: "Für den <b>Ausschuss</b>",
  note: "Zeile 1\nZeile 2",
  address: "status-dynamik/?v=1&methode=a&klassen=2+/-,4-",
  created: "2026-01-31"
};

describe("bookmarks", () => {
  it("survive the way through a file", () => {
    expect(readBookmarks(writeBookmarks([one]))).toEqual({bookmarks: [one], refused: 0});
  });

  it("of a file join those there are: the same id, or the same address and title, is the same and stays", () => {
    const renamed = {...one, title: "Anders"};
    const copy = {...one, id: "2"};
    const other = {...one, id: "3", title: "Neu"};
    expect(mergeBookmarks([one], [renamed, copy, other, other])).toEqual([one, other]);
  });

  it.each([
    ["", "no-json"],
    ["<script>", "no-json"],
    ["null", "no-bookmarks"],
    ["[]", "no-bookmarks"],
    ['{"format":"quartierslabor-lesezeichen","bookmarks":{}}', "no-bookmarks"],
    [`{"format":"quartierslabor-lesezeichen","bookmarks":[${"1,".repeat(3000)}1]}`, "too-large"],
    [" ".repeat(5_000_001), "too-large"]
  ])("refuse a file that is none: %.40s", (text, problem) => {
    expect(readBookmarks(text)).toBe(problem);
  });

  it.each([
    {...one, address: "javascript:alert(1)"},
    {...one, address: "//example.org/"},
    {...one, address: "https://example.org/"},
    {...one, address: "/etc"},
    {...one, address: "../../x"},
    {...one, address: "a/../../x"},
    {...one, address: "a\\b"},
    {...one, address: 'x?"onclick='},
    {...one, title: ""},
    {...one, title: "x".repeat(201)},
    {...one, note: 1},
    {...one, id: "a b"},
    {...one, created: "heute"},
    null,
    "x"
  ])("leave out what is not as it must be and count it: %j", (bad) => {
    const text = JSON.stringify({format: "quartierslabor-lesezeichen", version: 1, bookmarks: [bad, one]});
    expect(readBookmarks(text)).toEqual({bookmarks: [one], refused: 1});
  });

  it("lead to pages of the site only", () => {
    for (const address of [
      "",
      "daten.html",
      "status-dynamik/?v=1&suche=%22%3C",
      "notebooks/kinderarmut.html?x=1"
    ])
      expect(isSiteAddress(address)).toBe(true);
  });

  it("have a title in every case", () => {
    expect(bookmarkTexts("  ", " n ", "Ansicht")).toEqual({title: "Ansicht", note: "n"});
    expect(bookmarkTexts("x".repeat(300), "", "").title).toHaveLength(200);
  });
});
