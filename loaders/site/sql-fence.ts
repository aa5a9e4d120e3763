/** What this needs of a markdown-it token and parser; Framework brings its own copy of markdown-it. */
interface Token {
  readonly type: string;
  readonly children: readonly Token[] | null;
  info: string;
  content: string;
}
interface State {
  tokens: Token[];
  readonly Token: new (type: string, tag: string, nesting: 0) => Token;
}
interface MarkdownIt {
  readonly core: {readonly ruler: {push(name: string, rule: (state: State) => void): void}};
}

const IMPORT = 'import {sql} from "/db/sql.js";\n';

/**
 * Lets SQL cells run on the site's own database: a page that uses `sql` and does not say where it comes from gets the
 * import. A page that imports or declares `sql` itself keeps its own.
 */
export function sqlFence<Markdown>(markdown: Markdown): Markdown {
  (markdown as unknown as MarkdownIt).core.ruler.push("sql-import", (state) => {
    const code = state.tokens.flatMap(codeOf);
    if (!code.some(usesSql) || code.some(declaresSql)) return;
    const token = new state.Token("fence", "code", 0);
    token.info = "js";
    token.content = IMPORT;
    state.tokens.push(token);
  });
  return markdown;
}

interface Code {
  readonly language: string;
  readonly text: string;
}

function codeOf({type, info, content, children}: Token): Code[] {
  if (type === "fence") return [{language: /^\w*/.exec(info.trim())![0], text: content}];
  if (type === "placeholder") return [{language: "js", text: content}];
  return (children ?? []).flatMap(codeOf);
}

function usesSql({language, text}: Code): boolean {
  return language === "sql" || (/^[jt]sx?$/.test(language) && /(?<![.\w])sql\s*[`(]/.test(text));
}

function declaresSql({language, text}: Code): boolean {
  return (
    /^[jt]sx?$/.test(language) &&
    (/import\s*{[^}]*\bsql\b[^}]*}/.test(text) || /\b(const|let|var|function)\s+sql\b/.test(text))
  );
}
