import type {ClassifiedArea, ExclusionCode} from "../model/classification.js";
import type {ClassName, Method} from "../model/method.js";

/** Areas of one class: their number and their residents (null where a population is unknown). */
export interface ClassCount extends ClassName {
  readonly areas: number;
  readonly population: number | null;
}

/** The numbers that the narrative is bound to. Residents count classified areas only. */
export interface StatusSummary {
  readonly total: number;
  readonly classified: number;
  readonly population: number | null;
  readonly status: readonly ClassCount[];
  readonly dynamics: readonly ClassCount[];
  /** Areas whose status is in the upper half of need (all classes after the second) with rising need. */
  readonly risingNeed: readonly ClassifiedArea[];
  /** The same classes of status with falling need. */
  readonly fallingNeed: readonly ClassifiedArea[];
  readonly excluded: ReadonlyMap<ExclusionCode, readonly ClassifiedArea[]>;
}

/** Sums up a classification. Pure; unknown populations make a class's population unknown, never zero. */
export function statusSummary(rows: readonly ClassifiedArea[], method: Method): StatusSummary {
  const classified = rows.filter(({excluded}) => excluded === null);
  const {status, dynamics} = method;
  const high = new Set(status.classes.slice(Math.ceil(status.classes.length / 2)).map(({code}) => code));
  const needy = classified.filter(({status_class}) => status_class !== null && high.has(status_class));
  const [falling, rising] = [dynamics?.classes[0]?.code, dynamics?.classes.at(-1)?.code];
  return {
    total: rows.length,
    classified: classified.length,
    population: population(classified),
    status: status.classes.map((name) => count(name, classified, "status_class")),
    dynamics: (dynamics?.classes ?? []).map((name) => count(name, classified, "dynamics_class")),
    risingNeed: needy.filter(({dynamics_class}) => dynamics_class !== null && dynamics_class === rising),
    fallingNeed: needy.filter(({dynamics_class}) => dynamics_class !== null && dynamics_class === falling),
    excluded: groupByExclusion(rows)
  };
}

function count(
  name: ClassName,
  rows: readonly ClassifiedArea[],
  column: "status_class" | "dynamics_class"
): ClassCount {
  const members = rows.filter((row) => row[column] === name.code);
  return {...name, areas: members.length, population: population(members)};
}

/** Residents of these areas; null as soon as one of them is unknown. */
export function population(rows: readonly ClassifiedArea[]): number | null {
  return rows.reduce<number | null>(
    (sum, row) => (sum === null || row.population === null ? null : sum + row.population),
    0
  );
}

function groupByExclusion(rows: readonly ClassifiedArea[]): ReadonlyMap<ExclusionCode, ClassifiedArea[]> {
  const groups = new Map<ExclusionCode, ClassifiedArea[]>();
  for (const row of rows) {
    if (row.excluded !== null) groups.set(row.excluded, [...(groups.get(row.excluded) ?? []), row]);
  }
  return groups;
}
