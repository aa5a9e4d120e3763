import {kappa} from "./statistics/kappa.js";

/** How many areas have one class in the first and one in the second classification. */
export interface AgreementCell {
  readonly class_a: string;
  readonly class_b: string;
  readonly areas: number;
}

export interface Agreement {
  /** Areas that have a class in both. */
  readonly areas: number;
  readonly changed: number;
  /** Share of areas with the same class, 0 to 1; null without areas. */
  readonly agreement: number | null;
  /** Cohen's kappa; null where there is no answer (`kappa`). */
  readonly kappa: number | null;
  /** With weights by distance in classes and by its square; null also where the classes have no known order. */
  readonly kappa_linear: number | null;
  readonly kappa_quadratic: number | null;
}

/**
 * How far two classifications agree.
 *
 * @param order all classes from one end to the other; null where they have no order
 * @throws where a class is missing in the order
 */
export function agreementOf(cells: readonly AgreementCell[], order: readonly string[] | null): Agreement {
  const found = [...new Set(cells.flatMap(({class_a, class_b}) => [class_a, class_b]))];
  const unknown = order && found.find((code) => !order.includes(code));
  if (unknown) {
    const expected = `one of ${order.join(", ")}`;
    throw new Error(
      `agreement: a class is not in the order of classes; expected ${expected}, got "${unknown}"`
    );
  }
  const codes = order ?? found;
  const count = (a: string, b: string) =>
    cells.find(({class_a, class_b}) => class_a === a && class_b === b)?.areas ?? 0;
  const table = codes.map((a) => codes.map((b) => count(a, b)));
  const areas = cells.reduce((sum, cell) => sum + cell.areas, 0);
  const same = codes.reduce((sum, code) => sum + count(code, code), 0);
  return {
    areas,
    changed: areas - same,
    agreement: areas === 0 ? null : same / areas,
    kappa: kappa(table, "unweighted"),
    kappa_linear: order === null ? null : kappa(table, "linear"),
    kappa_quadratic: order === null ? null : kappa(table, "quadratic")
  };
}

/** The order of classes that are whole numbers: ascending; null for others. */
export function numericOrder(codes: readonly string[]): readonly string[] | null {
  if (codes.some((code) => !/^\d+$/.test(code))) return null;
  return [...new Set(codes)].sort((a, b) => Number(a) - Number(b));
}
