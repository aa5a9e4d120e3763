import {editionSelect} from "../components/controls/edition-select.js";
import {html} from "../components/dom.js";
import {LINK_NOTES} from "../text/classification.js";
import {LAB_LINK_NOTES, LAB_WORDS} from "../text/methodenlabor.js";
import {periodWords} from "../views/status-figure.js";
import {indexEditor} from "./editor.js";
import {exclusionEditor} from "./exclusions.js";
import type {Laboratory} from "./laboratory.js";
import {labResults} from "./results.js";
import {changesBar} from "./take-along.js";

/** The choice of the reference and its edition. */
export function referenceChoice({site, store}: Laboratory): HTMLElement {
  const choice = editionSelect({
    options: site.methods.map(({id, title, editions}) => ({
      id,
      title,
      periods: editions
        .map((edition) => ({period: edition.period, title: periodWords(edition)}))
        .sort((a, b) => (a.period < b.period ? -1 : 1))
    })),
    value: {method: store.view.method, period: store.view.period},
    words: LAB_WORDS.reference
  });
  choice.addEventListener("input", () => store.choose(choice.value.method, choice.value.period));
  return choice;
}

/** What of the address was not understood; nothing once the reader has chosen another method or period. */
export function labNotes({store}: Laboratory): HTMLElement {
  const root = html("div", {role: "status"});
  const show = () => {
    const texts = new Set(
      store.notes.map(({parameter}) => LAB_LINK_NOTES[parameter] ?? LINK_NOTES[parameter] ?? "")
    );
    if (root.childElementCount === 0 && texts.size === 0) return;
    const items = [...texts].map((text) => html("li", {}, text));
    root.replaceChildren(...(items.length === 0 ? [] : [html("ul", {class: "link-notes"}, ...items)]));
  };
  store.listen(show);
  show();
  return root;
}

/** The workbench: on the left what can be changed, on the right what comes of it. */
export function workbench(lab: Laboratory): HTMLElement {
  return html(
    "div",
    {class: "lab-bench wide"},
    html(
      "div",
      {class: "lab-controls"},
      html("h2", {class: "visually-hidden"}, "Methode ändern"),
      indexEditor(lab),
      exclusionEditor(lab)
    ),
    html("div", {class: "lab-outcome"}, changesBar(lab), labResults(lab))
  );
}
