import type {FeatureCollection} from "geojson";
import {topology} from "topojson-server";
import type {Topology} from "topojson-specification";
import {valueBars} from "../../../components/charts/value-bars.js";
import {html} from "../../../components/dom.js";
import {figurePng, figureSvg} from "../../../components/export/figure-export.js";
import {NOTHING, type AreaFill, type LinkState} from "../../../components/link-state.js";
import {areaMap} from "../../../components/maps/area-map.js";
import {areaTable} from "../../../components/tables/area-table.js";

/** More than the map draws as elements. */
const [COLUMNS, ROWS] = [80, 50];
const AREAS = COLUMNS * ROWS;

/** What stands in every tenth place; all others have one of three colours. */
const WITHOUT: readonly AreaFill[] = [{pattern: "hatch"}, {pattern: "dots"}, {pattern: "outline"}];
const COLOURS = ["light-dark(#d3e6e4, #17403f)", "light-dark(#2f8285, #5fb3ad)", "#aa5500"];

const idOf = (i: number) => String(i).padStart(4, "0");

function squares(): Topology {
  const features = Array.from({length: AREAS}, (_, i) => {
    const [west, north] = [10 + (i % COLUMNS) * 0.01, 52 - Math.floor(i / COLUMNS) * 0.01];
    const [east, south] = [west + 0.01, north - 0.01];
    const ring = [
      [west, north],
      [east, north],
      [east, south],
      [west, south],
      [west, north]
    ];
    return {
      type: "Feature" as const,
      id: idOf(i),
      properties: {name: `Gebiet ${idOf(i)}`},
      geometry: {type: "Polygon" as const, coordinates: [ring]}
    };
  });
  const areas: FeatureCollection = {type: "FeatureCollection", features};
  return topology({areas}, 1e5) as unknown as Topology;
}

/** The colours move by one place per turn. */
function look(turn: number) {
  const fill = (i: number): AreaFill =>
    i % 10 === 0 ? WITHOUT[(i / 10) % 3]! : {colour: COLOURS[(i + turn) % 3]!};
  return {
    fills: new Map(Array.from({length: AREAS}, (_, i) => [idOf(i), fill(i)])),
    describe: (id: string) => `Gebiet ${id} gelesen`,
    tooltip: (id: string) => ({title: `Gebiet ${id}`, lines: ["12,3 %"]})
  };
}

const words = {label: "Karte", help: "Pfeiltasten", zoomIn: "Größer", zoomOut: "Kleiner", reset: "Alles"};
const map = areaMap({topology: squares(), ...look(0), words});
const figure = html(
  "figure",
  {"data-export": "viele"},
  html("h2", {}, "Viele Gebiete"),
  html("div", {style: "width:900px;max-width:100%"}, map),
  html("figcaption", {}, "Quelle: erfunden")
);
const table = areaTable({
  columns: [{key: "value", title: "Wert", numeric: true}],
  rows: Array.from({length: AREAS}, (_, i) => ({
    id: idOf(i),
    name: `Gebiet ${AREAS - i}`,
    cells: {value: {text: String(i), sort: i}}
  })),
  words: {
    ...{caption: "Werte", name: "Gebiet", filter: "suchen", none: "keine"},
    count: (shown, all) => `${shown} von ${all}`
  }
});
const bars = valueBars({
  bars: Array.from({length: AREAS}, (_, i) => ({
    ...{id: idOf(i), name: `Gebiet ${i}`, value: i, text: String(i), fill: {colour: COLOURS[2]!}}
  })),
  reference: null,
  words: {label: "Balken", help: "Pfeiltasten", describe: (id) => id, further: (count) => `${count} weitere`}
});
document.querySelector("#figure")!.append(figure, table, bars);

const held: {state: LinkState} = {state: NOTHING};
const show = (change: Partial<LinkState>) => map.show((held.state = {...held.state, ...change}));
map.addEventListener("areahover", (event) =>
  show({hovered: (event as CustomEvent<{area: string | null}>).detail.area})
);
map.addEventListener("areaselect", (event) =>
  show({selected: (event as CustomEvent<{area: string | null}>).detail.area})
);

const picture = {link: "https://beispiel.test/", licence: null, font: null};

/** The colours of the middle of an area, five by five pixels. */
function pixels(source: HTMLCanvasElement, x: number, y: number): readonly string[] {
  const {data} = source.getContext("2d")!.getImageData(Math.round(x) - 2, Math.round(y) - 2, 5, 5);
  return Array.from({length: 25}, (_, i) => data.slice(4 * i, 4 * i + 3).join());
}

/** The picture as the browser draws a file. */
async function drawn(file: Blob): Promise<HTMLCanvasElement> {
  const image = await createImageBitmap(file);
  const canvas = html("canvas", {width: image.width, height: image.height});
  canvas.getContext("2d")!.drawImage(image, 0, 0);
  return canvas;
}

Object.assign(window, {
  state: () => held.state,
  show,
  table,
  recolour: (turn: number) => map.update(look(turn)),
  highlight: (every: number) =>
    show({
      highlighted: new Set(Array.from({length: AREAS / every}, (_, i) => idOf(i * every)))
    }),
  svgText: () => figureSvg(figure, picture),
  /** The commonest colours of the PNG with their numbers of pixels. */
  async png() {
    const canvas = await drawn(await figurePng(figure, picture));
    const {data} = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
    const colours = new Map<string, number>();
    for (let i = 0; i < data.length; i += 4) {
      const colour = data.slice(i, i + 3).join();
      colours.set(colour, (colours.get(colour) ?? 0) + 1);
    }
    return [...colours].sort((a, b) => b[1] - a[1]).slice(0, 12);
  },
  colours(x: number, y: number) {
    const canvas = map.querySelector("canvas")!;
    const box = map.querySelector(".map-box")!.getBoundingClientRect();
    return pixels(canvas, (x - box.left) * devicePixelRatio, (y - box.top) * devicePixelRatio);
  }
});
