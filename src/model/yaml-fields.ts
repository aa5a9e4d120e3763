import {isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit} from "yaml";
import type {Document, Node, YAMLMap} from "yaml";
import {nearest} from "./nearest.js";

/** One mistake in a YAML file. Line and column count from 1; the message says both, and the file. */
export interface Problem {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

type Place = Node | number | null | undefined;

/**
 * A YAML file read for its mistakes: `report` collects one with its position and goes on, so that all are found in one
 * run. The getters of `YamlFields` return a harmless value after a mistake; a result is only good if `problems` is empty.
 */
export class YamlFile {
  readonly problems: Problem[] = [];
  readonly root: Node | null;
  private readonly lines = new LineCounter();
  private readonly document: Document.Parsed;

  constructor(
    readonly domain: string,
    readonly file: string,
    text: string
  ) {
    this.document = parseDocument(text, {lineCounter: this.lines, prettyErrors: false});
    this.root = this.document.contents;
    for (const error of this.document.errors) {
      this.report(error.pos[0], "the YAML cannot be read", "valid YAML", firstLine(error.message));
    }
    visit(this.document, {
      Alias: (_, alias) => {
        if (alias.resolve(this.document)) return;
        this.report(
          alias,
          "the YAML cannot be read",
          "the name of an anchor before it",
          `"*${alias.source}"`
        );
      }
    });
  }

  /** Records a mistake at a node or offset. `got` is quoted by the caller where it is the file's own text. */
  report(place: Place, problem: string, expected: string, got: string): void {
    const offset = typeof place === "number" ? place : (place?.range?.[0] ?? 0);
    const {line, col: column} = this.lines.linePos(offset);
    const where = `(${this.file}, line ${line}, column ${column})`;
    this.problems.push({
      message: `${this.domain}: ${problem}; expected ${expected}, got ${got} ${where}`,
      line,
      column
    });
  }

  /** The node an alias stands for; other nodes as they are. */
  resolve(node: unknown): Node | null {
    return ((isAlias(node) ? node.resolve(this.document) : node) ?? null) as Node | null;
  }

  /** Reads a mapping; null (and a mistake) if the node is something else. Keys outside `known` are mistakes. */
  fields(node: Node | null, name: string, known: readonly string[]): YamlFields | null {
    if (!isMap(node)) {
      this.report(node, `${name} is not a mapping`, `the keys ${known.join(", ")}`, describe(node));
      return null;
    }
    const fields = new YamlFields(this, node, name);
    for (const {key} of node.items) {
      const word = isScalar(key) ? String(key.value) : describe(key);
      if (!known.includes(word)) this.unknown(key as Node, `unknown key "${word}" in ${name}`, word, known);
    }
    return fields;
  }

  /** Records a word that is none of the known ones, naming the nearest. */
  unknown(place: Place, problem: string, word: string, known: Iterable<string>): void {
    const all = [...known];
    const guess = nearest(word, all);
    const list = all.length > 20 ? `${all.slice(0, 20).join(", ")} …` : all.join(", ");
    this.report(
      place,
      problem,
      guess ? `"${guess}" (did you mean that?) or one of ${list}` : `one of ${list}`,
      `"${word}"`
    );
  }
}

/** The values of one mapping of a YAML file. */
export class YamlFields {
  constructor(
    private readonly yaml: YamlFile,
    readonly node: YAMLMap,
    private readonly name: string
  ) {}

  /** The node at a key; null where the key is absent or its value empty. */
  at(key: string): Node | null {
    const node = this.yaml.resolve(this.node.get(key, true));
    return isScalar(node) && node.value === null ? null : node;
  }

  /** As `at`, but a missing key is a mistake. */
  required(key: string, expected: string): Node | null {
    const node = this.at(key);
    if (node === null) this.yaml.report(this.node, `${this.name} has no "${key}"`, expected, "nothing");
    return node;
  }

  text(key: string, expected = "a text", pattern = /\S/): string {
    const node = this.required(key, expected);
    return node === null ? "" : this.textOf(node, key, expected, pattern);
  }

  optionalText(key: string): string | null {
    const node = this.at(key);
    return node === null ? null : this.textOf(node, key, "a text", /\S/);
  }

  /** A text that may be written without quotes as a number, such as a period or a class code. */
  word(key: string, expected: string, pattern = /\S/): string {
    const node = this.required(key, expected);
    return node === null ? "" : this.wordOf(node, key, expected, pattern);
  }

  wordOf(node: Node, key: string, expected: string, pattern = /\S/): string {
    const word =
      isScalar(node) && typeof node.value === "number" ? (node.source ?? String(node.value)) : undefined;
    if (word === undefined) return this.textOf(node, key, expected, pattern);
    if (!pattern.test(word)) this.wrong(node, key, expected);
    return word;
  }

  textOf(node: Node, key: string, expected: string, pattern: RegExp): string {
    if (isScalar(node) && typeof node.value === "string" && pattern.test(node.value)) return node.value;
    this.wrong(node, key, expected);
    return "";
  }

  /** A finite number for which `valid` holds; null where the key is absent. */
  number(key: string, expected: string, valid: (x: number) => boolean = () => true): number | null {
    const node = this.at(key);
    if (node === null) return null;
    if (
      isScalar(node) &&
      typeof node.value === "number" &&
      Number.isFinite(node.value) &&
      valid(node.value)
    ) {
      return node.value;
    }
    this.wrong(node, key, expected);
    return null;
  }

  boolean(key: string, absent: boolean): boolean {
    const node = this.at(key);
    if (node === null) return absent;
    if (isScalar(node) && typeof node.value === "boolean") return node.value;
    this.wrong(node, key, "true or false");
    return absent;
  }

  /** One of a few words; without `absent` the key must be there. */
  choice<T extends string>(key: string, options: readonly T[], absent?: T): T {
    const node = absent === undefined ? this.required(key, `one of ${options.join(", ")}`) : this.at(key);
    if (node === null) return absent ?? options[0]!;
    const word = isScalar(node) ? String(node.value) : null;
    if (word !== null && (options as readonly string[]).includes(word)) return word as T;
    if (word === null) this.wrong(node, key, `one of ${options.join(", ")}`);
    else this.yaml.unknown(node, `${key} is unknown`, word, options);
    return absent ?? options[0]!;
  }

  /** The items of a list that is not empty; an absent key is a mistake unless `optional`. */
  list(key: string, expected: string, optional = false): readonly Node[] {
    const node = optional ? this.at(key) : this.required(key, expected);
    if (node === null) return [];
    if (isSeq(node) && node.items.length > 0) return node.items.map((item) => this.yaml.resolve(item)!);
    this.wrong(node, key, expected);
    return [];
  }

  wrong(node: Node, key: string, expected: string): void {
    this.yaml.report(node, `${key} is not valid`, expected, describe(node));
  }
}

/** What stands in the file, short enough for an error: texts in quotes, numbers as written, else the kind. */
export function describe(node: unknown): string {
  if (isMap(node)) return "a mapping";
  if (isSeq(node)) return node.items.length === 0 ? "an empty list" : "a list";
  if (!isScalar(node) || node.value === null) return "nothing";
  return typeof node.value === "string"
    ? `the text "${firstLine(node.value)}"`
    : (node.source ?? String(node.value));
}

function firstLine(text: string): string {
  const line = text.split("\n", 1)[0]!;
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}
