import {html} from "../dom.js";

export interface EditionOption {
  readonly id: string;
  readonly title: string;
  /** Periods in the order they are offered, with what to show. */
  readonly periods: readonly {readonly period: string; readonly title: string}[];
}

export interface EditionSelectProps {
  readonly options: readonly EditionOption[];
  readonly value: EditionValue;
  readonly words: {readonly method: string; readonly period: string};
}

export interface EditionValue {
  readonly method: string;
  readonly period: string;
}

/** Dispatches `input`; made for Framework's `view(…)`. */
export interface EditionSelectElement extends HTMLElement {
  readonly value: EditionValue;
}

/**
 * Chooses a method and one of its periods. Another method keeps the period where it has it, and takes its newest (the
 * last offered) otherwise. With a single method only the periods are offered.
 */
export function editionSelect({options, value, words}: EditionSelectProps): EditionSelectElement {
  const method = html(
    "select",
    {name: "method", "aria-label": words.method},
    ...options.map(({id, title}) => html("option", {value: id}, title))
  );
  const periods = html("div", {class: "edition-periods", role: "radiogroup", "aria-label": words.period});
  const state = {value};
  const show = () => {
    method.value = state.value.method;
    const {periods: offered} = options.find(({id}) => id === state.value.method)!;
    periods.replaceChildren(...offered.map(({period, title}) => periodChoice(period, title, state.value)));
  };
  const root = html(
    "form",
    {class: "edition-select"},
    options.length > 1 ? html("label", {}, html("span", {}, words.method), method) : "",
    html("div", {class: "edition-field"}, html("span", {"aria-hidden": "true"}, words.period), periods)
  );
  root.addEventListener("submit", (event) => event.preventDefault());
  root.addEventListener("input", (event) => {
    const changed = event.target as HTMLInputElement | HTMLSelectElement;
    if (changed === method)
      state.value = {method: method.value, period: keptPeriod(options, method.value, state.value)};
    else if (changed.name === "period") state.value = {...state.value, period: changed.value};
    if (changed === method) show();
  });
  show();
  return Object.defineProperty(root, "value", {get: () => state.value}) as unknown as EditionSelectElement;
}

function periodChoice(period: string, title: string, value: EditionValue): HTMLElement {
  const radio = html("input", {
    type: "radio",
    name: "period",
    value: period,
    checked: period === value.period
  });
  return html("label", {}, radio, html("span", {}, title));
}

function keptPeriod(options: readonly EditionOption[], method: string, {period}: EditionValue): string {
  const {periods} = options.find(({id}) => id === method)!;
  return periods.some((offered) => offered.period === period) ? period : periods.at(-1)!.period;
}
