import {html} from "../components/dom.js";
import {formatNumber} from "../model/format.js";
import {PROFILE_WORDS} from "../text/profile.js";
import {REPORT_WORDS} from "../text/report.js";
import {methodInWords} from "../views/method-words.js";
import type {ProfileSource, ProfileValueList} from "../views/profile.js";
import {profileNotes} from "../views/profile-notes.js";
import {anchorOf, type Report} from "./report-page.js";

/** Title, what it shows, from which data, and who may see it. */
export function titlePage({site, title, profiles}: Report, {classification}: ProfileSource): HTMLElement {
  const {municipality, scope, data_version, software} = site.info;
  const level = profiles[0]!.level;
  const method = classification?.method;
  return html(
    "section",
    {class: "report-title"},
    html("h1", {}, title),
    html(
      "p",
      {class: "lead"},
      `${municipality.name}. ${formatNumber(profiles.length)} ${profiles.length === 1 ? level.title : level.plural}: Lage, Bevölkerung, Indikatoren und Einrichtungen, alle gleich aufgebaut.`
    ),
    municipality.fictional && html("p", {}, html("strong", {}, REPORT_WORDS.fictional)),
    scope === "internal" && html("p", {}, html("strong", {}, REPORT_WORDS.internal)),
    method !== undefined &&
      html("p", {}, `Einstufung: ${method.title} (${method.id}, Version ${method.version}).`),
    html("p", {}, `Datenstand ${data_version}. ${software.name} ${software.version}.`)
  );
}

/** The profiles with the pages they begin on, which are filled in when the document is printed. */
export function contents({profiles}: Report): HTMLElement {
  const entries = [
    ...profiles.map(({area, parents}, i) => ({
      id: anchorOf(i),
      title: area.name,
      place: parents.at(parents.length > 1 ? -2 : 0)?.area.name ?? null
    })),
    {id: "methode", title: REPORT_WORDS.method, place: null},
    {id: "quellen", title: REPORT_WORDS.sources, place: null}
  ];
  return html(
    "nav",
    {class: "report-contents", "aria-label": REPORT_WORDS.contents},
    html("h2", {}, REPORT_WORDS.contents),
    html(
      "ol",
      {},
      ...entries.map(({id, title, place}) =>
        html(
          "li",
          {},
          html(
            "a",
            {href: `#${id}`},
            html("span", {}, title, place && html("small", {}, ` ${place}`)),
            html("span", {"data-page-of": id})
          )
        )
      )
    )
  );
}

/** How it was computed, how figures are read, what must be known, where it comes from. */
export function endPages(report: Report, source: ProfileSource, values: ProfileValueList): HTMLElement {
  const {site, profiles} = report;
  const {notes, sources} = profileNotes([values, ...profiles.map(() => [])], site.info);
  return html(
    "section",
    {class: "report-end"},
    html("h2", {id: "methode"}, REPORT_WORDS.method),
    html("h3", {}, REPORT_WORDS.reading),
    html("p", {}, PROFILE_WORDS.reading),
    ...methodSection(report, source),
    html("h3", {}, REPORT_WORDS.notes),
    list(notes),
    html("h2", {id: "quellen"}, REPORT_WORDS.sources),
    list(sources)
  );
}

function list(items: readonly string[]): HTMLElement {
  return html("ul", {}, ...items.map((item) => html("li", {}, item)));
}

function methodSection({site}: Report, {classification}: ProfileSource): readonly HTMLElement[] {
  if (classification === null) return [];
  const {method, edition} = classification;
  const titles = new Map([...site.indicators].map(([key, {title}]) => [key, title]));
  const {title, note} = method.source;
  return [
    html("h3", {}, method.title),
    html("p", {}, `Grundlage: ${title}.${note === null ? "" : ` ${note}`}`),
    html(
      "dl",
      {class: "method-steps"},
      ...methodInWords(method, edition, titles).flatMap((step) => [
        html("dt", {}, step.title),
        html("dd", {}, list(step.sentences))
      ])
    )
  ];
}
