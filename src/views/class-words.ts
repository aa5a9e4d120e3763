import type {Method} from "../model/method.js";
import {FIGURE_WORDS} from "../text/status-dynamics.js";

/**
 * "Status mittel, Dynamik stabil", or short "mittel, stabil", for a combined class such as "2+/-"; the code itself where the method does
 * not know it.
 */
export function classWords(
  {status, dynamics}: Pick<Method, "status" | "dynamics">,
  combined: string,
  length: "full" | "short" = "full"
): string {
  const {axis} = FIGURE_WORDS;
  const named = (words: string, name: string) => (length === "full" ? `${words} ${name}` : name);
  for (const own of status.classes) {
    const first = named(axis.status, own.name);
    if (dynamics === null && own.code === combined) return first;
    const other = dynamics?.classes.find(({code}) => own.code + code === combined);
    if (other !== undefined) return `${first}, ${named(axis.dynamics, other.name)}`;
  }
  return combined;
}
