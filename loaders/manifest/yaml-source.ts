import {
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Node
} from "yaml";
import type {Position, Problem} from "../problem.js";

export type YamlPath = readonly (string | number)[];

/** A YAML file with the positions of its parts. */
export interface YamlSource {
  readonly value: unknown;
  /** Mistakes of the YAML itself. */
  readonly problems: readonly Problem[];
  /** Position of the value at a path; of the nearest part around it where there is none. */
  at(path: YamlPath): Position;
  /** Position of the key itself in the map at a path. */
  atKey(path: YamlPath, key: string): Position;
}

/** Parses YAML. Duplicate keys and broken syntax are `problems`. */
export function parseYaml(text: string, file: string, domain: string): YamlSource {
  const lines = new LineCounter();
  const document = parseDocument(text, {lineCounter: lines, uniqueKeys: true});
  const position = (offset: number): Position => {
    const {line, col} = lines.linePos(offset);
    return {file, line, column: col};
  };
  const problems = document.errors.map((error) => ({
    domain,
    problem: (error.message.split("\n")[0] ?? "").replace(/ at line .*$/, ""),
    ...position(error.pos[0])
  }));
  return {
    value: problems.length > 0 ? null : document.toJS(),
    problems,
    at: (path) => position(nodeAt(document, path)?.range?.[0] ?? 0),
    atKey: (path, key) => position(keyOffset(nodeAt(document, path), key))
  };
}

/** The node at a path, or the deepest one that exists on the way to it. */
function nodeAt(document: Document, path: YamlPath): Node | null {
  let node: unknown = document.contents;
  for (const step of path) {
    const next: unknown = isMap(node) || isSeq(node) ? node.get(step, true) : undefined;
    if (!isNode(next)) break;
    node = next;
  }
  return isNode(node) ? node : null;
}

function keyOffset(node: Node | null, key: string): number {
  const pairs = isMap(node) ? node.items.filter(isPair) : [];
  const found = pairs.map((pair) => pair.key).find((name) => isScalar(name) && String(name.value) === key);
  return (isScalar(found) ? found.range?.[0] : node?.range?.[0]) ?? 0;
}
