import {isComputed, type Catalogue} from "../catalogue/catalogue.js";
import {nearest} from "../../src/model/nearest.js";
import type {Problem} from "../problem.js";
import type {ExtractYaml, ManifestYaml} from "./manifest-yaml.js";
import type {YamlPath, YamlSource} from "./yaml-source.js";

/** Keys that the manifest uses and the catalogue does not have, or that cannot be delivered because they are computed. */
export function checkKeys(source: YamlSource, catalogue: Catalogue): Problem[] {
  const yaml = source.value as ManifestYaml;
  const delivered = [...catalogue.values()]
    .filter((entry) => !isComputed(entry))
    .map(({indicator}) => indicator.key);
  const problems: Problem[] = [];
  const check = (key: string, path: YamlPath) => {
    if (delivered.includes(key)) return;
    const problem = catalogue.has(key) ? "computed, not delivered" : "unknown indicator";
    const expected =
      nearest(key, delivered) ??
      `a key of ${typeof yaml.indicators === "string" ? yaml.indicators : yaml.indicators.file}`;
    problems.push({domain: "kommune", problem, expected, got: `"${key}"`, ...source.at(path)});
  };
  yaml.extracts.forEach((extract, index) => {
    const path = ["extracts", index];
    const keys = extractKeys(extract, path);
    keys.forEach((each) => check(each.key, each.path));
    problems.push(...sumsOfOthers(extract, keys, catalogue, source));
    const zeros = extract.not_computed?.when_all_zero ?? [];
    zeros.forEach((key, at) => {
      if (keys.some((each) => each.key === key)) return;
      const expected = `a key of the columns (${keys.map((each) => each.key).join(", ")})`;
      const problem = "not a column of this extract";
      const where = source.at([...path, "not_computed", "when_all_zero", at]);
      problems.push({domain: "kommune", problem, expected, got: `"${key}"`, ...where});
    });
  });
  disclosureKeys(yaml).forEach(([key, path]) => check(key, path));
  return problems;
}

interface UsedKey {
  readonly key: string;
  readonly path: YamlPath;
}

/** The keys an extract delivers, each as often as it is named. */
function extractKeys({columns = {}, counts = {}, indicator}: ExtractYaml, path: YamlPath): UsedKey[] {
  const fromColumns = Object.entries(columns).flatMap(([heading, keys]) =>
    [keys].flat().map((key) => ({key, path: [...path, "columns", heading]}))
  );
  const summed = Object.keys(counts).map((key) => ({key, path: [...path, "counts", key]}));
  if (typeof indicator === "string")
    return [...fromColumns, ...summed, {key: indicator, path: [...path, "indicator"]}];
  const named = Object.entries(indicator?.keys ?? {}).map(([text, key]) => {
    return {key, path: [...path, "indicator", "keys", text]};
  });
  return [...fromColumns, ...summed, ...named];
}

/** Several columns or rows of one indicator are summed, which makes sense for counts only. */
function sumsOfOthers(
  {counts, columns = {}}: ExtractYaml,
  keys: readonly UsedKey[],
  catalogue: Catalogue,
  source: YamlSource
): Problem[] {
  const isSum = ({key}: UsedKey, index: number) =>
    counts !== undefined ||
    (Object.keys(columns).length > 0 && keys.findIndex((each) => each.key === key) < index);
  return keys
    .filter((each, index) => {
      const type = catalogue.get(each.key)?.type;
      return type !== undefined && type !== "count" && isSum(each, index);
    })
    .map(({key, path}) => ({
      ...{domain: "kommune", problem: "only counts can be summed", expected: "one column for it"},
      ...{got: `"${key}"`, ...source.at(path)}
    }));
}

/** Counts that the rules of disclosure control name. */
function disclosureKeys({disclosure}: ManifestYaml): [string, YamlPath][] {
  if (disclosure === "published") return [];
  const minimums = (disclosure.minimum_population ?? []).map(({indicator}, index): [string, YamlPath] => [
    indicator,
    ["disclosure", "minimum_population", index, "indicator"]
  ]);
  const changes = Object.entries(disclosure.changes ?? {}).flatMap(([key, {of}]): [string, YamlPath][] => [
    [key, ["disclosure", "changes", key]],
    [of, ["disclosure", "changes", key, "of"]]
  ]);
  const lists = (["breakdowns", "subsets", "delivered_rates"] as const).flatMap((list) =>
    Object.entries(disclosure[list] ?? {}).flatMap(([whole, parts]): [string, YamlPath][] => [
      [whole, ["disclosure", list, whole]],
      ...parts.map((part, at): [string, YamlPath] => [part, ["disclosure", list, whole, at]])
    ])
  );
  return [...minimums, ...lists, ...changes];
}
