import {
  sumRelation,
  type CountCell,
  type LinkedTables,
  type Relation
} from "../../../loaders/disclosure/linked-tables.js";

export type Shown = number | "*";

/** A publication from named cells ("table/area" or "table/area/period") and relations between them. */
export function publication(
  shown: Readonly<Record<string, Shown>>,
  relations: readonly [Relation["kind"], string, ...string[]][],
  more: (index: (name: string) => number) => Relation[] = () => []
): LinkedTables {
  const names = Object.keys(shown);
  const index = (name: string) => names.indexOf(name);
  const cells = names.map((name): CountCell => {
    const [table, area_id, period = "2025"] = name.split("/") as [string, string, string?];
    const value = shown[name]!;
    const place = {table, area_id, period, level: "quartier"};
    const isRest = table.includes("-");
    if (typeof value === "number") return {...place, value, flag: isRest ? "unpublished" : null};
    return {...place, value: null, flag: "suppressed"};
  });
  const sums = relations.map(([kind, whole, ...parts]) => sumRelation(kind, index(whole), parts.map(index)));
  return {cells, relations: [...sums, ...more(index)]};
}
