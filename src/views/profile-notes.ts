import type {ProfileFacilitiesProps} from "../components/figures/profile-facilities.js";
import type {BuildInfo} from "../model/build-info.js";
import {formatList, formatPeriod} from "../model/format.js";
import type {PointOfInterest} from "../model/poi.js";
import type {ProfileArea} from "../model/profile-area.js";
import {PROFILE_WORDS} from "../text/profile.js";
import type {ProfileValue} from "./profile-values.js";

/**
 * What lies in the areas, by category: a count and the names for every area. Points are placed by the boundaries in force
 * now; for an area with earlier ones, and for a site without points, there is nothing: null.
 */
export function profileFacilities(
  profiles: readonly ProfileArea[],
  points: readonly PointOfInterest[] | null
): ProfileFacilitiesProps | null {
  if (points === null || profiles.some(({area}) => area.valid_to !== null)) return null;
  const level = profiles[0]!.level.key;
  if (!points.some(({areas}) => level in areas)) return null;
  const inside = profiles.map(({area}) => points.filter(({areas}) => areas[level] === area.area_id));
  const categories = [...new Set(inside.flat().map(({category}) => category))];
  return {
    title: PROFILE_WORDS.facilities,
    none: PROFILE_WORDS.noFacilities,
    areas: profiles.map(({area}) => area.name),
    categories: categories
      .sort((a, b) => a.localeCompare(b, "de"))
      .map((title) => ({
        title,
        places: inside.map((own) =>
          own
            .filter(({category}) => category === title)
            .map(({name, address}) => ({name: name ?? PROFILE_WORDS.unnamed, address}))
            .sort((a, b) => a.name.localeCompare(b.name, "de"))
        )
      }))
  };
}

/** What must be known to read the numbers rightly, and where they come from. */
export function profileNotes(
  values: readonly (readonly ProfileValue[])[],
  info: BuildInfo
): {readonly notes: readonly string[]; readonly sources: readonly string[]} {
  const all = values.flat();
  const periods = [...new Set(all.map(({period}) => period))].sort().map(formatPeriod);
  const described = new Set(info.sources.map(({title}) => title));
  const used = new Set(all.map(({indicator}) => indicator.source));
  return {
    notes: [
      PROFILE_WORDS.suppression,
      PROFILE_WORDS.fewest,
      ...(periods.length === 0
        ? []
        : [`Die Werte gelten für ${formatList(periods)}; gezeigt ist je Indikator der neueste Stand.`]),
      ...(all.some(({otherBoundaries}) => otherBoundaries) ? [PROFILE_WORDS.boundaries] : []),
      `Datenstand ${info.data_version}, ${info.software.name} ${info.software.version}.`
    ],
    sources: [
      ...new Set([
        ...[...used].filter((source) => source !== "" && !described.has(source)),
        ...info.sources.map(
          ({title, attribution, licence}) => `${title}. ${attribution}. Lizenz: ${licence}.`
        )
      ])
    ]
  };
}
