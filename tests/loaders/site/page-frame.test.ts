import {expect, it} from "vitest";
import {pageFrame, pathToRoot} from "../../../loaders/site/page-frame.js";
import type {BuildInfo} from "../../../src/model/build-info.js";

const build: BuildInfo = {
  municipality: {id: "a-b", name: "A & <B>", ags: null, fictional: false},
  data_version: "0123456789ab",
  scope: "public",
  software: {name: "quartierslabor", version: "1.2.3"},
  levels: [],
  layers: [],
  methods: [],
  sources: [
    {
      title: "Register",
      office: "Amt",
      licence: "dl-de/by-2-0",
      attribution: "Amt",
      url: "https://example.org/?a=1&b"
    }
  ],
  files: []
};
const pages = [
  {path: "/", title: "Start"},
  {path: "/status-dynamik/", title: "Sozialer Status und Dynamik"}
];

it("marks the current page, and writes names as text", () => {
  const {header} = pageFrame({build, pages}, "/status-dynamik/index");
  expect(header).toContain('<a href="/status-dynamik/" aria-current="page">');
  expect(header).toContain('<a href="/">Start</a>');
  expect(header).toContain("<span>A &#38; &#60;B&#62;</span>");
});

it("gathers pages in menus, and opens none for a single page", () => {
  const lab = {path: "/methodenlabor/", title: "Methodenlabor", menu: "Analysen"} as const;
  const status = {...pages[1]!, menu: "Analysen"} as const;
  const {header} = pageFrame({build, pages: [pages[0]!, status, lab]}, "/methodenlabor/index");
  expect(header.match(/<details/g)).toHaveLength(1);
  expect(header).toContain('<summary class="current">Analysen</summary>');
  expect(header).toContain('<li><a href="/methodenlabor/" aria-current="page">Methodenlabor</a></li>');
  expect(pageFrame({build, pages: [pages[0]!, lab]}, "/index").header).not.toContain("<details");
});

it("says on every page what is fictional and what is internal", () => {
  const {header: plain} = pageFrame({build, pages}, "/index");
  expect(plain).not.toContain('role="note"');
  const fictional = {...build, municipality: {...build.municipality, fictional: true}};
  expect(pageFrame({build: fictional, pages}, "/index").header).toContain("Fiktive Daten.");
  expect(pageFrame({build: {...build, scope: "internal"}, pages}, "/index").header).toContain(
    "Nur für den internen Gebrauch."
  );
});

it("gives data version, source and licence", () => {
  const {footer} = pageFrame({build, pages}, "/index");
  for (const text of ["0123456789ab", "Register", "Amt", "dl-de/by-2-0", "https://example.org/?a=1&#38;b"])
    expect(footer).toContain(text);
});

it.each([
  ["/index", "./"],
  ["/status-dynamik/index", "../"],
  ["/a/b/c", "../../"]
])("leads from %s to the root by %s", (path, way) => {
  expect(pathToRoot(path)).toBe(way);
});

it("leads to the municipality's own declaration of accessibility, else to the template", () => {
  expect(pageFrame({build, pages}, "/index").footer).toContain('href="/barrierefreiheit"');
  const own = {path: "/notebooks/barrierefreiheit", title: "Erklärung zur Barrierefreiheit"};
  const {header, footer} = pageFrame({build, pages: [...pages, own]}, "/index");
  expect(footer).toContain(`href="${own.path}"`);
  expect(footer).not.toContain('href="/barrierefreiheit"');
  expect(header).not.toContain(own.path);
});
