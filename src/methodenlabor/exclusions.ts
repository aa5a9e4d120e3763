import {labelledSelect} from "../components/controls/labelled-select.js";
import {html} from "../components/dom.js";
import {leftOut, withLeftOut} from "../model/method-draft.js";
import {LAB_WORDS} from "../text/methodenlabor.js";
import {locatedIn} from "../views/status-data.js";
import type {Laboratory} from "./laboratory.js";

/** The rules on which areas count: a minimum population, and areas left out by name. */
export function exclusionEditor(lab: Laboratory): HTMLElement {
  const {store} = lab;
  const minimum = html("input", {type: "number", min: 0, step: 50, inputmode: "numeric"});
  minimum.addEventListener("change", () => {
    const {draft} = store.view;
    const value = minimum.valueAsNumber;
    const minimumPopulation = Number.isFinite(value) && value > 0 ? value : null;
    store.change({...draft, areas: {...draft.areas, minimumPopulation}}, "minimum");
  });
  const minimumField = html("label", {class: "labelled-field"}, html("span", {}, LAB_WORDS.minimum), minimum);
  const choice = labelledSelect({label: LAB_WORDS.leaveOut, options: [], value: ""});
  choice.select.addEventListener("change", () => {
    const {draft} = store.view;
    if (choice.select.value !== "")
      store.change(withLeftOut(draft, [...leftOut(draft), choice.select.value]));
  });
  const list = html("ul", {class: "lab-left-out"});
  const offered: {rows: unknown; out: string} = {rows: null, out: ""};
  const show = () => {
    const {draft} = store.view;
    minimumField.hidden = draft.areas.population === null;
    const text = draft.areas.minimumPopulation === null ? "" : String(draft.areas.minimumPopulation);
    if (minimum.value !== text && document.activeElement !== minimum) minimum.value = text;
    const out = leftOut(draft);
    const rows = lab.state.reference?.rows ?? null;
    if (rows === offered.rows && out.join() === offered.out) return;
    Object.assign(offered, {rows, out: out.join()});
    choice.update(areaOptions(lab, out), "");
    list.replaceChildren(...out.map((id) => leftOutItem(lab, id)));
  };
  store.listen(show);
  lab.listen(show);
  return html(
    "section",
    {},
    html("h3", {}, LAB_WORDS.exclusions),
    html("div", {class: "lab-fields"}, minimumField, choice),
    list
  );
}

function areaOptions({store, state, places}: Laboratory, out: readonly string[]) {
  const rows = (state.reference?.rows ?? []).filter(({area_id}) => !out.includes(area_id));
  const data = {places: places(), method: store.reference};
  const items = rows.map((row) => {
    const parent = locatedIn(data, row);
    return {value: row.area_id, text: parent === null ? row.name : `${row.name} (${parent})`};
  });
  items.sort((a, b) => a.text.localeCompare(b.text, "de"));
  return [{value: "", text: "Gebiet wählen …"}, ...items];
}

function leftOutItem({store, places}: Laboratory, id: string): HTMLElement {
  const name = places().area(store.reference.level, id)?.name ?? id;
  const button = html(
    "button",
    {type: "button", "aria-label": LAB_WORDS.takeBack(name), title: LAB_WORDS.takeBack(name)},
    "×"
  );
  button.addEventListener("click", () => {
    const {draft} = store.view;
    store.change(
      withLeftOut(
        draft,
        leftOut(draft).filter((one) => one !== id)
      )
    );
  });
  return html("li", {}, html("span", {}, name), button);
}
