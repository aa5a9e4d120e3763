import MarkdownIt from "markdown-it";
import {expect, it} from "vitest";
import {sqlFence} from "../../../loaders/site/sql-fence.js";

const fences = (markdown: string) =>
  sqlFence(new MarkdownIt())
    .parse(markdown, {})
    .filter(({type}) => type === "fence")
    .map(({content}) => content.trim());

const IMPORT = 'import {sql} from "/db/sql.js";';

it.each([
  ["an SQL cell", "```sql id=rows\nSELECT 1\n```"],
  ["a template in a JavaScript cell", "```js\nconst rows = await sql`SELECT 1`;\n```"]
])("imports sql for %s", (_, markdown) => {
  expect(fences(markdown)).toContain(IMPORT);
});

it.each([
  ["without SQL", "```js\nconst mysql = 1;\n```"],
  ["with a word about it", "Dies ist `sql`."],
  ["that imports its own", '```js\nimport {a, sql} from "./own.js";\n```\n\n```sql\nSELECT 1\n```'],
  ["that declares its own", "```js\nconst sql = DuckDBClient.sql({});\n```\n\n```sql\nSELECT 1\n```"]
])("leaves a page alone %s", (_, markdown) => {
  expect(fences(markdown)).not.toContain(IMPORT);
});
