import type {FigureData} from "../../src/views/atlas-figure.js";
import type {Area, Layer} from "../../src/model/area.js";
import type {AtlasCatalogue} from "../../src/model/atlas-catalogue.js";
import type {AtlasView} from "../../src/model/atlas-view.js";
import type {BuildInfo} from "../../src/model/build-info.js";
import {layerAt, MISSING, type AreaValue, type IndicatorSeries} from "../../src/model/indicator-series.js";
import type {Indicator} from "../../src/model/indicator.js";
import type {Flag} from "../../src/model/observation.js";
import {placesAt} from "../../src/model/places.js";

export const LEVELS = [
  {key: "stadt", title: "Stadt", plural: "Städte"},
  {key: "bezirk", title: "Bezirk", plural: "Bezirke"},
  {key: "quartier", title: "Quartier", plural: "Quartiere"}
];

export const LONG = "Charlottenburg-Wilmersdorf an der Müggelheimer Chaussee/Kietzer Feld";

export const indicator: Indicator = {
  key: "armut",
  theme: "Soziale Lage",
  title: "Kinderarmut",
  unit: "%",
  decimals: 1,
  kind: "metric",
  polarity: "higher_is_worse",
  numerator: "arm",
  denominator: "kinder",
  factor: 100,
  source: "Amt",
  note: "",
  public: true
};

export const value = (numerator: number, denominator = 100): AreaValue => ({
  value: (100 * numerator) / denominator,
  ...{numerator, denominator, flag: null}
});
export const plain = (number: number): AreaValue => ({...MISSING, value: number, flag: null});
export const gap = (flag: Flag): AreaValue => ({...MISSING, flag});

/** Values by "level period" and area. */
export type Values = Readonly<Record<string, Readonly<Record<string, AreaValue>>>>;

export function seriesOf(values: Values, changes: Partial<Indicator> = {}): IndicatorSeries {
  const layers = Object.entries(values).map(([key, areas]) => {
    const [level, period] = key.split(" ") as [string, string];
    return {level, period, values: new Map(Object.entries(areas))};
  });
  return {indicator: {...indicator, ...changes}, layers};
}

/** Four quarters in two districts: "11" and "12" in "1", "21" and "22" in "2". */
export const NAMES: Readonly<Record<string, string>> = {
  "11": "Altstadt",
  "12": "Bahnhof",
  "21": LONG,
  "22": "Ösede"
};

export const THREE_YEARS: Values = {
  "bezirk 2019": {"1": value(20), "2": value(30)},
  "bezirk 2021": {"1": value(22), "2": value(28)},
  "quartier 2017": {"11": value(9), "99": value(40)},
  "quartier 2019": {"11": value(10), "12": value(30), "21": value(20), "22": gap("suppressed")},
  "quartier 2021": {"11": value(12), "12": value(25), "21": value(20), "22": value(35)},
  "stadt 2019": {"0": value(25)},
  "stadt 2021": {"0": value(24)}
};

const layer = (
  level: string,
  vintage: string,
  valid_from: string | null,
  valid_to: string | null
): Layer => ({
  ...{level, vintage, valid_from, valid_to}
});

/** Quarters have new boundaries since 2018. */
const LAYERS = [
  layer("stadt", "1", null, null),
  layer("bezirk", "1", null, null),
  layer("quartier", "1", null, "2017-12-31"),
  layer("quartier", "2", "2018-01-01", null)
];

const VIEW: AtlasView = {
  indicator: "armut",
  level: "quartier",
  period: "2021",
  area: null,
  compare: {kind: "city"},
  breaks: {kind: "quantiles", count: 5},
  breaksOf: "all",
  diverging: false,
  filter: [],
  panel: null,
  second: null,
  other: null,
  group: null,
  points: [],
  sort: null,
  search: ""
};

export interface Changes {
  readonly values?: Values;
  readonly names?: Readonly<Record<string, string>>;
  readonly indicator?: Partial<Indicator>;
  readonly view?: Partial<AtlasView>;
  readonly second?: IndicatorSeries | null;
}

/** What the page gives to its figures, made of a few values. */
export function figureData(changes: Changes = {}): FigureData {
  const {values = THREE_YEARS, names = NAMES, second = null} = changes;
  const series = seriesOf(values, changes.indicator);
  const view = {...VIEW, ...changes.view};
  const info = {
    municipality: {id: "probe", name: "Probestadt"},
    levels: LEVELS,
    layers: LAYERS
  } as unknown as BuildInfo;
  const parent = (id: string) => ({id: id[0]!, name: `Bezirk ${id[0]}`});
  const areas = Object.entries(names).map(([id, name]) => ({id, name, parent: parent(id)}));
  const city = layerAt(series, "stadt", view.period)?.values.get("0")?.value ?? null;
  return {
    ...{info, view, series, second, areas},
    layer: layerAt(series, view.level, view.period) ?? {...view, values: new Map()},
    places: placesAt(everyArea(names), LEVELS, view.period),
    shapes: {} as FigureData["shapes"],
    cuts: [15, 30],
    fills: new Map(areas.map(({id}) => [id, {colour: "teal"}])),
    city: {name: "Probestadt", value: city},
    reference: () => ({name: "Probestadt", value: city}),
    source: "Quelle: Amt. Datenstand 1."
  };
}

function everyArea(names: Readonly<Record<string, string>>): readonly Area[] {
  const area = (level: string, area_id: string, name: string, parent_id: string | null) =>
    ({level, area_id, name, parent_id, valid_from: null, valid_to: null}) as Area;
  return [
    area("stadt", "0", "Probestadt", null),
    area("bezirk", "1", "Bezirk 1", "0"),
    area("bezirk", "2", "Bezirk 2", "0"),
    ...Object.entries(names).map(([id, name]) => area("quartier", id, name, id[0]!))
  ];
}

export const catalogue = (...series: readonly IndicatorSeries[]): AtlasCatalogue => ({
  entries: series.map((one) => ({indicator: one.indicator, available: []}))
});

export const ALL_GAPS: Values = {
  "quartier 2019": Object.fromEntries(Object.keys(NAMES).map((id) => [id, gap("suppressed")])),
  "quartier 2021": Object.fromEntries(Object.keys(NAMES).map((id) => [id, gap("suppressed")]))
};
