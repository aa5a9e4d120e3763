import {html} from "../dom.js";

export interface SelectOption {
  readonly key: string;
  readonly title: string;
  /** Heading that options of the same group stand under; null: none. */
  readonly group?: string | null;
}

/** Dispatches `input`; `value` is the key chosen, "" for none. */
export interface SelectFieldElement extends HTMLElement {
  readonly value: string;
  /** Offers other options. A value that is not among them counts as none, which `none` names. */
  offer(options: readonly SelectOption[], value: string | null): void;
}

/** A labelled choice of one of many. `none`: what stands there while nothing is chosen; null: something always is. */
export function selectField(label: string, none: string | null): SelectFieldElement {
  const select = html("select");
  const root = html("label", {class: "select-field"}, html("span", {}, label), select);
  const option = ({key, title}: SelectOption) => html("option", {value: key}, title);
  return Object.defineProperty(
    Object.assign(root, {
      offer(options: readonly SelectOption[], value: string | null) {
        const groups = new Map<string | null, SelectOption[]>();
        for (const one of options) {
          const group = one.group ?? null;
          groups.set(group, [...(groups.get(group) ?? []), one]);
        }
        const lists = [...groups].flatMap(([group, members]) =>
          group === null ? members.map(option) : [html("optgroup", {label: group}, ...members.map(option))]
        );
        select.replaceChildren(...(none === null ? [] : [html("option", {value: ""}, none)]), ...lists);
        if (options.some(({key}) => key === value)) select.value = value!;
        else if (none !== null) select.value = "";
      }
    }),
    "value",
    {get: () => select.value}
  ) as unknown as SelectFieldElement;
}
