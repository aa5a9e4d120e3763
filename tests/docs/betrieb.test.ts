import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, it} from "vitest";
import {CONTENT_SECURITY_POLICY} from "../../loaders/site/finish-output.js";
import {projectRoot} from "../../loaders/site/project.js";

it("the policies in docs/betrieb.md are the one that every page carries", async () => {
  const text = await readFile(join(projectRoot(), "docs/betrieb.md"), "utf8");
  const policies = [...text.matchAll(/default-src [^"\n]+/g)].map(([policy]) =>
    policy.replace(/; frame-ancestors '[^;]+$/, "")
  );
  expect(policies).toHaveLength(3);
  for (const policy of policies) expect(policy).toBe(CONTENT_SECURITY_POLICY);
});
