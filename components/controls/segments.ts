import {html, uniqueId} from "../dom.js";

export interface SegmentsProps {
  readonly label: string;
  readonly options: readonly {readonly key: string; readonly title: string}[];
  readonly value: string;
}

/** Dispatches `input`; `value` is the key chosen. */
export interface SegmentsElement extends HTMLElement {
  readonly value: string;
}

/** One choice of a few, all in sight. */
export function segments({label, options, value}: SegmentsProps): SegmentsElement {
  const name = uniqueId("segments");
  const radios = options.map(({key}) =>
    html("input", {type: "radio", name, value: key, checked: key === value})
  );
  const root = html(
    "div",
    {class: "edition-select"},
    html(
      "div",
      {role: "radiogroup", "aria-label": label},
      html("span", {"aria-hidden": "true"}, label),
      html(
        "div",
        {class: "edition-periods"},
        ...options.map(({title}, i) => html("label", {}, radios[i], html("span", {}, title)))
      )
    )
  );
  return Object.defineProperty(root, "value", {
    get: () => radios.find(({checked}) => checked)?.value ?? value
  }) as unknown as SegmentsElement;
}
