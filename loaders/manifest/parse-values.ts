import type {ConditionYaml, ExtractYaml} from "./manifest-yaml.js";
import type {RowCondition, ValuesRule} from "./municipality.js";
import type {Report} from "./parse-extract.js";
import type {YamlPath} from "./yaml-source.js";

const PARTS = ["columns", "indicator", "value", "counts"] as const;
type Part = (typeof PARTS)[number];

/** What each layout needs, and what it may have besides. */
const LAYOUTS: Readonly<Record<NonNullable<ExtractYaml["layout"]>, {needs: Part[]; may: Part[]}>> = {
  columns: {needs: ["columns"], may: []},
  long: {needs: ["indicator", "value"], may: []},
  years: {needs: ["indicator"], may: []},
  breakdown: {needs: ["counts"], may: ["value"]}
};

/**
 * The rule by which rows say what their values are; null where the columns do. What a layout lacks, and what belongs to
 * another one, is reported.
 */
export function parseValues(entry: ExtractYaml, path: YamlPath, report: Report): ValuesRule | null {
  const {layout = "columns", indicator, counts, value, period} = entry;
  const {needs, may} = LAYOUTS[layout];
  for (const part of needs.filter((each) => entry[each] === undefined)) {
    report(path, {problem: `no ${part}`, expected: `${part}, which layout: ${layout} needs`});
  }
  for (const part of PARTS.filter(
    (each) => ![...needs, ...may].includes(each) && entry[each] !== undefined
  )) {
    const expected = [...needs, ...may].join(" and ");
    report([...path, part], {problem: `${part} does not belong to layout: ${layout}`, expected});
  }
  if (layout === "columns") return null;
  const inHeader = typeof period === "object" && period.header_row === 1;
  if (layout === "years" && !inHeader) {
    const problem = "layout: years has its periods as headings";
    report([...path, "period"], {problem, expected: "period: {header_row: 1}"});
  }
  if (layout === "breakdown" && inHeader === (value !== undefined)) {
    report(path, {problem: "unclear where the values stand", expected: "value, or period: {header_row: 1}"});
  }
  return {column: value?.column ?? null, keys: keysOf(indicator, counts ?? {})};
}

function keysOf(
  indicator: ExtractYaml["indicator"],
  counts: NonNullable<ExtractYaml["counts"]>
): ValuesRule["keys"] {
  if (typeof indicator === "string") return {kind: "fixed", key: indicator};
  if (indicator !== undefined) {
    const {column, keys} = indicator;
    return {kind: "column", column, map: keys === undefined ? null : new Map(Object.entries(keys))};
  }
  const conditions = Object.entries(counts).map(([key, parts]): [string, RowCondition[]] => [
    key,
    Object.entries(parts).map(([column, condition]) => rowCondition(column, condition))
  ]);
  return {kind: "breakdown", counts: new Map(conditions)};
}

function rowCondition(column: string, condition: ConditionYaml): RowCondition {
  if (typeof condition === "object" && "from" in condition) return {column, ...condition};
  return {column, texts: [condition].flat().map(String)};
}
