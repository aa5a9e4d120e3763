import {existsSync} from "node:fs";
import {join} from "node:path";
import {expect, it} from "vitest";
import {projectRoot} from "../../../loaders/site/project.js";
import {absentParts} from "../../../loaders/site/site-parts.js";

it("leaves pages for the office out of a public site, and the classification out of one without methods", () => {
  expect(absentParts({scope: "public", methods: ["m"]})).toEqual(["intern"]);
  expect(absentParts({scope: "internal", methods: ["m"]})).toEqual([]);
  expect(absentParts({scope: "public", methods: []})).toEqual(["intern", "status-dynamik", "methodenlabor"]);
});

it("names parts that there are", () => {
  for (const part of absentParts({scope: "public", methods: []}))
    expect(existsSync(join(projectRoot(), "src", part))).toBe(true);
});
