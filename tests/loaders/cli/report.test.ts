import {describe, expect, it} from "vitest";
import {runCli} from "./run-cli.js";

describe("quartierslabor report", () => {
  it.each([[[]], [["--all", "--level", "bezirk"]], [["--all", "--area", "01"]]])(
    "%j: which areas is not clear",
    async (args) => {
      const {code, stderr} = await runCli(["report", "musterstadt", ...args]);
      expect(code).toBe(2);
      expect(stderr).toContain("expected --area ID[,ID], --level LEVEL or --all");
    }
  );

  it("names what to install where there is no Chromium, before anything is built", async () => {
    const {code, stderr} = await runCli(["report", "musterstadt", "--all"], {
      env: {CHROMIUM_PATH: "/nowhere/chromium"}
    });
    expect(code).toBe(1);
    expect(stderr).toContain("browser: CHROMIUM_PATH leads nowhere; expected a Chromium");
  });

  it("says in its help that it needs Chromium and what --all means", async () => {
    const {code, stdout} = await runCli(["report", "--help"]);
    expect(code).toBe(0);
    expect(stdout).toContain("Chromium 131");
    expect(stdout).toContain("--all is every area of the level that the first method classifies");
  });

  it("refuses a folder that is no built site", async () => {
    const {code, stderr} = await runCli(["report", "musterstadt", "--all", "--site", "/nowhere"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/report: no built site; expected a folder that quartierslabor build wrote/);
  });
});
