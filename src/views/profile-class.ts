import {isValidAt, periodEnd} from "../model/area.js";
import type {Edition, Method} from "../model/method.js";
import type {ProfileArea} from "../model/profile-area.js";
import type {ClassRow} from "../model/profile-data.js";
import {formatNumber} from "../model/format.js";
import {EXCLUSION_SENTENCES} from "../text/classification.js";
import {classSentence, distanceWords, notClassifiedSentence} from "../text/profile.js";
import type {ProfileClass} from "../components/figures/profile-head.js";
import {className, fillOf} from "./status-data.js";

/** A classification that a profile can quote. */
export interface ProfileClassification {
  readonly method: Method;
  readonly edition: Edition;
  readonly rows: readonly ClassRow[];
}

/** The newest edition that classifies the area's level in its boundaries, not after `until`; null where none does. */
export function editionFor(
  methods: readonly Method[],
  {area, level}: Pick<ProfileArea, "area" | "level">,
  until: string | null
): {readonly method: Method; readonly edition: Edition} | null {
  const fitting = methods
    .filter((method) => method.level === level.key)
    .flatMap((method) => method.editions.map((edition) => ({method, edition})))
    .filter(
      ({edition: {period}}) =>
        isValidAt(area, period) && (until === null || periodEnd(period) <= periodEnd(until))
    );
  return fitting.reduce<(typeof fitting)[number] | null>(
    (best, one) =>
      best === null || periodEnd(one.edition.period) > periodEnd(best.edition.period) ? one : best,
    null
  );
}

/** The area's class as the head of its profile shows it, or why it has none; null where the method does not know it. */
export function profileClass(
  {method, edition, rows}: ProfileClassification,
  area: string
): ProfileClass | null {
  const row = rows.find(({area_id}) => area_id === area);
  if (row === undefined) return null;
  return {
    text: className(method, row),
    fill: fillOf(method, row),
    source: `${method.title}, ${edition.period}`,
    distance: row.excluded === null ? distance(method, row) : null,
    certainty: null
  };
}

/** One sentence on the class, or on why there is none. */
export function classWords(
  {method, edition, rows}: ProfileClassification,
  {area, level}: ProfileArea
): string | null {
  const row = rows.find(({area_id}) => area_id === area.area_id);
  if (row === undefined) return null;
  if (row.excluded !== null) return notClassifiedSentence(reason(method, row));
  const {classes} = method.status;
  const position = classes.findIndex(({code}) => code === row.status_class);
  return classSentence({
    status: {name: classes[position]?.name ?? "", position: position + 1, of: classes.length},
    dynamics: dynamics(method, row),
    plural: level.plural,
    period: edition.period
  });
}

function reason({areas}: Method, row: ClassRow): string {
  if (row.excluded_reason !== null) return row.excluded_reason;
  if (row.excluded === "below_minimum")
    return `Gebiete mit weniger als ${formatNumber(areas.minimumPopulation)} Einwohnerinnen und Einwohnern werden nicht eingestuft.`;
  return EXCLUSION_SENTENCES[row.excluded ?? "missing"];
}

function dynamics(method: Method, row: ClassRow) {
  const classes = method.dynamics?.classes ?? [];
  const position = classes.findIndex(({code}) => code === row.dynamics_class);
  if (position < 0) return null;
  const directions = ["falling", "stable", "rising"] as const;
  return {
    name: classes[position]!.name,
    direction: classes.length === 3 ? directions[position]! : null
  };
}

/** How far the index is from the nearest cut point; null for classes without fixed cut points. */
function distance({status: {cuts, classes}}: Method, {status_index, status_class}: ClassRow) {
  if (cuts.kind !== "values" || status_index === null) return null;
  const current = classes.findIndex(({code}) => code === status_class);
  const neighbours = [current - 1, current].flatMap((cut) => {
    const point = cuts.points[cut];
    const next = classes[cut < current ? current - 1 : current + 1];
    return point === undefined || next === undefined
      ? []
      : {distance: Math.abs(status_index - point.at), name: next.name};
  });
  const nearest = neighbours.toSorted((a, b) => a.distance - b.distance)[0];
  return nearest === undefined ? null : distanceWords(status_index, nearest.distance, nearest.name);
}
