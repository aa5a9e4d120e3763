import type {PanelKey} from "../../model/atlas-view.js";
import type {AtlasPanelModule} from "../panel.js";

/** How to load each panel; a panel comes when it is opened. */
export const PANEL_LOADERS: Readonly<Partial<Record<PanelKey, () => Promise<{default: AtlasPanelModule}>>>> =
  {};
