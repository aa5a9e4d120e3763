import type {Scope} from "../../src/model/build-info.js";
import type {Indicator} from "../../src/model/indicator.js";
import type {PointOfInterest} from "../../src/model/poi.js";
import type {Catalogue} from "../catalogue/catalogue.js";
import type {ObservationBlock} from "../harmonise/observation-block.js";
import type {DisclosureRules} from "../manifest/municipality.js";
import {suppressPrimary} from "./suppress-primary.js";

const release: unique symbol = Symbol("release");

/**
 * Rows, or blocks of rows, that went through disclosure control. Only this module can make one: the constructor wants a symbol that it keeps
 * to itself, and the rows lie in a private field, so that neither a cast nor a look-alike gets past a writer.
 */
export class Disclosed<Row> {
  readonly #rows: readonly Row[];

  constructor(permission: typeof release, rows: readonly Row[]) {
    if (permission !== release) throw new Error("disclosure: rows are released by disclosure control only");
    this.#rows = Object.freeze([...rows]);
  }

  get rows(): readonly Row[] {
    return this.#rows;
  }
}

export interface DisclosedTables {
  readonly indicators: Disclosed<Indicator>;
  readonly observations: Disclosed<ObservationBlock>;
}

/**
 * Disclosure control over all tables of a municipality. Primary suppression holds in both scopes; indicators that are
 * not public, and their observations, are left out of the public one. Rules "published": values that are published
 * already pass unchanged.
 */
export function applyDisclosure(
  observations: readonly ObservationBlock[],
  catalogue: Catalogue,
  rules: DisclosureRules | "published",
  scope: Scope
): DisclosedTables {
  const indicators = [...catalogue.values()]
    .map(({indicator}) => indicator)
    .filter((each) => shown(each, scope));
  const keys = new Set(indicators.map(({key}) => key));
  const safe = rules === "published" ? observations : suppressPrimary(observations, catalogue, rules);
  return {
    indicators: new Disclosed(release, indicators),
    observations: new Disclosed(
      release,
      safe.filter(({indicator}) => keys.has(indicator))
    )
  };
}

/** Points of interest for a scope: the public one has none that are not public. */
export function disclosePoints(points: readonly PointOfInterest[], scope: Scope): Disclosed<PointOfInterest> {
  return new Disclosed(
    release,
    points.filter((point) => shown(point, scope))
  );
}

function shown(row: {readonly public: boolean}, scope: Scope): boolean {
  return scope === "internal" || row.public;
}
