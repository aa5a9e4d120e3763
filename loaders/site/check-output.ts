import {readdir, readFile} from "node:fs/promises";
import {extname, join} from "node:path";

interface Check {
  readonly files: RegExp;
  readonly pattern: RegExp;
  readonly problem: (match: string) => string;
}

const CHECKS: readonly Check[] = [
  {
    files: /\.html$/,
    pattern: /observablehq--error[^>]*>([^<]*)/,
    problem: (message) => `a cell cannot run; expected valid code, got ${message}`
  },
  {
    files: /\.html$/,
    pattern:
      /<(?:script|img|iframe|source|link|video|audio|object|embed)\b[^>]*?\s(?:src|href|data)="((?:https?:)?\/\/[^"]+)"/,
    problem: (url) => `loads from a third party; expected a file of the site, got ${url}`
  },
  {
    files: /\.css$/,
    pattern: /(?:@import\s*|url\(\s*)["']?((?:https?:)?\/\/[^"')]+)/,
    problem: (url) => `loads from a third party; expected a file of the site, got ${url}`
  },
  {
    files: /\.(html|js)$/,
    pattern: /\b(?:from|import)\s*\(?\s*["'`](https?:\/\/[^"'`]+)["'`]/,
    problem: (url) => `imports from a third party; expected a file of the site, got ${url}`
  },
  {
    files: /(\.html|^_import\b.*\.js)$/,
    pattern: /\b(?:from\s*|import\s*\(\s*)"([^"./][^"]*)"/,
    problem: (name) => `imports a package that is not installed; expected it in node_modules, got "${name}"`
  }
];

/** Scripts of packages mention addresses they never load when used as here; what is imported is still checked. */
const TEXT = new Set([".html", ".css", ".js"]);

/**
 * Checks a finished site for what Framework lets pass: cells that cannot run, imports that lead nowhere, and anything
 * that would make a browser load from elsewhere.
 * @throws naming every finding with its page
 */
export async function checkOutput(out: string): Promise<void> {
  const files = (await readdir(out, {recursive: true})).filter((file) => TEXT.has(extname(file))).sort();
  const findings: string[] = [];
  for (const file of files) {
    const text = await readFile(join(out, file), "utf8");
    for (const {files: which, pattern, problem} of CHECKS) {
      const match = which.test(file.replaceAll("\\", "/")) && pattern.exec(text);
      if (match) findings.push(`site: ${file} ${problem(match[1]!)}`);
    }
  }
  if (findings.length) throw new Error(findings.join("\n"));
}
