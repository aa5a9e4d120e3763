import {linkReport} from "../components/figures/link-report.js";
import {html} from "../components/dom.js";
import {report} from "../components/link-state.js";
import {dataVersions} from "../db/data-files.js";
import {linkReportProps} from "../views/link-report.js";
import {groupWords, shownGroups} from "../views/status-data.js";
import type {LabResult} from "../db/lab.js";
import type {Laboratory} from "./laboratory.js";

/**
 * Says what has changed since the link was made that the page was opened with: data, version of the reference method, classes of
 * areas. Empty for a link without a stamp or made on these very data, and once the reader has chosen something else.
 */
export function linkChanges(lab: Laboratory): HTMLElement {
  const {link, store} = lab;
  const root = html("div", {class: "lab-link-changes"});
  const opened = store.search();
  const isOther = store.notes.length > 0 || link.stamp.dataVersion === null;
  if (isOther) return root;
  root.addEventListener("areaselect", (event) => {
    const map = document.querySelector<HTMLElement>(".lab-map-part");
    if (map) report(map, "areaselect", (event as CustomEvent<{area: string}>).detail);
  });
  const held: {of: LabResult | null} = {of: null};
  lab.listen(({draft}) => {
    if (store.search() !== opened) return root.replaceChildren();
    if (draft === null || draft === held.of) return;
    held.of = draft;
    void changesOf(lab, draft).then((said) => {
      if (store.search() === opened) root.replaceChildren(...said);
    });
  });
  return root;
}

async function changesOf({link, store}: Laboratory, {rows, method}: LabResult): Promise<readonly Node[]> {
  const names = new Map(rows.map((row) => [row.area_id, row.name]));
  const props = linkReportProps({
    link,
    versions: await dataVersions(link),
    methodVersion: store.reference.version,
    shown: shownGroups(rows),
    areaName: (id) => names.get(id) ?? null,
    words: (group) => groupWords(method, group)
  });
  return props === null ? [] : [linkReport(props)];
}
