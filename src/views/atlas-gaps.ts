import type {ClassLegendProps} from "../components/controls/class-legend.js";
import type {Flag} from "../model/observation.js";
import {FLAGS} from "../model/observation.js";
import {FLAG_WORDS} from "../text/indicator.js";
import {countAreas} from "../text/status-dynamics.js";
import {GAP_FILLS} from "./atlas-figure.js";

/** Legend entries for reasons without a value that occur. */
export function gapEntries(flags: readonly Flag[]): ClassLegendProps["entries"] {
  return FLAGS.flatMap((flag) => {
    const count = flags.filter((one) => one === flag).length;
    return count === 0 ? [] : [{fill: GAP_FILLS[flag], name: FLAG_WORDS[flag], count: countAreas(count)}];
  });
}
