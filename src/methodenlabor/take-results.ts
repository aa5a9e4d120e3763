import {effectBars} from "../components/charts/effect-bars.js";
import {html} from "../components/dom.js";
import type {AgreementTableProps} from "../components/tables/agreement-table.js";
import type {EditionCertainty} from "../model/edition-certainty.js";
import {saveable} from "../share/saveable.js";
import {takeLine} from "../share/take-line.js";
import {LAB_WORDS} from "../text/methodenlabor.js";
import {effectBarsProps} from "../views/certainty.js";
import {agreementDownload, changedDownload} from "../views/lab-download.js";
import type {LabComparison} from "../views/lab-figure.js";
import {sourceLine} from "../views/statistics-source.js";
import {periodWords} from "../views/status-figure.js";
import type {Laboratory} from "./laboratory.js";
import {labLink} from "./take-along.js";

/** What all lines of the page have in common; each is asked for when a button is pressed. */
function taken(lab: Laboratory, kind: string) {
  const {reference, view} = lab.store;
  return {
    info: lab.site.info,
    name: `methodenlabor-${reference.id}-${view.period}-${kind}`,
    period: periodWords(lab.edition()),
    link: () => labLink(lab)
  };
}

/** The sources of what the draft counts with. */
function sources({site, store}: Laboratory): string {
  const {status, dynamics} = store.view.draft;
  const keys = [...status.indicators, ...(dynamics?.indicators ?? [])].map(({key}) => key);
  const indicators = [...new Set(keys)].flatMap((key) => site.indicators.get(key) ?? []);
  return sourceLine(site.info, ...indicators);
}

/** The line below the map of the differences. */
export function takeMap(lab: Laboratory, figure: HTMLElement): HTMLElement {
  const prepared = () => {
    const sentence = figure.querySelector(".lab-sentence")?.textContent ?? "";
    figure.dataset.exportSource = `${sentence} ${sources(lab)}`.trim();
    return figure;
  };
  const name = () => taken(lab, "karte").name;
  return takeLine({info: lab.site.info, name, link: () => labLink(lab), figure: prepared});
}

/** The line below the table of areas with another class. */
export function takeChanged(
  lab: Laboratory,
  shown: () => {readonly comparison: LabComparison | null; readonly listed: readonly string[]}
): HTMLElement {
  const table = () => {
    const {comparison, listed} = shown();
    const data = {places: lab.places(), method: lab.store.reference};
    const {period} = taken(lab, "");
    const columns = comparison === null ? [] : changedDownload(comparison, data, listed);
    return {title: LAB_WORDS.changedTable, period, columns};
  };
  const name = () => taken(lab, "gebiete").name;
  return takeLine({info: lab.site.info, name, link: () => labLink(lab), table});
}

/** An agreement table with its line below. */
export function takenAgreement(
  lab: Laboratory,
  table: HTMLElement,
  props: AgreementTableProps,
  index: string
): HTMLElement {
  return saveable(table, {
    ...taken(lab, `uebereinstimmung-${index}`),
    as: "table",
    title: props.caption,
    columns: () => agreementDownload(props)
  });
}

/** Which assumption matters most, with its line below. */
export function takenEffects(lab: Laboratory, certainty: EditionCertainty): HTMLElement {
  const props = effectBarsProps(certainty);
  const {reference} = lab.store;
  return html(
    "div",
    {},
    saveable(effectBars(props), {
      ...taken(lab, "annahmen"),
      as: "both",
      title: props.title,
      subtitle: `${props.subtitle}, ausgehend von „${reference.title}“, ${periodWords(lab.edition())}`,
      source: `${props.caption} ${sources(lab)}`
    })
  );
}
