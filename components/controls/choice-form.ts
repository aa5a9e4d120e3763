import {html, uniqueId} from "../dom.js";

interface Option {
  readonly key: string;
  readonly title: string;
}

export interface ChoiceField {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  /** One below the other, grouped by a title (an empty one: no group); or all in sight side by side. */
  readonly options:
    | {
        readonly kind: "list";
        readonly groups: readonly {readonly title: string; readonly options: readonly Option[]}[];
      }
    | {readonly kind: "segments"; readonly options: readonly Option[]};
}

export interface ChoiceFormElement extends HTMLFormElement {
  /** Shows other fields; the one with the focus keeps it. */
  update(fields: readonly ChoiceField[]): void;
}

/** Choices above a figure. Dispatches a bubbling `choose`, detail `{key, value}`; what then is chosen it is told with `update`. */
export function choiceForm(label: string, fields: readonly ChoiceField[]): ChoiceFormElement {
  const form = html("form", {class: "edition-select choice-form", "aria-label": label});
  const show = (now: readonly ChoiceField[]) => {
    const focus = (document.activeElement as HTMLInputElement | null)?.dataset?.choice;
    const had = form.contains(document.activeElement) ? focus : undefined;
    form.replaceChildren(...now.map(field));
    if (had !== undefined) {
      const all = [...form.querySelectorAll<HTMLInputElement>("[data-choice]")];
      const same = all.filter(({dataset}) => dataset.choice === had);
      (same.find((input) => input.type !== "radio" || input.checked) ?? same[0])?.focus({
        preventScroll: true
      });
    }
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", (event) => {
    const changed = event.target as HTMLInputElement | HTMLSelectElement;
    const key = changed.dataset.choice;
    if (key === undefined) return;
    event.stopPropagation();
    form.dispatchEvent(new CustomEvent("choose", {detail: {key, value: changed.value}, bubbles: true}));
  });
  show(fields);
  return Object.assign(form, {update: show});
}

function field({key, label, value, options}: ChoiceField): HTMLElement {
  if (options.kind === "list") {
    const select = html(
      "select",
      {"data-choice": key, name: key},
      ...options.groups.flatMap(({title, options: inside}) => {
        const made = inside.map((one) =>
          html("option", {value: one.key, selected: one.key === value}, one.title)
        );
        return title === "" ? made : [html("optgroup", {label: title}, ...made)];
      })
    );
    return html("label", {class: "choice-list"}, html("span", {}, label), select);
  }
  const name = uniqueId(key);
  return html(
    "div",
    {role: "radiogroup", "aria-label": label},
    html("span", {"aria-hidden": "true"}, label),
    html(
      "div",
      {class: "edition-periods"},
      ...options.options.map((one) =>
        html(
          "label",
          {},
          html("input", {
            type: "radio",
            name,
            value: one.key,
            checked: one.key === value,
            "data-choice": key
          }),
          html("span", {}, one.title)
        )
      )
    )
  );
}
