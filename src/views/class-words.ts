import type {Method} from "../model/method.js";
import {FIGURE_WORDS} from "../text/status-dynamics.js";

/** "Status mittel, Dynamik stabil" for a combined class such as "2+/-"; the code itself where the method does not know it. */
export function classWords({status, dynamics}: Method, combined: string): string {
  for (const own of status.classes) {
    if (dynamics === null && own.code === combined) return `${FIGURE_WORDS.axis.status} ${own.name}`;
    const other = dynamics?.classes.find(({code}) => own.code + code === combined);
    if (other !== undefined)
      return `${FIGURE_WORDS.axis.status} ${own.name}, ${FIGURE_WORDS.axis.dynamics} ${other.name}`;
  }
  return combined;
}
