import type {LinkState} from "../components/link-state.js";
import type {AtlasScene} from "../views/atlas-scene.js";
import {howSection} from "./how.js";
import type {Later} from "./later.js";
import type {MapFrame} from "./map-frame.js";
import {panelHost} from "./panel-host.js";
import {pointLayer} from "./point-layer.js";

/** What is shown now. */
export type Shown = () => {
  readonly scene: AtlasScene;
  readonly link: LinkState;
  /** Areas that the table lists, in its order. */
  readonly listed: () => readonly string[];
};

/** Milliseconds without another choice, after which a reader looks at what is shown. */
const SETTLED = 400;

/** Adds to a page what the first map does not need: further views, points on the map, sources and statement. */
export function addLater(
  page: {
    readonly root: HTMLElement;
    readonly views: HTMLElement;
    readonly how: HTMLElement;
    readonly map: MapFrame;
  },
  later: Later,
  shown: Shown
): void {
  const panel = panelHost(page.views, later);
  const points = pointLayer(page.map, later);
  const how = howSection(page.how, later, shown);
  // What stands far below the map waits until the map has been painted.
  const waiting = {timer: 0};
  const draw = () => {
    const {scene, link} = shown();
    panel(scene, link);
    points(scene);
    clearTimeout(waiting.timer);
    waiting.timer = window.setTimeout(() => how(shown().scene), SETTLED);
  };
  page.root.addEventListener("atlasdraw", draw);
  for (const type of ["areahover", "classhover"]) {
    page.root.addEventListener(type, () => panel(shown().scene, shown().link));
  }
  page.root.addEventListener("pointerover", ({target}) => {
    const option = (target as Element).closest<HTMLElement>(".atlas-indicator [role=option]");
    if (option?.dataset.key !== undefined) later.ahead(option.dataset.key);
  });
  draw();
}
