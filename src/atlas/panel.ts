import type {AreaFill, LinkState} from "../components/link-state.js";
import type {ShapeSources} from "../components/maps/area-shapes.js";
import type {AtlasCatalogue} from "../model/atlas-catalogue.js";
import type {AtlasView, PanelKey} from "../model/atlas-view.js";
import type {BuildInfo} from "../model/build-info.js";
import type {IndicatorSeries, SeriesLayer} from "../model/indicator-series.js";
import type {Places} from "../model/places.js";
import type {AtlasArea, Reference} from "../views/atlas-scene.js";
import type {DownloadColumn} from "../views/table-download.js";

export type {AtlasArea, Reference};

/** What a panel draws from. */
export interface AtlasPanelData {
  readonly info: BuildInfo;
  readonly view: AtlasView;
  /** Loads another indicator's values; cached. */
  readonly loadSeries: (key: string) => Promise<IndicatorSeries>;
  readonly catalogue: AtlasCatalogue;
  /** All values of the chosen indicator. */
  readonly series: IndicatorSeries;
  /** Values of the level and period shown. */
  readonly layer: SeriesLayer;
  /** Of `view.second`; null: none chosen. */
  readonly second: IndicatorSeries | null;
  /** Every area of the level in the boundaries of the period, also those without a value; alphabetical. */
  readonly areas: readonly AtlasArea[];
  /** Areas and levels by the boundaries of the period. */
  readonly places: Places;
  readonly shapes: ShapeSources;
  /** Cut points of the map's classes, rising: class i holds cuts[i−1] ≤ value < cuts[i]. */
  readonly cuts: readonly number[];
  /** Fills of the map by area. */
  readonly fills: ReadonlyMap<string, AreaFill>;
  readonly city: Reference;
  /** What the reader compares with, for an area. */
  readonly reference: (area: string) => Reference;
  /** "Quelle: … · Datenstand …" for the caption. */
  readonly source: string;
}

/**
 * A view beside map and table. It reports what the reader does with bubbling events: `areahover` and `areaselect`, detail
 * `{area: string | null}`, as the map does; `atlaschange`, detail `Partial<AtlasView>`, for any other choice (second
 * indicator, other period, group).
 */
export interface AtlasPanel {
  readonly element: HTMLElement;
  /** Draws data, or only the state where the data is the same object as before. */
  show(data: AtlasPanelData, state: LinkState): void;
  /** The panel's own table as it stands, to take along; absent: it has none. */
  readonly columns?: () => readonly DownloadColumn[];
}

/** Default export of `src/atlas/panels/<key>.ts`, loaded when the panel is opened. */
export interface AtlasPanelModule {
  readonly key: PanelKey;
  make(): AtlasPanel;
}
