import {html, uniqueId} from "../dom.js";

export interface SearchOption {
  readonly key: string;
  readonly title: string;
  /** A second, quieter line. */
  readonly note?: string;
}

export interface SearchGroup {
  /** null: no heading. */
  readonly title: string | null;
  readonly options: readonly SearchOption[];
}

export interface SearchSelectProps {
  readonly label: string;
  readonly placeholder: string;
  /** What stands in the list when nothing is found. */
  readonly none: string;
  /** What is offered for a text; everything for an empty one. */
  readonly find: (query: string) => readonly SearchGroup[];
}

/** Event: `choose`, detail `{key: string}`; does not bubble. */
export interface SearchSelectElement extends HTMLElement {
  /** The chosen option's title, shown while nobody searches. */
  show(title: string): void;
  readonly input: HTMLInputElement;
}

interface State {
  shown: string;
  options: readonly HTMLElement[];
  active: number;
  open: boolean;
}

/**
 * A field with a list below it that the text narrows down: the combobox pattern of the ARIA Authoring Practices. Down and Up
 * move in the list, Enter chooses, Escape leaves everything as it was.
 */
export function searchSelect({label, placeholder, none, find}: SearchSelectProps): SearchSelectElement {
  const id = uniqueId("search");
  const input = html("input", {
    ...{type: "text", role: "combobox", id, placeholder, autocomplete: "off", spellcheck: "false"},
    ...{"aria-expanded": "false", "aria-controls": `${id}-list`, "aria-autocomplete": "list"}
  });
  const list = html("div", {
    id: `${id}-list`,
    class: "search-list",
    role: "listbox",
    "aria-label": label,
    hidden: true
  });
  const root = html(
    "div",
    {class: "search-select"},
    html("label", {for: id}, label),
    html("div", {class: "search-field"}, input, list)
  );
  const state: State = {shown: "", options: [], active: -1, open: false};
  const activate = (index: number) => {
    state.options[state.active]?.setAttribute("aria-selected", "false");
    state.active = state.options.length === 0 ? -1 : (index + state.options.length) % state.options.length;
    const option = state.options[state.active];
    option?.setAttribute("aria-selected", "true");
    // With the next frame: a list that is shut again before it is painted need not be laid out.
    requestAnimationFrame(() => state.open && option?.scrollIntoView({block: "nearest"}));
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
  };
  const fill = (query: string) => {
    const groups = find(query).filter(({options}) => options.length > 0);
    const drawn = groups.map((group, i) => groupElement(group, `${id}-${i}`));
    list.replaceChildren(
      ...(drawn.length > 0 ? drawn : [html("p", {class: "search-none", role: "status"}, none)])
    );
    state.options = [...list.querySelectorAll<HTMLElement>("[role=option]")];
    state.active = -1;
    activate(
      query === ""
        ? -1 +
            Math.max(
              0,
              state.options.findIndex((o) => o.dataset.title === state.shown)
            ) +
            1
        : 0
    );
  };
  const setOpen = (open: boolean) => {
    if (open === state.open) return;
    state.open = open;
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (open) fill("");
    else {
      input.value = state.shown;
      input.removeAttribute("aria-activedescendant");
    }
  };
  const choose = (option: HTMLElement | undefined) => {
    if (option?.dataset.key === undefined) return;
    setOpen(false);
    root.dispatchEvent(new CustomEvent("choose", {detail: {key: option.dataset.key}}));
  };
  listen(input, list, {state, setOpen, fill, activate, choose});
  return Object.assign(root, {
    input,
    show(title: string) {
      state.shown = title;
      if (!state.open) input.value = title;
    }
  });
}

function groupElement({title, options}: SearchGroup, id: string): HTMLElement {
  const items = options.map(({key, title: text, note}, i) =>
    html(
      "div",
      {role: "option", id: `${id}-${i}`, "aria-selected": "false", "data-key": key, "data-title": text},
      html("span", {}, text),
      note && html("small", {}, note)
    )
  );
  if (title === null) return html("div", {role: "presentation"}, ...items);
  const heading = html("div", {id: `${id}-title`, class: "search-group", role: "presentation"}, title);
  return html("div", {role: "group", "aria-labelledby": heading.id}, heading, ...items);
}

function listen(
  input: HTMLInputElement,
  list: HTMLElement,
  {
    state,
    setOpen,
    fill,
    activate,
    choose
  }: {
    readonly state: State;
    readonly setOpen: (open: boolean) => void;
    readonly fill: (query: string) => void;
    readonly activate: (index: number) => void;
    readonly choose: (option: HTMLElement | undefined) => void;
  }
): void {
  input.addEventListener("click", () => {
    setOpen(true);
    input.select();
  });
  input.addEventListener("input", () => {
    setOpen(true);
    fill(input.value);
  });
  input.addEventListener("keydown", (event) => {
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (step !== undefined) {
      if (state.open) activate(state.active + step);
      else setOpen(true);
    } else if (event.key === "Enter" && state.open) choose(state.options[state.active]);
    else if (event.key === "Escape" && state.open) setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  input.addEventListener("blur", () => setOpen(false));
  // A press on the list must not take the focus from the field before the click arrives.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) =>
    choose((event.target as Element).closest<HTMLElement>("[role=option]") ?? undefined)
  );
}
