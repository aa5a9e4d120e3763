import {readdir, rm} from "node:fs/promises";
import {join} from "node:path";
import {expect, it} from "vitest";
import {workDir} from "../../loaders/site/project.js";
import {temporaryFolder} from "../copy-municipality.js";
import {describeWithData} from "../shared-data.js";
import {guideSteps, playGuide, putFiles, type Step} from "./play-guide.js";

const STATES = join(workDir(), "state/flensburg");

/** Data versions and days change with the software and the day. */
function timeless({command, output}: Step): Step {
  return {command, output: output.replace(/\b[0-9a-f]{12}\b/g, "VERSION").replace(/\d{4}-\d\d-\d\d/g, "TAG")};
}

function states(): Promise<string[]> {
  return readdir(STATES).catch(() => []);
}

describeWithData("flensburg", () => {
  it("docs/neue-kommune.md quotes every message as it is", {timeout: 300_000}, async () => {
    const folder = await temporaryFolder();
    const before = await states();
    await putFiles(folder);
    const played = await playGuide(folder);
    for (const name of (await states()).filter((each) => !before.includes(each)))
      await rm(join(STATES, name), {recursive: true, force: true});
    expect((await guideSteps()).map(timeless)).toEqual(played.map(timeless));
  });
});
