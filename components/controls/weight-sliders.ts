import {decimalInput} from "./decimal-input.js";
import {html} from "../dom.js";
import {report} from "../link-state.js";

export interface WeightItem<D extends string = string> {
  readonly key: string;
  readonly title: string;
  readonly direction: D;
  /** Share of all weights, 0 to 100. */
  readonly share: number;
  readonly locked: boolean;
}

export interface WeightSlidersWords {
  readonly remove: (title: string) => string;
  readonly lock: (title: string) => string;
  readonly weight: (title: string) => string;
  readonly direction: (title: string) => string;
  /** Names of the directions by their keys. */
  readonly directions: Readonly<Record<string, string>>;
  readonly format: (share: number) => string;
}

export interface WeightSlidersProps {
  readonly items: readonly WeightItem[];
  /** Whether weights can be set; else they are only shown. */
  readonly editable: boolean;
}

/**
 * Events, all bubbling: `weightchange` `{key, share}`, `lockchange` `{key, locked}`, `directionchange` `{key, direction}`,
 * `indicatorremove` `{key}`. The control paints what it is told with `update`.
 */
export interface WeightSlidersElement extends HTMLElement {
  update(props: WeightSlidersProps): void;
}

interface Row {
  readonly element: HTMLElement;
  show(item: WeightItem, editable: boolean): void;
}

/** One row per indicator: direction, a slider and the exact number, a lock, and a button to remove it. */
export function weightSliders(first: WeightSlidersProps, words: WeightSlidersWords): WeightSlidersElement {
  const root = html("ul", {class: "weight-sliders"});
  const rows = new Map<string, Row>();
  const update = ({items, editable}: WeightSlidersProps) => {
    for (const key of [...rows.keys()]) {
      if (items.some((item) => item.key === key)) continue;
      rows.get(key)!.element.remove();
      rows.delete(key);
    }
    items.forEach((item, i) => {
      const row = rows.get(item.key) ?? weightRow(root, item, words);
      rows.set(item.key, row);
      row.show(item, editable);
      if (root.children[i] !== row.element) root.insertBefore(row.element, root.children[i] ?? null);
    });
  };
  update(first);
  return Object.assign(root, {update});
}

function weightRow(root: HTMLElement, {key, title}: WeightItem, words: WeightSlidersWords): Row {
  const slider = html("input", {
    type: "range",
    min: 0,
    max: 100,
    step: 0.5,
    "aria-label": words.weight(title)
  });
  const exact = decimalInput({
    ...{label: words.weight(title), step: 1, format: words.format},
    take: (share) => report(root, "weightchange", {key, share})
  });
  const lock = html("input", {type: "checkbox", "aria-label": words.lock(title)});
  const direction = html(
    "select",
    {"aria-label": words.direction(title)},
    ...Object.entries(words.directions).map(([value, text]) => html("option", {value}, text))
  );
  const remove = html(
    "button",
    {type: "button", class: "weight-remove", "aria-label": words.remove(title), title: words.remove(title)},
    "×"
  );
  slider.addEventListener("input", () => report(root, "weightchange", {key, share: slider.valueAsNumber}));
  lock.addEventListener("change", () => report(root, "lockchange", {key, locked: lock.checked}));
  direction.addEventListener("change", () =>
    report(root, "directionchange", {key, direction: direction.value})
  );
  remove.addEventListener("click", () => report(root, "indicatorremove", {key}));
  const element = html(
    "li",
    {"data-key": key},
    html("div", {class: "weight-head"}, html("span", {class: "weight-title"}, title), remove),
    html("div", {class: "weight-direction"}, direction),
    html(
      "div",
      {class: "weight-row"},
      slider,
      html("span", {class: "weight-exact"}, exact, " %"),
      html(
        "label",
        {class: "weight-lock", title: words.lock(title)},
        lock,
        html("span", {"aria-hidden": "true"}, "fest")
      )
    )
  );
  return {
    element,
    show(item, editable) {
      direction.value = item.direction;
      lock.checked = item.locked;
      lock.disabled = !editable;
      slider.disabled = exact.disabled = !editable || item.locked;
      if (Math.abs(slider.valueAsNumber - item.share) > 0.25) slider.value = String(item.share);
      exact.show(item.share);
      slider.setAttribute("aria-valuetext", `${words.format(item.share)} %`);
    }
  };
}
