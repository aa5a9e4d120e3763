/** The command was called with something it cannot use: exit code 2 instead of 1. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
