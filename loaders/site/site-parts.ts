import type {BuildInfo} from "../../src/model/build-info.js";

/** Entries of `src/` that are not part of every site. */
const INTERNAL = "intern";
const CLASSIFICATION = ["status-dynamik", "methodenlabor"];

/**
 * What of `src/` a site does not have: pages for the office only are never so much as staged for the public, and
 * without a method there is nothing to classify.
 */
export function absentParts({scope, methods}: Pick<BuildInfo, "scope" | "methods">): readonly string[] {
  return [...(scope === "internal" ? [] : [INTERNAL]), ...(methods.length > 0 ? [] : CLASSIFICATION)];
}
