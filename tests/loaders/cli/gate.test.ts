import {existsSync} from "node:fs";
import {appendFile, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {copyMunicipality, temporaryFolder} from "../../copy-municipality.js";
import {runCli} from "./run-cli.js";

const SMALL = "31.12.2025;010101;Marktviertel;57;7;3;8;1;2;5;1;1;44,6";

test(
  "a public build with an internal indicator and a small count in its pages is refused, and writes nothing",
  {timeout: 400_000},
  async () => {
    const folder = await temporaryFolder();
    const city = await copyMunicipality(join(folder, "stadt"));
    const catalogue = await readFile(join(city, "indicators.csv"), "utf8");
    const extract = join(city, "extracts/einwohner.csv");
    await appendFile(extract, `${SMALL}\r\n`, "latin1");
    const row = "sucht,Soziale Lage,Suchtberatung,count,Personen,metric,neutral,,,,0,arbeitsagentur,,nein\n";
    await writeFile(join(city, "indicators.csv"), catalogue + row);
    const page = `# Suchtberatung\n\n\`\`\`js\ndisplay("sucht");\n\`\`\`\n\n${SMALL}\n`;
    await writeFile(join(city, "notebooks/geheim.md"), page);
    const out = join(folder, "seiten");
    const {code, stderr} = await runCli(["build", city, "--out", out]);
    expect(code).toBe(1);
    const said = stderr.slice(stderr.indexOf("error:"));
    expect(said).toMatch(
      /disclosure: \S*geheim\S* names an internal indicator; expected no trace of it, got "sucht"/
    );
    expect(said).toMatch(/disclosure: \S*geheim\S* has rows of a delivered file; expected none, got 1/);
    expect(said).not.toContain("57;7");
    expect(existsSync(out)).toBe(false);
  }
);
