import {CITY_NAME, benefitsByArea, type AreaBenefits, type PopulatedQuarter} from "./city.js";
import {byBenefit, type BenefitKey, type ByBenefit} from "./social.js";
import {withheldKeys, type CountNode} from "./suppression.js";
import {YEARS} from "./years.js";

/** A published cell: the count, "*" where it is withheld, "-" for exactly zero. */
export type PublishedCell = number | "*" | "-";

export interface PublishedArea {
  readonly key: string;
  readonly name: string;
  /** Per indicator one cell per year of `YEARS`. */
  readonly cells: ByBenefit<readonly PublishedCell[]>;
}

/** A level's areas, ready to be given out. */
export interface PublishedLevel {
  readonly title: string;
  readonly areas: readonly PublishedArea[];
}

interface Level {
  readonly title: string;
  readonly areas: readonly AreaBenefits[];
}

/** Benefit counts of all levels, coarse to fine, nothing withheld. For tests and for `publishBenefits`; never written. */
export function benefitLevels(city: readonly PopulatedQuarter[]): readonly Level[] {
  return [
    {title: "Stadt", areas: benefitsByArea(city, () => ({key: "00", name: CITY_NAME}))},
    {title: "Bezirke", areas: benefitsByArea(city, ({bezirk}) => bezirk)},
    {title: "Stadtteile", areas: benefitsByArea(city, ({stadtteil}) => stadtteil)},
    {title: "Quartiere", areas: benefitsByArea(city, (quarter) => quarter)}
  ];
}

/** The city as a tree for one column of the extract. */
function columnTree(levels: readonly Level[], indicator: BenefitKey, t: number): CountNode {
  const node = ({key, benefits}: AreaBenefits, depth: number): CountNode => {
    const parts = (levels[depth + 1]?.areas ?? []).filter((area) => depth === 0 || area.key.startsWith(key));
    return {key, count: benefits[t]![indicator], parts: parts.map((part) => node(part, depth + 1))};
  };
  return node(levels[0]!.areas[0]!, 0);
}

function publish(count: number, isWithheld: boolean): PublishedCell {
  if (isWithheld) return "*";
  return count === 0 ? "-" : count;
}

/** Benefit counts of all levels, coarse to fine, with small counts and what would reveal them withheld. */
export function publishBenefits(city: readonly PopulatedQuarter[]): readonly PublishedLevel[] {
  const levels = benefitLevels(city);
  const withheld = byBenefit((key) => YEARS.map((_, t) => withheldKeys(columnTree(levels, key, t))));
  const cells = ({key, benefits}: AreaBenefits): PublishedArea["cells"] =>
    byBenefit((indicator) =>
      benefits.map((counts, t) => publish(counts[indicator], withheld[indicator][t]!.has(key)))
    );
  return levels.map(({title, areas}) => ({
    title,
    areas: areas.map((area) => ({key: area.key, name: area.name, cells: cells(area)}))
  }));
}
