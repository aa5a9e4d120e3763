import type {SelectOption} from "../../components/controls/select-field.js";
import type {LinkState} from "../../components/link-state.js";
import type {AtlasPanel, AtlasPanelData} from "../panel.js";

/**
 * A panel that draws when the data is another object, and paints the state at every call.
 * @param columns - its own table, to take along
 */
export function drawnPanel(
  element: HTMLElement,
  draw: (data: AtlasPanelData) => void,
  paint: (state: LinkState) => void,
  columns?: AtlasPanel["columns"]
): AtlasPanel {
  const last: {data: AtlasPanelData | null} = {data: null};
  return {
    element,
    ...(columns && {columns}),
    show(data, state) {
      if (data !== last.data) {
        last.data = data;
        draw(data);
      }
      paint(state);
    }
  };
}

/** Every other indicator that has values on the level, under its theme. */
export function secondOptions({catalogue, view}: AtlasPanelData): readonly SelectOption[] {
  return catalogue.entries
    .filter(
      ({indicator, available}) =>
        indicator.key !== view.indicator && available.some(({level}) => level === view.level)
    )
    .map(({indicator: {key, title, theme}}) => ({key, title, group: theme}));
}
