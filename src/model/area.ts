/** A spatial unit of one level and one boundary vintage, as written to `areas.parquet`. */
export interface Area {
  /** Key as text; leading zeros are kept. Unique within (level, vintage). */
  readonly area_id: string;
  /** Key of the level, for instance "bezirk". */
  readonly level: string;
  readonly name: string;
  /** `area_id` of the area of the next coarser level that contains this one; null at the top. */
  readonly parent_id: string | null;
  /** First day on which the boundary is valid, ISO date; null: since ever. */
  readonly valid_from: string | null;
  /** Last day on which the boundary is valid, ISO date; null: until further notice. */
  readonly valid_to: string | null;
  /** Area in square kilometres, measured in the source's own projection. */
  readonly area_km2: number;
  /** WGS84 longitude and latitude in degrees of a point inside the area, for labels. */
  readonly lon: number;
  readonly lat: number;
}

/** An area as lists and profiles know it. */
export type ListedArea = Omit<Area, "lon" | "lat">;

/**
 * A level of the area hierarchy with its German names. Levels are listed from the whole city down; where one lies beside
 * the hierarchy (electoral wards) does not matter.
 */
export interface Level {
  readonly key: string;
  /** Singular, for instance "Stadtteil". */
  readonly title: string;
  /** Plural, for instance "Stadtteile". */
  readonly plural: string;
  /** Of a level beside the hierarchy the level whose areas make it up; not there for a level of the hierarchy. */
  readonly of?: string;
}

/** One set of boundaries: a level in one vintage. File names are `geo/<level>-<vintage>.{json,parquet}`. */
export interface Layer {
  readonly level: string;
  readonly vintage: string;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
}

/** The day a period ends on: "2019" → 2019-12-31, "2018-06" → 2018-06-30, "2018-12-31" → itself. Throws on other forms. */
export function periodEnd(period: string): string {
  if (/^\d{4}$/.test(period)) return `${period}-12-31`;
  if (/^\d{4}-\d{2}-\d{2}$/.test(period)) return period;
  if (/^\d{4}-\d{2}$/.test(period)) {
    const [year, month] = period.split("-").map(Number) as [number, number];
    return `${period}-${String(new Date(Date.UTC(year, month, 0)).getUTCDate()).padStart(2, "0")}`;
  }
  throw new Error(`period: unknown form; expected YYYY, YYYY-MM or YYYY-MM-DD, got "${period}"`);
}

/** Whether boundaries with this validity are the ones in force at the end of the period. */
export function isValidAt(
  {valid_from, valid_to}: {valid_from: string | null; valid_to: string | null},
  period: string
): boolean {
  const day = periodEnd(period);
  return (valid_from === null || valid_from <= day) && (valid_to === null || day <= valid_to);
}
