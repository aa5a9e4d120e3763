import {topology} from "topojson-server";
import {mergeArcs} from "topojson-client";
import type {Feature, FeatureCollection, Polygon as GeoPolygon} from "geojson";
import type {GeometryCollection, Polygon, Topology} from "topojson-specification";
import type {StatusDynamicsProps} from "../../components/figures/status-dynamics.js";
import type {ClassScheme} from "../../components/class-scheme.js";
import type {AreaDetail} from "../../components/figures/area-panel.js";

const COLUMNS = 8;
const ROWS = 5;
const PARENTS = ["Nordstadt", "Müggelheim/Kietzer Feld", "Charlottenburg-Wilmersdorf"] as const;

/** Grid of 40 areas, "00" … "39", in longitude and latitude; the corners are bent so that no two borders are alike. */
function square(i: number): Feature<GeoPolygon> {
  const [column, row] = [i % COLUMNS, Math.floor(i / COLUMNS)];
  const corner = (x: number, y: number): [number, number] => [
    10 + x * 0.02 + Math.sin(x * 2 + y) * 0.003,
    52 + y * 0.012 + Math.cos(x + y * 2) * 0.002
  ];
  const ring = [
    corner(column, row),
    corner(column, row + 1),
    corner(column + 1, row + 1),
    corner(column + 1, row),
    corner(column, row)
  ];
  return {
    type: "Feature",
    id: areaId(i),
    properties: {name: areaName(i)},
    geometry: {type: "Polygon", coordinates: [ring]}
  };
}

const areaId = (i: number) => String(i).padStart(2, "0");
const areaName = (i: number) => (i === 7 ? "Müllerstraße" : `Gebiet ${areaId(i)}`);
const parentIndex = (i: number) => Math.min(2, Math.floor((i % COLUMNS) / 3));

export const SCHEME: ClassScheme = {
  rows: {
    title: "Status",
    classes: [
      {code: "1", name: "hoch"},
      {code: "2", name: "mittel"},
      {code: "3", name: "niedrig"},
      {code: "4", name: "sehr niedrig"}
    ]
  },
  columns: {
    title: "Dynamik",
    classes: [
      {code: "+", name: "positiv"},
      {code: "+/-", name: "stabil"},
      {code: "-", name: "negativ"}
    ]
  },
  extras: [
    {key: "below_minimum", name: "unter 300 Einwohner", pattern: "dots"},
    {key: "suppressed", name: "k. A.", pattern: "hatch"},
    {key: "missing", name: "keine Daten", pattern: "outline"}
  ]
};

const KEYS = ["1+", "1+/-", "1-", "2+", "2+/-", "2-", "3+", "3+/-", "3-", "4+", "4+/-", "4-"];

/** The group of area i in an edition: areas 37, 38, 39 have no class. */
export function groupOf(i: number, edition: number): string {
  return ["below_minimum", "suppressed", "missing"][i - 37] ?? KEYS[(i * 5 + edition * 3) % 12]!;
}

const AREAS: FeatureCollection = {
  type: "FeatureCollection",
  features: Array.from({length: COLUMNS * ROWS}, (_, i) => square(i))
};

const SQUARES = topology({areas: AREAS}, 1e4) as unknown as Topology<{areas: GeometryCollection}>;

/** The areas of a parent put together, on the same arcs. */
function parent(name: string, index: number) {
  const parts = SQUARES.objects.areas.geometries.filter(({id}) => parentIndex(Number(id)) === index);
  return {...mergeArcs(SQUARES, parts as Polygon[]), id: name, properties: {name}};
}

const PARENT_AREAS: GeometryCollection = {type: "GeometryCollection", geometries: PARENTS.map(parent)};
const SHAPES = {topology: SQUARES, parents: {...SQUARES, objects: {areas: PARENT_AREAS}}};

