/** Where in an input file a mistake is. Lines, rows and columns count from 1. */
export interface Position {
  readonly file: string;
  readonly sheet?: string | null;
  readonly line?: number;
  readonly row?: number;
  readonly column?: number;
}

/** One mistake in an input, with what would have been right. Never carries a confidential value. */
export interface Problem extends Position {
  /** The part of the input that is wrong, for instance "kommune" or "catalogue". */
  readonly domain: string;
  readonly problem: string;
  readonly expected?: string;
  readonly got?: string;
}

/** "kommune: unknown level; expected stadt or bezirk, got "stadtt" (kommune.yaml, line 4, column 12)" */
export function formatProblem(problem: Problem): string {
  const {domain, problem: what, expected, got} = problem;
  const wanted = [expected && `expected ${expected}`, got && `got ${got}`].filter(Boolean).join(", ");
  return `${domain}: ${what}${wanted ? `; ${wanted}` : ""} (${formatPosition(problem)})`;
}

/** "extracts/sgb2.xlsx, sheet Quartiere, row 12, column 4" */
export function formatPosition({file, sheet, line, row, column}: Position): string {
  const parts = [file];
  if (sheet) parts.push(`sheet ${sheet}`);
  if (line !== undefined) parts.push(`line ${line}`);
  if (row !== undefined) parts.push(`row ${row}`);
  if (column !== undefined) parts.push(`column ${column}`);
  return parts.join(", ");
}

/** Mistakes in what a municipality delivered, all of them at once. */
export class InputError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(formatProblem).join("\n"));
    this.name = "InputError";
  }
}

/** Throws all problems as one `InputError`; does nothing when there are none. */
export function throwProblems(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new InputError(problems);
}
