import {html, uniqueId} from "../dom.js";

export interface LabelledSelectProps {
  readonly label: string;
  readonly options: readonly {readonly value: string; readonly text: string}[];
  readonly value: string;
}

/** `change` events come from the select itself. */
export interface LabelledSelectElement extends HTMLElement {
  readonly select: HTMLSelectElement;
  update(options: LabelledSelectProps["options"], value: string): void;
}

/** A list to choose one of, with its label above. */
export function labelledSelect({label, options, value}: LabelledSelectProps): LabelledSelectElement {
  const select = html("select", {id: uniqueId("field")});
  const root = html("div", {class: "labelled-field"}, html("label", {for: select.id}, label), select);
  const update = (next: LabelledSelectProps["options"], chosen: string) => {
    const key = JSON.stringify(next);
    if (select.dataset.options !== key) {
      select.dataset.options = key;
      select.replaceChildren(...next.map((one) => html("option", {value: one.value}, one.text)));
    }
    if (select.value !== chosen) select.value = chosen;
  };
  update(options, value);
  return Object.assign(root, {select, update});
}