function detail(id: string): AreaDetail {
  const all = Array.from({length: 37}, (_, i) => Math.sin(i * 7) * 2);
  return {
    name: areaName(Number(id)),
    place: `Gebiet in ${PARENTS[parentIndex(Number(id))]}`,
    className: `Klasse ${groupOf(Number(id), 0)}`,
    fill: {colour: "var(--class-2-2)"},
    facts: [{label: "Einwohner", text: "1.234"}],
    note: null,
    scores: [
      {
        index: {
          title: "Status-Index",
          text: "+1,2",
          value: 1.2,
          all,
          cuts: [-1, 1, 1.5],
          classes: SCHEME.rows.classes.map(({name}) => name)
        },
        indicators: [
          {
            title: "Kinderarmut",
            text: "27,3 %",
            score: 0.8,
            scoreText: "z = +0,8",
            contributionText: "trägt +0,4 bei",
            all
          },
          {
            title: "Arbeitslosigkeit",
            text: "k. A.",
            score: null,
            scoreText: "k. A.",
            contributionText: null,
            all
          }
        ],
        words: {less: "weniger Bedarf", more: "mehr Bedarf", reading: "Balken: alle Gebiete."}
      }
    ],
    trends: [
      {
        title: "Kinderarmut",
        summary: "Von 20 % auf 27,3 %.",
        format: (value) => `${value.toLocaleString("de")} %`,
        series: [
          {
            name: areaName(Number(id)),
            kind: "area",
            points: [
              {period: "2013", value: 20},
              {period: "2015", value: null},
              {period: "2017", value: 25},
              {period: "2019", value: 27.3}
            ]
          }
        ]
      }
    ],
    link: {href: "#profil", text: "Steckbrief"}
  };
}

const WORDS: StatusDynamicsProps["words"] = {
  map: {
    label: "Karte",
    help: "Pfeiltasten wechseln das Gebiet.",
    zoomIn: "Vergrößern",
    zoomOut: "Verkleinern",
    reset: "Ganze Stadt"
  },
  legend: {
    label: "Legende",
    note: "Nach unten: mehr Unterstützungsbedarf.",
    clear: "Auswahl aufheben",
    count: (areas) => (areas === 1 ? "1 Gebiet" : `${areas} Gebiete`)
  },
  table: {
    caption: "Alle Gebiete",
    name: "Gebiet",
    filter: "Gebiet suchen",
    count: (shown, all) => `${shown} von ${all}`,
    none: "Nichts gefunden."
  },
  panel: {
    label: "Gewähltes Gebiet",
    empty: "Wählen Sie ein Gebiet.",
    close: "Schließen",
    more: "Mehr zeigen",
    less: "Weniger zeigen"
  }
};

const TABLE_COLUMNS = [
  {key: "parent", title: "Bezirk", numeric: false},
  {key: "class", title: "Klasse", numeric: false},
  {key: "index", title: "Status-Index", numeric: true}
] as const;

/** Props of 40 made-up areas; editions differ in the classes only. */
export function figureProps(edition: number): StatusDynamicsProps {
  const numbers = Array.from({length: COLUMNS * ROWS}, (_, i) => i);
  return {
    title: "Wo der Unterstützungsbedarf groß ist",
    subtitle: `40 Gebiete, Ausgabe ${edition}`,
    source: "Quelle: erfunden",
    shapes: SHAPES,
    scheme: SCHEME,
    areas: numbers.map((i) => ({
      id: areaId(i),
      name: areaName(i),
      parent: PARENTS[parentIndex(i)]!,
      group: groupOf(i, edition)
    })),
    columns: TABLE_COLUMNS,
    rows: numbers.map((i) => {
      const index = i >= 37 ? null : Math.round(Math.sin(i * 7) * 200) / 100;
      return {
        id: areaId(i),
        name: areaName(i),
        cells: {
          parent: {text: PARENTS[parentIndex(i)]!, sort: PARENTS[parentIndex(i)]!},
          class: {text: groupOf(i, edition), sort: groupOf(i, edition), fill: {pattern: "outline"}},
          index: {text: index === null ? "k. A." : index.toLocaleString("de"), sort: index}
        }
      };
    }),
    detail,
    words: WORDS
  };
}
