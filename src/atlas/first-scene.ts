import type {ShapeSources} from "../components/maps/area-shapes.js";
import {firstSeries, type AtlasFirst} from "../model/atlas-first.js";
import {DEFAULT_RULE} from "../model/atlas-link.js";
import type {AtlasView} from "../model/atlas-view.js";
import type {BuildInfo} from "../model/build-info.js";
import {atlasScene, type AtlasArea, type AtlasScene} from "../views/atlas-scene.js";

/** The view of an address without parameters. */
export function defaultAtlasView({indicator, period, layers}: AtlasFirst): AtlasView {
  return {
    indicator: indicator.key,
    level: layers.at(-1)!.level,
    period,
    area: null,
    compare: {kind: "city"},
    breaks: DEFAULT_RULE,
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
}

/** Whether the shipped first map is what a view asks for: no table has to be read. */
export function isFirst(view: AtlasView, first: AtlasFirst): boolean {
  const usual = defaultAtlasView(first);
  const shown = ({indicator, level, period, breaks, breaksOf}: AtlasView) =>
    JSON.stringify([indicator, level, period, breaks, breaksOf]);
  return shown(view) === shown(usual);
}

/** The first map from what the site ships for it. */
export function firstScene(
  info: BuildInfo,
  first: AtlasFirst,
  view: AtlasView,
  shapes: ShapeSources
): AtlasScene {
  return atlasScene({
    info,
    view,
    available: first.available,
    series: firstSeries(first),
    areas: firstAreas(first),
    shapes,
    cuts: first.cuts,
    groups: () => []
  });
}

function firstAreas({layers}: AtlasFirst): readonly AtlasArea[] {
  const {ids, names, parents} = layers.at(-1)!;
  const above = layers.at(-2);
  const areas = ids.map((id, i) => {
    const parent = parents?.[i] ?? null;
    return {
      ...{id, name: names[i] ?? id},
      parent: parent === null || !above ? null : {id: above.ids[parent]!, name: above.names[parent]!}
    };
  });
  return alphabetical(areas);
}

/** In the order of a German register. */
export function alphabetical(areas: readonly AtlasArea[]): readonly AtlasArea[] {
  const {compare} = new Intl.Collator("de", {numeric: true});
  return areas.toSorted((a, b) => compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}
