import {inspect} from "node:util";

/**
 * What is printed of an error: its message, and for one nobody foresaw how to see more. With `debug` everything: stack,
 * causes, fields.
 */
export function reportError(error: unknown, debug: boolean): string {
  if (debug) return `error: ${inspect(error, {depth: 4, colors: false})}\n`;
  if (!(error instanceof Error)) return `error: ${String(error)}\n`;
  // Errors thrown on purpose have a name of their own or start with their domain ("csv: …"); others have neither.
  const foreseen =
    !/^(|Aggregate|Eval|Range|Reference|Syntax|Type|URI)Error$/.test(error.name) ||
    /^[a-z]+: /.test(error.message);
  const hint = foreseen ? "" : "\n(Run again with --debug to see where this happened.)";
  return `error: ${error.message}${hint}\n`;
}
