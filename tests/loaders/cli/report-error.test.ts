import {expect, test} from "vitest";
import {reportError} from "../../../loaders/cli/report-error.js";
import {FetchError} from "../../../loaders/fetch/fetch-error.js";

test.each([
  [new FetchError("fetch: a.csv is missing"), "error: fetch: a.csv is missing\n"],
  [new Error("site: port 3000 is in use"), "error: site: port 3000 is in use\n"],
  ["just text", "error: just text\n"]
])("prints the message of %s", (error, text) => {
  expect(reportError(error, false)).toBe(text);
});

test.each([new TypeError("x is not a function"), new Error("ENOENT: no such file"), new Error("Oops")])(
  "says of the unforeseen %s how to see more",
  (error) => {
    expect(reportError(error, false)).toBe(
      `error: ${error.message}\n(Run again with --debug to see where this happened.)\n`
    );
  }
);

test("prints stack and causes for debugging", () => {
  const error = new Error("site: broken", {cause: new Error("the cause")});
  const text = reportError(error, true);
  expect(text).toContain("report-error.test.ts");
  expect(text).toContain("the cause");
});
