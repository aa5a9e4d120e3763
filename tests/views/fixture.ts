import type {ClassifiedArea} from "../../src/model/classification.js";
import type {Method} from "../../src/model/method.js";

/** A small method with two status indicators and a change, as a municipality could write it. */
export const method: Method = {
  id: "probe",
  version: "1.0.0",
  title: "Probe",
  source: {title: "Probe", url: null, note: null},
  level: "quartier",
  editions: [
    {period: "2023", baseline: "2021"},
    {period: "2025", baseline: "2023"}
  ],
  areas: {
    population: "einwohner",
    minimumPopulation: 300,
    exclude: [{areas: ["04"], periods: ["2025"], reason: "Ausreißer"}]
  },
  status: {
    indicators: [
      {key: "armut", direction: "higher_is_worse", weight: 1},
      {key: "bildung", direction: "higher_is_better", weight: 1}
    ],
    change: false,
    normalise: "z-population",
    aggregate: "sum",
    standardise: "z-population",
    cuts: {
      kind: "values",
      points: [
        {at: -1, equal: "upper"},
        {at: 1, equal: "lower"},
        {at: 1.5, equal: "lower"}
      ]
    },
    classes: [
      {code: "1", name: "hoch"},
      {code: "2", name: "mittel"},
      {code: "3", name: "niedrig"},
      {code: "4", name: "sehr niedrig"}
    ]
  },
  dynamics: {
    indicators: [{key: "armut", direction: "higher_is_worse", weight: 1}],
    change: true,
    normalise: "z-population",
    aggregate: "sum",
    standardise: null,
    cuts: {
      kind: "values",
      points: [
        {at: -1, equal: "upper"},
        {at: 1, equal: "lower"}
      ]
    },
    classes: [
      {code: "+", name: "positiv"},
      {code: "+/-", name: "stabil"},
      {code: "-", name: "negativ"}
    ]
  }
};

function area(area_id: string, status: string, dynamics: string, population: number): ClassifiedArea {
  return {
    area_id,
    name: `Gebiet ${area_id}`,
    parent_id: "0",
    population,
    status_index: 0.5,
    status_class: status,
    dynamics_index: -0.25,
    dynamics_class: dynamics,
    combined_class: status + dynamics,
    excluded: null,
    excluded_reason: null,
    status: [
      {key: "armut", value: 20.5, score: 0.75},
      {key: "bildung", value: 60, score: -0.25}
    ],
    dynamics: [{key: "armut", value: -1.5, score: -0.25}]
  };
}

export const rows: readonly ClassifiedArea[] = [
  area("01", "2", "+/-", 1000),
  area("02", "4", "-", 2000),
  area("03", "3", "+", 500),
  {
    ...area("04", "1", "+", 800),
    status_index: null,
    status_class: null,
    dynamics_index: null,
    dynamics_class: null,
    combined_class: null,
    excluded: "listed",
    excluded_reason: "Ausreißer",
    status: [
      {key: "armut", value: null, score: null},
      {key: "bildung", value: null, score: null}
    ],
    dynamics: [{key: "armut", value: null, score: null}]
  }
];
