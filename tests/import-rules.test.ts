import {ESLint} from "eslint";
import {describe, expect, it} from "vitest";

const eslint = new ESLint();

async function refused(file: string, imported: string): Promise<boolean> {
  const [result] = await eslint.lintText(`import {x} from "${imported}";\nexport const y = x;\n`, {
    filePath: file
  });
  return result!.messages.some(({ruleId}) => ruleId === "no-restricted-imports");
}

describe("import rules between folders", () => {
  it.each([
    ["src/model/x.ts", "../queries/query.js"],
    ["src/queries/x.ts", "../db/query.js"],
    ["src/queries/deep/x.ts", "../../views/status-data.js"],
    ["src/views/x.ts", "../db/query.js"],
    ["src/views/x.ts", "../../loaders/duckdb.js"],
    ["src/text/x.ts", "../views/status-data.js"],
    ["src/db/x.ts", "../views/status-data.js"],
    ["src/db/x.ts", "../../loaders/duckdb.js"],
    ["components/maps/x.ts", "../../src/model/area.js"],
    ["components/x.ts", "../loaders/duckdb.js"],
    ["loaders/read/x.ts", "../../src/views/status-data.js"],
    ["loaders/x.ts", "../components/palette.js"],
    ["src/status-dynamik/x.ts", "../../loaders/duckdb.js"],
    ["src/start/x.ts", "../../loaders/site/project.js"]
  ])("%s may not import %s", async (file, imported) => expect(await refused(file, imported)).toBe(true));

  it.each([
    ["src/queries/x.ts", "../model/method.js"],
    ["src/views/x.ts", "../components/palette.js"],
    ["src/db/x.ts", "../queries/query.js"],
    ["components/maps/x.ts", "../dom.js"],
    ["components/maps/x.ts", "../controls/swatch.js"],
    ["loaders/read/x.ts", "../../src/model/area.js"],
    ["loaders/tables/x.ts", "../../src/queries/query.js"],
    ["src/status-dynamik/x.ts", "../components/dom.js"],
    ["src/data/x.ts", "../../loaders/site/print-table.js"]
  ])("%s may import %s", async (file, imported) => expect(await refused(file, imported)).toBe(false));
});

describe("the rule against casts to what disclosure control releases", () => {
  async function isRefused(code: string): Promise<boolean> {
    const [result] = await eslint.lintText(code, {filePath: "loaders/tables/x.ts"});
    return result!.messages.some(({message}) =>
      message.startsWith("No cast to what disclosure control releases")
    );
  }

  it.each([
    "export const rows = [] as unknown as Disclosed<Observation>;",
    "export const tables = <DisclosedTables>{};",
    "export const many = [] as readonly Disclosed<number>[];"
  ])("refuses %s", async (code) => expect(await isRefused(code)).toBe(true));

  it("lets a type be named", async () => {
    expect(
      await isRefused("export function write(rows: Disclosed<number>): number { return rows.rows.length; }")
    ).toBe(false);
  });
});
