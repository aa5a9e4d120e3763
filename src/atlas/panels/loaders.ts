import type {PanelKey} from "../../model/atlas-view.js";
import type {AtlasPanelModule} from "../panel.js";

/** How to load each panel; a panel comes when it is opened. */
export const PANEL_LOADERS: Readonly<Record<PanelKey, () => Promise<{default: AtlasPanelModule}>>> = {
  bars: () => import("./bars.js"),
  distribution: () => import("./distribution.js"),
  trend: () => import("./trend.js"),
  difference: () => import("./difference.js"),
  years: () => import("./years.js"),
  scatter: () => import("./scatter.js"),
  bivariate: () => import("./bivariate.js"),
  "two-maps": () => import("./two-maps.js"),
  group: () => import("./group.js")
};
