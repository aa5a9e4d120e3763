import {describe, expect, it} from "vitest";
import {audit, type Finding} from "../../../loaders/disclosure/audit.js";
import {formatFinding} from "../../../loaders/disclosure/disclosure-error.js";
import {
  cellKey,
  sumRelation,
  type CountCell,
  type LinkedTables
} from "../../../loaders/disclosure/linked-tables.js";
import type {Need} from "../../../loaders/disclosure/protection-rule.js";
import {loadSolver} from "../../../loaders/disclosure/solver.js";
import {suppressSecondary} from "../../../loaders/disclosure/suppress-secondary.js";
import {PLANTS} from "./planted-leaks.js";
import {publication} from "./publication.js";
import {createRandom, RULE} from "./random-tables.js";

const solver = await loadSolver();

function attack(tables: LinkedTables, needs: Readonly<Record<string, Need>> = {}) {
  const byKey = new Map(
    tables.cells.flatMap((cell): [string, Need][] => {
      const need = needs[`${cell.table}/${cell.area_id}`];
      return need === undefined ? [] : [[cellKey(cell), need]];
    })
  );
  return audit(tables, {rule: RULE, needs: byKey, solver});
}

const found = (findings: readonly Finding[]) =>
  findings.map(({table, area_id, rule, attack: how}) => `${table}/${area_id}: ${rule} by ${how}`);

const PLANTED_EACH = 40;

/** Each kind of leak, planted once: what is published, and what must be found. */
const PLANTED: readonly [string, LinkedTables, readonly string[], Readonly<Record<string, Need>>?][] = [
  ["a small count that is shown", publication({"a/1": 7}, []), ["a/1: threshold by shown"]],
  [
    "one withheld count in a sum over areas",
    publication({"a/1": "*", "a/2": 40, "a/0": 47}, [["levels", "a/0", "a/1", "a/2"]]),
    ["a/1: delivered by subtraction"]
  ],
  [
    "one withheld age group",
    publication({"u3/1": "*", "ab3/1": 90, "all/1": 95}, [["breakdown", "all/1", "u3/1", "ab3/1"]]),
    ["u3/1: small by subtraction"],
    {"u3/1": "small"}
  ],
  [
    "several singletons in one total",
    publication({"a/1": "*", "a/2": "*", "a/3": "*", "a/4": 30, "a/0": 33}, [
      ["levels", "a/0", "a/1", "a/2", "a/3", "a/4"]
    ]),
    ["a/1", "a/2", "a/3"].map((cell) => `${cell}: delivered by few in a total`)
  ],
  [
    "a sum that leaves too little for two",
    publication({"a/1": "*", "a/2": "*", "a/0": 6}, [["levels", "a/0", "a/1", "a/2"]]),
    ["a/0: threshold by shown", "a/1: delivered by few in a total", "a/2: delivered by few in a total"]
  ],
  [
    "two zonings that differ by one small area",
    publication({"a/1": "*", "a/2": "*", "a/3": "*", "district/x": 100, "ward/y": 96}, [
      ["levels", "district/x", "a/1", "a/2", "a/3"],
      ["zoning", "ward/y", "a/2", "a/3"]
    ]),
    ["a/1: small by zonings"],
    {"a/1": "small"}
  ],
  [
    "the other group of a share",
    publication({"all/1": 50, "part/1": 47, "all-part/1": 3}, [["part", "all/1", "part/1", "all-part/1"]]),
    ["all-part/1: complement by subtraction"]
  ],
  [
    "a rate with its population",
    publication({"poor/1": "*", "children/1": 80}, [], (index) => [
      {
        kind: "rate",
        cells: [index("poor/1"), index("children/1")],
        factors: [1, -0.0625],
        low: -1e-6,
        high: 1e-6
      }
    ]),
    ["poor/1: delivered by rate"]
  ],
  [
    "a rate with one decimal and a small population",
    publication({"poor/1": "*", "children/1": 80}, [], (index) => [
      {kind: "rate", cells: [index("poor/1")], factors: [1], low: 80 * 0.0615, high: 80 * 0.0635}
    ]),
    ["poor/1: delivered by rate"]
  ],
  [
    "last year's table and the change",
    publication({"a/1/2024": 20, "a/1/2025": "*"}, [], (index) => [
      {kind: "change", cells: [index("a/1/2025"), index("a/1/2024")], factors: [1, -1], low: -15, high: -15}
    ]),
    ["a/1: delivered by change"]
  ],
  [
    "a corner that only all sums together give away",
    publication(
      {
        ...{"r/1": "*", "r/2": "*", "r/3": "*", "s/1": "*", "s/2": "*", "s/3": "*"},
        ...{"r/0": 60, "s/0": 55, "t/1": 8, "t/2": 60, "t/3": 47}
      },
      [
        ["levels", "r/0", "r/1", "r/2", "r/3"],
        ["levels", "s/0", "s/1", "s/2", "s/3"],
        ["breakdown", "t/1", "r/1", "s/1"],
        ["breakdown", "t/2", "r/2", "s/2"],
        ["breakdown", "t/3", "r/3", "s/3"]
      ]
    ),
    ["t/1: threshold by shown", "r/1: delivered by few in a total", "s/1: delivered by few in a total"]
  ],
  [
    "tables that no people can have",
    publication({"a/1": "*", "a/2": "*", "a/0": 20, "b/0": 15}, [
      ["levels", "a/0", "a/1", "a/2"],
      ["zoning", "b/0", "a/1", "a/2"]
    ]),
    ["a/1: consistency by contradiction"]
  ]
];

