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
  problems.push(...dominanceKeys(source, catalogue));
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

/** Sums under a rule of dominance are counts; the contributions to them too, and stay inside the office. */
function dominanceKeys(source: YamlSource, catalogue: Catalogue): Problem[] {
  const {disclosure} = source.value as ManifestYaml;
  const rules = disclosure === "published" ? [] : (disclosure.dominance ?? []);
  return rules.flatMap((rule, index) =>
    (["indicator", "largest", "second"] as const).flatMap((role): Problem[] => {
      const entry = catalogue.get(rule[role] ?? "");
      if (entry === undefined) return [];
      const where = source.at(["disclosure", "dominance", index, role]);
      const problem = (text: string, expected: string): Problem => ({
        ...{domain: "kommune", problem: text, expected, got: `"${rule[role]}"`},
        ...where
      });
      if (entry.type !== "count") return [problem("only counts can be checked for dominance", "type count")];
      if (role === "indicator" || !entry.indicator.public) return [];
      return [problem("a single contribution would be published", "an indicator with public: nein")];
    })
  );
}

/** Counts that the rules of disclosure control name. */
function disclosureKeys({disclosure}: ManifestYaml): [string, YamlPath][] {
  if (disclosure === "published") return [];
  const minimums = (disclosure.minimum_population ?? []).map(({indicator}, index): [string, YamlPath] => [
    indicator,
    ["disclosure", "minimum_population", index, "indicator"]
  ]);
  const dominance = (disclosure.dominance ?? []).flatMap((rule, index) =>
    (["indicator", "largest", "second"] as const).flatMap((role): [string, YamlPath][] =>
      rule[role] === undefined ? [] : [[rule[role], ["disclosure", "dominance", index, role]]]
    )
  );
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
  return [...minimums, ...dominance, ...lists, ...changes];
}
