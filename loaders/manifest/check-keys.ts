import type {Catalogue} from "../catalogue/catalogue.js";
import {nearest} from "../../src/model/nearest.js";
import type {Problem} from "../problem.js";
import type {ManifestYaml} from "./manifest-yaml.js";
import type {YamlPath, YamlSource} from "./yaml-source.js";

/** Keys that the manifest uses and the catalogue does not have, or that cannot be delivered because they are computed. */
export function checkKeys(source: YamlSource, catalogue: Catalogue): Problem[] {
  const yaml = source.value as ManifestYaml;
  const delivered = [...catalogue.values()]
    .filter(({type}) => type !== "rate")
    .map(({indicator}) => indicator.key);
  const problems: Problem[] = [];
  const check = (key: string, path: YamlPath) => {
    if (delivered.includes(key)) return;
    const problem = catalogue.has(key) ? "a rate is computed, not delivered" : "unknown indicator";
    const expected = nearest(key, delivered) ?? `a key of ${yaml.indicators}`;
    problems.push({domain: "kommune", problem, expected, got: `"${key}"`, ...source.at(path)});
  };
  yaml.extracts.forEach((extract, index) => {
    const path = ["extracts", index];
    const columns = Object.entries(extract.columns);
    columns.forEach(([heading, key]) => check(key, [...path, "columns", heading]));
    const zeros = extract.not_computed?.when_all_zero ?? [];
    const keys = Object.values(extract.columns);
    zeros.forEach((key, at) => {
      if (keys.includes(key)) return;
      const where = source.at([...path, "not_computed", "when_all_zero", at]);
      const expected = `a key of the columns (${keys.join(", ")})`;
      problems.push({
        domain: "kommune",
        problem: "not a column of this extract",
        expected,
        got: `"${key}"`,
        ...where
      });
    });
  });
  disclosureKeys(yaml).forEach(([key, path]) => check(key, path));
  return problems;
}

/** Counts that the rules of disclosure control name. */
function disclosureKeys({disclosure}: ManifestYaml): [string, YamlPath][] {
  if (disclosure === "published") return [];
  const minimums = (disclosure.minimum_population ?? []).map(({indicator}, index): [string, YamlPath] => [
    indicator,
    ["disclosure", "minimum_population", index, "indicator"]
  ]);
  const lists = (["breakdowns", "subsets"] as const).flatMap((list) =>
    Object.entries(disclosure[list] ?? {}).flatMap(([whole, parts]): [string, YamlPath][] => [
      [whole, ["disclosure", list, whole]],
      ...parts.map((part, at): [string, YamlPath] => [part, ["disclosure", list, whole, at]])
    ])
  );
  return [...minimums, ...lists];
}