describe("audit", () => {
  it.each(PLANTED)("finds %s", (_, tables, expected, needs) => {
    expect(found(attack(tables, needs)).sort()).toEqual([...expected].sort());
  });

  it("finds every leak that is planted, kind by kind", () => {
    const lines = Object.entries(PLANTS).map(([kind, plant]) => {
      const random = createRandom(kind.length);
      const plants = Array.from({length: PLANTED_EACH}, () => plant(random));
      const isFound = ({tables, needs, leak}: ReturnType<typeof plant>) =>
        found(attack(tables, needs)).some((each) => each.startsWith(`${leak}: `));
      return {kind, planted: plants.length, found: plants.filter(isFound).length};
    });
    console.table(lines);
    for (const {planted, found: count, kind} of lines) expect(count, kind).toBe(planted);
  });

  it("finds what integers give away and fractions do not", () => {
    // Three pairs that sum to 11: each count is 5.5 in the only table there is, so no whole one exists.
    const tables = publication({"a/1": "*", "a/2": "*", "a/3": "*", "p/1": 11, "p/2": 11, "p/3": 11}, [
      ["levels", "p/1", "a/1", "a/2"],
      ["levels", "p/2", "a/2", "a/3"],
      ["levels", "p/3", "a/1", "a/3"]
    ]);
    expect(found(attack(tables))).toEqual(["a/1: consistency by contradiction"]);
  });

  it("lets a count pass that has as many candidates as the rule", () => {
    const tables = (sum: number) =>
      publication({"a/1": "*", "a/2": "*", "a/0": sum}, [["levels", "a/0", "a/1", "a/2"]]);
    expect(attack(tables(10))).toEqual([]);
    expect(found(attack(tables(9))).length).toBeGreaterThan(0);
  });

  it("names rule, table, area and attack, and no value", () => {
    const [finding] = attack(
      publication({"a/1": "*", "a/2": 40, "a/0": 47}, [["levels", "a/0", "a/1", "a/2"]])
    );
    expect(formatFinding(finding!)).toBe(
      'disclosure: rule "delivered" is broken; expected a count that was delivered without its value to stay hidden, got it by attack "subtraction" (a, quartier 1, 2025)'
    );
  });
});

/**
 * Investment of enterprises by activity (rows) and region, with totals: the example of Fischetti and Salazar (2001),
 * Solving the Cell Suppression Problem on Tabular Data with Linear Constraints, Management Science 47(7), figures 1 and 2.
 * Activity II in region C is confidential; they withhold three more cells, and an outsider learns that it lies between 5
 * and 30.
 */
describe("the example of Fischetti and Salazar", () => {
  const values = [
    [20, 50, 10, 80],
    [8, 19, 22, 49],
    [17, 32, 12, 61],
    [45, 101, 44, 190]
  ];
  const cells = values.flatMap((row, activity) =>
    row.map((value, region): CountCell => {
      return {
        table: "investment",
        level: String(activity),
        period: "2001",
        area_id: String(region),
        value,
        flag: null
      };
    })
  );
  const at = (activity: number, region: number) => 4 * activity + region;
  const relations = [0, 1, 2, 3].flatMap((line) => [
    sumRelation(
      "levels",
      at(line, 3),
      [0, 1, 2].map((region) => at(line, region))
    ),
    sumRelation(
      "breakdown",
      at(3, line),
      [0, 1, 2].map((activity) => at(activity, line))
    )
  ]);
  const secret = at(1, 2);
  const rule = {threshold: 26, zeroIsSafe: true};
  const published = (withheld: ReadonlySet<number>): LinkedTables => ({
    relations,
    cells: cells.map((cell, i) => (withheld.has(i) ? {...cell, value: null, flag: "missing"} : cell))
  });

  it("is protected by the published three further cells, and these only", () => {
    const withheld = suppressSecondary(
      {cells, relations},
      {
        rule,
        needs: new Map([[secret, "small"]]),
        range: () => ({low: 17, high: 27}),
        cost: (cell) => cells[cell]!.value!,
        solver
      }
    );
    expect([...withheld].sort((a, b) => a - b)).toEqual([at(1, 0), at(1, 2), at(2, 0), at(2, 2)]);
  });

  it("leaves the published interval, 5 to 30, to an outsider", () => {
    const tables = published(new Set([at(1, 0), at(1, 2), at(2, 0), at(2, 2)]));
    const passes = (threshold: number) => {
      const needs = new Map<string, Need>([[cellKey(cells[secret]!), "small"]]);
      const findings = audit(tables, {rule: {threshold, zeroIsSafe: true}, needs, solver});
      return !findings.some(({rule: broken}) => broken === "small");
    };
    expect([passes(27), passes(28)]).toEqual([true, false]);
  });
});
