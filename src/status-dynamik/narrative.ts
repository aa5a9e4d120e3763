import {classBars} from "../components/charts/class-bars.js";
import {indexPlane} from "../components/charts/index-plane.js";
import {formatList, formatNumber, formatShare} from "../model/format.js";
import type {ClassName} from "../model/method.js";
import {literal} from "../queries/query.js";
import {EXCLUSION_WORDS} from "../text/classification.js";
import {classesByPart, statusPlane} from "../views/status-charts.js";
import {statusSummary, type StatusSummary} from "../views/status-summary.js";
import {bound, type NotebookData} from "./notebook.js";

const COUNT = "SELECT count(*) FROM classification";

/** The numbers, clauses and charts of the text, each bound to the classification it describes. */
export function narrative(data: NotebookData) {
  const {method, places} = data;
  const level = places.level(method.level);
  const summary = statusSummary(data.rows, method);
  const middle = [...summary.status].sort((a, b) => b.areas - a.areas)[0]!;
  const needy = summary.status.slice(Math.ceil(summary.status.length / 2));
  const inNeed = `status_class IN (${needy.map(({code}) => literal(code)).join(", ")})`;
  const count = needy.reduce((sum, {areas}) => sum + areas, 0);
  return {
    total: bound(summary.total, COUNT),
    levelGenitive: `${level.plural}n`.replace(/nn$/, "n"),
    classified: bound(summary.classified, `${COUNT} WHERE excluded IS NULL`),
    excludedClause: excludedClause(summary),
    middle: bound(middle.areas, `${COUNT} WHERE status_class = ${literal(middle.code)}`),
    middleName: middle.name,
    needy: bound(count, `${COUNT} WHERE ${inNeed}`),
    needyShare: bound(
      count / summary.classified,
      `SELECT count(*) FILTER (${inNeed}) / count(*) FROM classification WHERE excluded IS NULL`,
      (share) => formatShare(share, 1)
    ),
    needyNames: classList(needy),
    needyPeople: people(data, needy, inNeed),
    dynamicsSentence: dynamicsSentence(summary, needy, inNeed, method.dynamics?.classes ?? []),
    plane: (width: number) => chart(statusPlane(data, Math.min(width, 860)), indexPlane),
    parts: (width: number) => chart(classesByPart(data, Math.min(width, 860)), classBars)
  };
}

function chart<P>(props: P | null, draw: (props: P) => HTMLElement): HTMLElement {
  return props === null ? document.createElement("div") : draw(props);
}

function classList(classes: readonly ClassName[]): string {
  return classes.map(({name}) => name).join("“ oder „");
}

/** " (11 nicht: 9 unter Mindestgröße und 2 von der Methode ausgenommen)"; empty where all areas are classified. */
function excludedClause({excluded, total, classified}: StatusSummary): Node | string {
  if (excluded.size === 0) return "";
  const reasons = [...excluded].map(
    ([code, areas]) => `${formatNumber(areas.length)} ${EXCLUSION_WORDS[code]}`
  );
  return span(
    " (",
    bound(total - classified, `${COUNT} WHERE excluded IS NOT NULL`),
    ` nicht: ${formatList(reasons)})`
  );
}

/** "; dort leben 412.000 Menschen, 11,3 %"; empty where populations are unknown. */
function people(
  {rows}: NotebookData,
  needy: readonly {population: number | null}[],
  inNeed: string
): Node | string {
  const there = needy.reduce<number | null>(
    (sum, {population}) => (sum === null || population === null ? null : sum + population),
    0
  );
  const all = rows.reduce((sum, row) => sum + (row.excluded === null ? (row.population ?? 0) : 0), 0);
  if (there === null || all === 0) return "";
  return span(
    "; dort leben ",
    bound(there, `SELECT sum(population) FROM classification WHERE ${inNeed}`),
    " Menschen, ",
    bound(
      there / all,
      `SELECT sum(population) FILTER (${inNeed}) / sum(population) FROM classification WHERE excluded IS NULL`,
      (share) => formatShare(share, 1)
    ),
    " der Einwohnerinnen und Einwohner aller eingestuften Gebiete"
  );
}

function dynamicsSentence(
  {risingNeed, fallingNeed}: StatusSummary,
  needy: readonly ClassName[],
  inNeed: string,
  classes: readonly ClassName[]
): Node | string {
  const [falling, rising] = [classes[0], classes.at(-1)];
  if (falling === undefined || rising === undefined) return "";
  const counted = (areas: number, {code}: ClassName) =>
    bound(areas, `${COUNT} WHERE ${inNeed} AND dynamics_class = ${literal(code)}`);
  return span(
    `Von den Gebieten mit dem Status „${classList(needy)}“ entwickeln sich `,
    counted(fallingNeed.length, falling),
    " günstiger als die übrigen, der Bedarf nimmt dort ab; in ",
    counted(risingNeed.length, rising),
    ` nimmt er zu${named(risingNeed.map(({name}) => name))}.`
  );
}

/** Names in alphabetical order, where they are few enough to be read. */
function named(names: readonly string[]): string {
  if (names.length === 0 || names.length > 12) return "";
  return `: ${formatList([...names].sort((a, b) => a.localeCompare(b, "de")))}`;
}

function span(...content: (Node | string)[]): HTMLElement {
  const element = document.createElement("span");
  element.append(...content);
  return element;
}
