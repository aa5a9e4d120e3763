import {describe, expect, it} from "vitest";
import {runCli} from "./run-cli.js";

describe("quartierslabor protocol", () => {
  it("shows in its help what to call", async () => {
    const {code, stdout} = await runCli(["protocol", "--help"]);
    expect(code).toBe(0);
    expect(stdout).toContain("quartierslabor protocol musterstadt --out geheimhaltung.pdf");
  });

  it("refuses a file of another kind", async () => {
    const {code, stderr} = await runCli(["protocol", "musterstadt", "--out", "protokoll.docx"]);
    expect(code).toBe(2);
    expect(stderr).toContain("expected --out FILE.pdf or FILE.json, got protokoll.docx");
  });

  it("names what to install where there is no Chromium, before anything is built", async () => {
    const env = {CHROMIUM_PATH: "/nowhere/chromium"};
    const {code, stderr} = await runCli(["protocol", "musterstadt", "--out", "protokoll.pdf"], {env});
    expect(code).toBe(1);
    expect(stderr).toContain("browser: CHROMIUM_PATH leads nowhere; expected a Chromium");
    expect(stderr).not.toContain("reading");
  });
});
