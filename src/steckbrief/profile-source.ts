import type {ProfileArea} from "../model/profile-area.js";
import {editionFor, type ProfileClassification} from "../views/profile-class.js";
import type {ProfileSource} from "../views/profile.js";
import type {ProfileSite} from "./opened-profiles.js";

/** What of a site values and classes come from. */
export type SourceSite = Pick<ProfileSite, "methods" | "indicators" | "first"> &
  Partial<Pick<ProfileSite, "series">>;

/** Key of the indicator that counts residents: the methods' own, else one called "einwohner"; null for none. */
export function populationKey({methods, indicators}: SourceSite): string | null {
  const key = methods.find(({areas}) => areas.population !== null)?.areas.population ?? "einwohner";
  return indicators.has(key) ? key : null;
}

/** Levels whose values a profile shows: its own and those above. */
export function levelsOf(profiles: readonly ProfileArea[]): ReadonlySet<string> {
  return new Set(
    profiles.flatMap(({level, parents}) => [level.key, ...parents.map((parent) => parent.level.key)])
  );
}

/**
 * What profiles of one level are made of: with the classification that the site ships where it is the right edition, else
 * first without one and then with the database's.
 */
export async function* profileSources(
  site: SourceSite,
  profiles: readonly ProfileArea[],
  until: string | null
): AsyncGenerator<ProfileSource, void> {
  const wanted = editionFor(site.methods, profiles[0]!, until);
  const shipped = wanted !== null && isShipped(site, wanted.method.id, wanted.edition.period);
  const first: ProfileClassification | null =
    wanted !== null && shipped ? {...wanted, rows: site.first!.areas} : null;
  const source: ProfileSource = {
    series: site.series ?? (await tableSeries(site, profiles)),
    until,
    population: populationKey(site),
    classification: first
  };
  yield source;
  if (wanted === null || shipped) return;
  const {classifications} = await import("../db/classify.js");
  for await (const {rows} of classifications({first: null}, wanted.method, wanted.edition))
    yield {...source, classification: {...wanted, rows}};
}

async function tableSeries(site: SourceSite, profiles: readonly ProfileArea[]) {
  const {readAllSeries} = await import("../db/profile-data.js");
  return readAllSeries(site, levelsOf(profiles));
}

function isShipped({first}: SourceSite, method: string, period: string): boolean {
  return first !== null && first.method === method && first.period === period;
}
