import {describe, expect, it} from "vitest";
import {afterFirstPaint, buildInfoAddress} from "../../../loaders/site/after-paint.js";

const PAGE = `<head>
<link rel="modulepreload" href="../_observablehq/client.js">
<link rel="modulepreload" href="../_import/open.js">
<link rel="stylesheet" href="../style.css">
<script>var first = 1;</script>
<script type="module">

import {define} from "../_observablehq/client.js";
import {registerFile} from "../_observablehq/stdlib.js";

registerFile("../data/build.json", {"path":"../_file/data/build.0a1b2c3d.json"});
define({id: "1", body: async () => (await import("../_import/open.js")).open()});
</script>
</head>`;

describe("afterFirstPaint", () => {
  const html = afterFirstPaint(PAGE, [{href: "../data/a.json?v=1", when: ["ebene", "plr"]}]);

  it("leaves in the head what the first paint needs", () => {
    expect(html).toContain('<link rel="stylesheet" href="../style.css">');
    expect(html).toContain("<script>var first = 1;</script>");
    expect(html).not.toContain('<link rel="modulepreload"');
  });

  it("asks for modules and data from the page's script, and imports nothing before", () => {
    expect(html).not.toMatch(/^import /m);
    expect(html).toContain('const {define} = await import("../_observablehq/client.js");');
    expect(html.indexOf("first-contentful-paint")).toBeLessThan(html.indexOf("await import("));
    expect(html).toContain('{"link":{"rel":"modulepreload","href":"../_import/open.js"}}');
    expect(html).toContain('"href":"../data/a.json?v=1"},"when":["ebene","plr"]}');
  });

  it("refuses a page whose script it does not understand", () => {
    expect(() => afterFirstPaint("<head></head>", [])).toThrow("site: a page has no script");
    const other = PAGE.replace("import {define}", "import define");
    expect(() => afterFirstPaint(other, [])).toThrow('got import define from "../_observablehq/client.js"');
  });

  it("finds the address of build.json", () => {
    expect(buildInfoAddress(PAGE)).toEqual(["../_file/data/build.0a1b2c3d.json"]);
    expect(buildInfoAddress("<head></head>")).toEqual([]);
  });
});
