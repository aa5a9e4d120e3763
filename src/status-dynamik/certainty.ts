import {html} from "../components/dom.js";
import {computedCertainty, shippedCertainty} from "../db/certainty.js";
import type {Site} from "../db/site.js";
import {certaintyIndex, type CertaintyIndex, type EditionCertainty} from "../model/edition-certainty.js";
import type {Edition, Method} from "../model/method.js";
import {LAB_WORDS} from "../text/methodenlabor.js";
import {effectSentence, noiseSummary, sureSentence} from "../views/certainty.js";
import type {Notebook, NotebookData} from "./notebook.js";
import type {FigureFrame} from "./show-figure.js";
import {takenEffects} from "./taken-chart.js";

/** How sure the classes are, by edition: it grows as a reader asks for more. */
export type Certainties = Map<string, CertaintyIndex>;

export const certaintyKey = ({id}: Method, {period}: Edition): string => `${id} ${period}`;

/** Takes what the site ships for its first view; another edition is computed when the reader asks. */
export async function loadCertainty(
  site: Site,
  method: Method,
  edition: Edition,
  certainties: Certainties
): Promise<void> {
  const key = certaintyKey(method, edition);
  if (certainties.has(key)) return;
  const shipped = await shippedCertainty(site, method, edition);
  if (shipped !== null) certainties.set(key, certaintyIndex(shipped));
}

/** How sure the classes are: in words, and which assumption matters most; for other editions a button that computes it. */
export function certaintySection(notebook: Notebook, data: NotebookData, frame: FigureFrame): HTMLElement {
  const root = html("div", {class: "certainty"});
  const known = data.certainty ?? notebook.certainties.get(certaintyKey(data.method, data.edition));
  const words = (certainty: EditionCertainty) => [
    ...certaintyWords(certainty),
    ...(certainty.effects.length === 0 ? [] : [takenEffects(notebook, data, frame, certainty)])
  ];
  if (known) root.replaceChildren(...words(known.certainty));
  else
    root.replaceChildren(
      ...onDemand(notebook, data, frame, (found) => root.replaceChildren(...words(found)))
    );
  return root;
}

function onDemand(
  notebook: Notebook,
  data: NotebookData,
  frame: FigureFrame,
  show: (certainty: EditionCertainty) => void
): readonly Node[] {
  const {method, edition} = data;
  const button = html("button", {type: "button", class: "button"}, LAB_WORDS.compute);
  const status = html("p", {role: "status"});
  button.addEventListener("click", async () => {
    button.disabled = true;
    status.textContent = LAB_WORDS.computing;
    try {
      const found = certaintyIndex(await computedCertainty(notebook.site, method, edition));
      notebook.certainties.set(certaintyKey(method, edition), found);
      show(found.certainty);
      const view = frame.view();
      if (view?.method === method.id && view.period === edition.period)
        frame.show({...data, certainty: found});
    } catch {
      status.textContent = "Für diesen Zeitraum lässt sich die Sicherheit nicht berechnen.";
      button.disabled = false;
    }
  });
  return [html("p", {}, button), status];
}

function certaintyWords(certainty: EditionCertainty): readonly Node[] {
  const paragraphs = [sureSentence(certainty), effectSentence(certainty), noiseSummary(certainty)];
  return paragraphs.filter((text) => text !== null).map((text) => html("p", {}, text));
}
