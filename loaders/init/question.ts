/** One thing that init wants to know, answered by a flag, by a person, or by its guess. */
export interface Question<T> {
  /** "--name". */
  readonly flag: string;
  readonly text: string;
  /** What the flag said. */
  readonly given: string | undefined;
  /** The answer of who just presses Enter; null where there is none to suggest. */
  readonly guess: string | null;
  /** Throws a UsageError for an answer that cannot be. */
  readonly parse: (answer: string) => T;
}

export type Ask = <T>(question: Question<T>) => Promise<T>;
