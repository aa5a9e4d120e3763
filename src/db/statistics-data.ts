import type {IndicatorSeries} from "../model/indicator-series.js";
import {statisticsOffers, type StatisticsOffer} from "../model/statistics-offer.js";
import {loadCatalogue, loadSeries} from "./indicator-data.js";
import {openSite, sitePlaces, type Site} from "./site.js";

/** What the pages of statistics begin with. */
export interface StatisticsSite {
  readonly site: Site;
  readonly offers: readonly StatisticsOffer[];
  /** How many people live in an area, to weigh it; null where the municipality has no such indicator. */
  readonly population: IndicatorSeries | null;
}

/** Key that municipalities give to their population by custom, where no method names it. */
const POPULATION = "einwohner";

export async function openStatistics(): Promise<StatisticsSite> {
  const [site, catalogue] = await Promise.all([openSite(), loadCatalogue()]);
  const counted = new Map<string, number>();
  const areaCount = (level: string, period: string) => {
    const key = `${level} ${period}`;
    const places = sitePlaces(site, period);
    const count = () => site.areas.filter((area) => places.area(level, area.area_id) === area).length;
    const known = counted.get(key) ?? count();
    counted.set(key, known);
    return known;
  };
  const offers = statisticsOffers(catalogue, site.info, areaCount);
  const named = site.methods.map(({areas}) => areas.population).find((key) => key !== null) ?? POPULATION;
  const known = catalogue.entries.some(({indicator}) => indicator.key === named);
  return {site, offers, population: known ? await loadSeries(named) : null};
}
