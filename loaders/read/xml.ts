import {Parser} from "saxen";
import {InputError, type Position} from "../problem.js";

export type XmlAttributes = Readonly<Record<string, string | undefined>>;

/** Names come without prefix, texts and attributes decoded. */
export interface XmlHandlers {
  readonly open: (name: string, attributes: () => XmlAttributes) => void;
  readonly close: (name: string) => void;
  readonly text?: (text: string) => void;
}

/**
 * Reads an XML document of an office file, element by element. No document type may be declared: office files have none,
 * and none means that no entity can be defined that grows.
 *
 * @throws InputError where the document is not well-formed UTF-8 XML, at the position that `where` gives
 */
export function parseXml(
  bytes: Uint8Array,
  part: string,
  where: () => Position,
  handlers: XmlHandlers
): void {
  const fail = (problem: string, got?: string): never => {
    const expected = "a well-formed XML document";
    throw new InputError([{domain: "xml", problem: `${part}: ${problem}`, expected, got, ...where()}]);
  };
  const parser = new Parser();
  const local = (name: string) => name.slice(name.indexOf(":") + 1);
  let seen = false;
  parser.on("openTag", (name, getAttributes, decode) => {
    seen = true;
    handlers.open(local(name), () => decodeAll(getAttributes() as XmlAttributes, decode));
  });
  parser.on("closeTag", (name) => handlers.close(local(name)));
  const {text: onText} = handlers;
  if (onText !== undefined) {
    parser.on("text", (text, decode) => onText(decode(text)));
    parser.on("cdata", (text) => onText(text));
  }
  parser.on("attention", () => fail("a document type is declared"));
  parser.on("warn", ({message}) => void fail(message));
  parser.on("error", ({message}) => void fail(message));
  parser.parse(decodeUtf8(bytes) ?? fail("bytes that are no UTF-8"));
  if (!seen) fail("empty");
}

function decodeAll(attributes: XmlAttributes, decode: (text: string) => string): XmlAttributes {
  if (!hasEntity(attributes)) return attributes;
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, decode(value ?? "")]));
}

function hasEntity(attributes: XmlAttributes): boolean {
  for (const name in attributes) if (attributes[name]?.includes("&")) return true;
  return false;
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", {fatal: true}).decode(bytes);
  } catch {
    return null;
  }
}
