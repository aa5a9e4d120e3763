import {html} from "../components/dom.js";
import {computedCertainty, shippedCertainty} from "../db/certainty.js";
import type {EditionCertainty} from "../model/edition-certainty.js";
import {draftProblems, effectiveMethod} from "../model/method-draft.js";
import {LAB_WORDS} from "../text/methodenlabor.js";
import {effectSentence, sureSentence} from "../views/certainty.js";
import type {Laboratory} from "./laboratory.js";
import {takenEffects} from "./take-results.js";

/** How sure the classes are: in words and as a figure. */
function certaintyWords(lab: Laboratory, certainty: EditionCertainty): readonly HTMLElement[] {
  const effect = effectSentence(certainty);
  return [
    html("p", {}, sureSentence(certainty)),
    ...(effect === null ? [] : [html("p", {}, effect), takenEffects(lab, certainty)])
  ];
}

/** The reference's from the shipped file where there is one; any draft's on demand. */
export function labCertainty(lab: Laboratory): HTMLElement {
  const {store, site} = lab;
  const button = html("button", {type: "button", class: "button"}, LAB_WORDS.compute);
  const status = html("p", {class: "lab-certainty-status", role: "status"});
  const result = html("div", {class: "lab-certainty-result"});
  const held: {of: string | null} = {of: null};
  const key = () => store.search().replace(/&?index=\w+/, "");
  const show = (certainty: EditionCertainty) => {
    held.of = key();
    result.replaceChildren(...certaintyWords(lab, certainty));
    status.textContent = "";
    button.disabled = false;
  };
  const compute = async () => {
    const wanted = key();
    Object.assign(button, {disabled: true});
    status.textContent = LAB_WORDS.computing;
    try {
      const found = await computedCertainty(site, effectiveMethod(store.view.draft), lab.edition());
      if (wanted === key()) return show(found);
      status.textContent = LAB_WORDS.outdated;
    } catch {
      status.textContent = "Für diese Methode lässt sich die Sicherheit nicht berechnen.";
    }
    button.disabled = false;
  };
  button.addEventListener("click", () => void compute());
  const check = async () => {
    const outdated = held.of !== null && held.of !== key();
    result.classList.toggle("is-outdated", outdated);
    status.textContent = outdated ? LAB_WORDS.outdated : "";
    button.disabled = draftProblems(store.view.draft).length > 0;
    if (store.view.draft !== store.reference || held.of === key()) return;
    const shipped = await shippedCertainty(site, store.reference, lab.edition());
    if (shipped !== null && store.view.draft === store.reference) {
      show(shipped);
      result.classList.remove("is-outdated");
    }
  };
  store.listen(() => void check());
  void check();
  return html("div", {class: "lab-certainty"}, html("p", {}, button), status, result);
}
