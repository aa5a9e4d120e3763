import type {RowCondition, ValuesRule} from "../manifest/municipality.js";
import {parseNumber} from "../read/parse-number.js";
import {cellText, type RawCell} from "../read/raw-table.js";
import type {RowReason} from "./import-report.js";

/** Which indicators the values of a row belong to. */
export interface RowKeys {
  readonly keys: readonly string[];
  /** Of a breakdown: what sets this row's part of the sum apart from the others'; "" elsewhere. */
  readonly part: string;
  /** Why the row belongs to no indicator. */
  readonly reason: Extract<RowReason, "unknown_indicator" | "no_count"> | null;
  readonly detail: string;
}

type Row = readonly RawCell[];

/** Reads the keys of a row. `columnOf` finds a column by its heading; `known` are the keys that may be delivered. */
export function rowKeys(
  {keys: rule}: ValuesRule,
  columnOf: (heading: string) => number,
  known: ReadonlySet<string>
): {keysOf: (row: Row) => RowKeys; columns: readonly number[]} {
  if (rule.kind === "fixed") {
    return {keysOf: () => ({keys: [rule.key], part: "", reason: null, detail: ""}), columns: []};
  }
  if (rule.kind === "column") {
    const column = columnOf(rule.column);
    const {map} = rule;
    const keyOf = (text: string) => (map === null ? (known.has(text) ? text : undefined) : map.get(text));
    return {keysOf: (row) => namedKeys(cellText(row[column]), keyOf), columns: [column]};
  }
  const headings = [...rule.counts.values()].flat().map((condition) => condition.column);
  const columns = new Map([...new Set(headings)].map((heading) => [heading, columnOf(heading)]));
  const keysOf = (row: Row): RowKeys => {
    const textOf = (heading: string) => cellText(row[columns.get(heading) ?? -1]);
    const keys = [...rule.counts]
      .filter(([, conditions]) => conditions.every((condition) => holds(condition, textOf(condition.column))))
      .map(([key]) => key);
    const texts = [...columns.keys()].map(textOf);
    const part = texts.join(" × ") || "all";
    if (keys.length > 0) return {keys, part, reason: null, detail: ""};
    return {keys, part, reason: "no_count", detail: `belongs to no count of the manifest: ${part}`};
  };
  return {keysOf, columns: [...columns.values()]};
}

function namedKeys(text: string, keyOf: (text: string) => string | undefined): RowKeys {
  const key = keyOf(text);
  if (key !== undefined) return {keys: [key], part: "", reason: null, detail: ""};
  const detail = `"${text}" is no indicator the manifest names`;
  return {keys: [], part: "", reason: "unknown_indicator", detail};
}

/** Whether a cell meets a condition; a cell such as "90 und älter" is its first number. */
function holds(condition: RowCondition, text: string): boolean {
  if ("texts" in condition) return condition.texts.includes(text);
  const number = parseNumber(/\d+/.exec(text)?.[0] ?? "", {decimal: ","});
  return number >= condition.from && number <= condition.to;
}
