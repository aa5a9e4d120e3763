/**
 * `npm test`: types, lint, format, unit tests, then tests in a real browser. Runs every step even when one fails and ends
 * with `tests: N passed, N failed`; a failed check of types, lint or format counts as a failed test.
 */
import {spawnSync} from "node:child_process";
import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {ensureChromium} from "./ensure-chromium.js";

interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

interface TestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly {status: string}[];
  }[];
}

function run(title: string, command: readonly string[]): boolean {
  console.log(`\n— ${title}: ${command.join(" ")}`);
  const {status} = spawnSync("npx", ["--no-install", ...command], {
    stdio: "inherit",
    shell: process.platform === "win32"
  });
  return status === 0;
}

function check(title: string, command: readonly string[]): Outcome {
  return run(title, command) ? {passed: 1, failed: 0} : {passed: 0, failed: 1};
}

/** Files that fail before their first test, and a run that ends without a report, count as one failure. */
function vitest(title: string, project: string): Outcome {
  const folder = mkdtempSync(join(tmpdir(), "quartierslabor-"));
  const file = join(folder, "report.json");
  const reporters = ["--reporter", "default", "--reporter", "json", "--outputFile.json", file];
  const succeeded = run(title, ["vitest", "run", "--project", project, ...reporters]);
  try {
    const {numPassedTests, numFailedTests, testResults} = JSON.parse(
      readFileSync(file, "utf8")
    ) as TestReport;
    const broken = testResults.filter(
      ({status, assertionResults}) =>
        status === "failed" && !assertionResults.some((test) => test.status === "failed")
    );
    const failed = numFailedTests + broken.length;
    return {passed: numPassedTests, failed: succeeded ? failed : Math.max(failed, 1)};
  } catch {
    return {passed: 0, failed: 1};
  } finally {
    rmSync(folder, {recursive: true});
  }
}

/** The tests of components draw in a browser too, so it is there before any test runs. */
function browser(): Outcome {
  try {
    ensureChromium();
    return {passed: 1, failed: 0};
  } catch (error) {
    console.error((error as Error).message);
    return {passed: 0, failed: 1};
  }
}

const outcomes = [
  check("types", ["tsc", "-p", "."]),
  check("lint", ["eslint", "."]),
  check("format", ["prettier", "--check", "."]),
  browser(),
  vitest("unit tests", "unit"),
  vitest("browser tests", "e2e")
];
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
console.log(`\ntests: ${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
