import {copyButton} from "../components/controls/copy-button.js";
import {saveButton} from "../components/controls/save-button.js";
import {html} from "../components/dom.js";
import {draftProblems, effectiveMethod} from "../model/method-draft.js";
import {withEnvelope} from "../model/link-envelope.js";
import {fingerprint} from "../model/link-fingerprint.js";
import type {Method} from "../model/method.js";
import {writeMethod} from "../model/write-method.js";
import {LAB_WORDS} from "../text/methodenlabor.js";
import {changeSentence, type ChangeNames} from "../views/lab-changes.js";
import {shownGroups} from "../views/status-data.js";
import type {Laboratory} from "./laboratory.js";

/** Names for sentences on changes. */
export function changeNames(lab: Laboratory): ChangeNames {
  const {level} = lab.store.reference;
  return {indicator: lab.title, area: (id) => lab.places().area(level, id)?.name ?? id};
}

/** What is changed, in words, with the ways back. */
export function changesBar(lab: Laboratory): HTMLElement {
  const {store} = lab;
  const words = html("p", {class: "lab-changes", role: "status"});
  const undo = html("button", {type: "button", class: "button"}, LAB_WORDS.undo);
  const reset = html("button", {type: "button", class: "button"}, LAB_WORDS.reset);
  undo.addEventListener("click", () => store.undo());
  reset.addEventListener("click", () => store.reset());
  const show = () => {
    words.textContent = changeSentence(store.reference, store.view.draft, changeNames(lab));
    undo.disabled = !store.canUndo;
    reset.disabled = store.view.draft === store.reference;
  };
  store.listen(show);
  show();
  return html("div", {class: "lab-bar"}, words, html("p", {class: "lab-buttons"}, undo, reset));
}

/** The draft as a method of its own: named after its reference, its changes in its note. */
export function namedDraft(lab: Laboratory): Method {
  const {reference, view} = lab.store;
  const draft = effectiveMethod(view.draft);
  const note = changeSentence(reference, view.draft, changeNames(lab));
  return {
    ...draft,
    id: `${reference.id}-variante`,
    version: `${reference.version}-variante`,
    title: `${reference.title} (Variante)`,
    source: {title: `Methodenlabor, ausgehend von ${reference.source.title}`, url: reference.source.url, note}
  };
}

/** The whole link; it says which data and which version of the reference it was made on. Short enough for pictures. */
export function labLink(lab: Laboratory): string {
  return wholeLink(lab, null);
}

/** The same with what the classes are now, so that it can name the areas that have another one when it is opened later. */
function fullLabLink(lab: Laboratory): string {
  const {draft, failure} = lab.state;
  return wholeLink(lab, draft === null || failure !== null ? null : fingerprint(shownGroups(draft.rows)));
}

function wholeLink({site, store}: Laboratory, print: string | null): string {
  const {data_version: dataVersion} = site.info;
  const stamp = {dataVersion, methodVersion: store.reference.version, fingerprint: print};
  return new URL(withEnvelope(store.search(), stamp), location.href).href;
}

/** The result leaves as a method file, as a link and as the SQL. */
export function takeAlong(lab: Laboratory): HTMLElement {
  const {store} = lab;
  const file = () => ({
    name: `${namedDraft(lab).id}.yaml`,
    type: "application/yaml;charset=utf-8",
    content: writeMethod(namedDraft(lab), [
      "Methodendatei aus dem Methodenlabor. Im Ordner methods/ der Kommune muss die Datei wie ihre id heißen.",
      `Auf der Kommandozeile: quartierslabor classify --method ${namedDraft(lab).id}.yaml --period ${store.view.period} --values werte.csv`
    ])
  });
  const save = saveButton({label: LAB_WORDS.file, file});
  const link = copyButton({
    ...{label: LAB_WORDS.link, done: LAB_WORDS.linkDone},
    text: () => fullLabLink(lab)
  });
  const sql = () => lab.state.draft?.query.sql ?? "";
  const code = html("code", {});
  const details = html(
    "details",
    {class: "sql"},
    html("summary", {}, "Die Abfrage, die gerechnet hat (SQL)"),
    copyButton({...{label: LAB_WORDS.sql, done: LAB_WORDS.sqlDone}, text: sql}),
    html("pre", {tabindex: 0}, code)
  );
  const show = () => {
    save.disabled = draftProblems(store.view.draft).length > 0;
    if (details.open) code.textContent = sql();
  };
  details.addEventListener("toggle", show);
  store.listen(show);
  lab.listen(show);
  return html("div", {class: "how"}, html("p", {class: "buttons"}, save, link), details);
}
