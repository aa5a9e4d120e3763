import {createInterface} from "node:readline";
import type {Ask, Question} from "../init/question.js";
import {UsageError} from "./usage-error.js";

/** Takes the flags, and the guesses for the rest; without a terminal nobody is asked. */
export const takeGuesses: Ask = async ({flag, text, given, guess, parse}) => {
  const answer = given ?? guess;
  if (answer !== null) return parse(answer);
  throw new UsageError(`init: cannot guess: ${text.toLowerCase()}; expected ${flag}, got none`);
};

/**
 * Asks on the terminal what no flag has answered, with the guess in brackets for who just presses Enter; an answer that
 * cannot be is said so and asked again.
 */
export function askOnTerminal(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream
): {ask: Ask; close(): void} {
  const terminal = createInterface({input, output});
  const lines = terminal[Symbol.asyncIterator]();
  const once = async <T>(question: Question<T>): Promise<T> => {
    const {flag, text, guess, parse} = question;
    terminal.setPrompt(`${text} (${flag})${guess === null ? "" : ` [${guess}]`}: `);
    terminal.prompt();
    const line = await lines.next();
    if (line.done) throw new UsageError(`init: no answer; expected one, or ${flag}`);
    const answer = line.value.trim() || guess;
    try {
      if (answer !== null) return parse(answer);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      output.write(`${error.message}\n`);
    }
    return once(question);
  };
  const ask: Ask = async (question) =>
    question.given === undefined ? once(question) : question.parse(question.given);
  return {ask, close: () => terminal.close()};
}
