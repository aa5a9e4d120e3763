import type {AreaAlias} from "../manifest/municipality.js";
import {nearest} from "../../src/model/nearest.js";
import {throwProblems} from "../problem.js";
import type {AreaIndex} from "./area-index.js";

/**
 * Checks that aliases name areas that exist, in whatever boundaries.
 *
 * @throws InputError with every one that does not, each with its position
 */
export function checkAliases(aliases: readonly AreaAlias[], areas: AreaIndex): void {
  throwProblems(
    aliases.flatMap(({level, areaIds, file, sheet, line, row, column}) => {
      const position = {file, sheet, line, row, column};
      const known = areas.ever(level);
      return areaIds
        .filter((id) => !known.has(id))
        .map((id) => {
          const expected = nearest(id, known) ?? `the key of a ${level}`;
          return {domain: "aliases", problem: "unknown area", expected, got: `"${id}"`, ...position};
        });
    })
  );
}
