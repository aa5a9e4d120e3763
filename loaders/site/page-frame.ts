import type {BuildInfo, Source} from "../../src/model/build-info.js";
import type {SiteInfo, SitePage} from "./site-info.js";

/** The German frame around every page, as HTML: Framework asks for it page by page. */
export interface PageFrame {
  readonly header: string;
  readonly footer: string;
}

/** @param path - the page's path from the site's root, for instance "/status-dynamik/index" */
export function pageFrame({build, pages}: SiteInfo, path: string): PageFrame {
  const header = `${navigation(build, pages, path)}\n${notes(build, path)}`;
  return {header, footer: footer(build, pages, path)};
}

/** The way from a page to the site's root: "./" or as many "../" as it takes. */
export function pathToRoot(path: string): string {
  return "../".repeat(path.split("/").length - 2) || "./";
}

function notes({municipality, scope}: BuildInfo, path: string): string {
  const fictional =
    `<p class="fictional-note" role="note"><strong>Fiktive Daten.</strong> ` +
    `${escape(municipality.name)} gibt es nicht; alle Gebiete und Zahlen sind erfunden.</p>`;
  const internal =
    `<p class="fictional-note internal-note" role="note"><strong>Nur für den internen Gebrauch.</strong> ` +
    `Diese Seiten enthalten Angaben, die nicht veröffentlicht werden dürfen.</p>`;
  const noScript =
    `<noscript><p class="fictional-note">Diese Seiten rechnen in Ihrem Browser und brauchen dafür JavaScript. ` +
    `Ohne JavaScript zeigt der Atlas seine erste Karte, und alle Tabellen sind als Dateien zu haben; welche es gibt, sagt das ` +
    `<a href="${pathToRoot(path)}data/datapackage.json">Verzeichnis der Daten</a>.</p></noscript>`;
  return [municipality.fictional ? fictional : "", scope === "internal" ? internal : "", noScript].join("");
}

function navigation({municipality}: BuildInfo, pages: readonly SitePage[], path: string): string {
  const offered = pages.filter((page) => page.path !== OWN_STATEMENT);
  const menus = new Map(offered.map(({menu}) => [menu, offered.filter((page) => page.menu === menu)]));
  const entries = offered.map((page) => {
    const own = menus.get(page.menu) ?? [];
    if (page.menu === undefined || own.length === 1) return pageLink(page, path);
    return page === own[0] ? menu(page.menu, own, path) : "";
  });
  const theme = "Helle oder dunkle Darstellung";
  return `<div class="site-header">
<a class="brand" href="/">Quartierslabor <span>${escape(municipality.name)}</span></a>
<nav aria-label="Seiten">${entries.filter(Boolean).join("\n")}</nav>
<button class="theme-switch" data-theme-switch type="button" aria-label="${theme}" title="${theme}"></button>
</div>`;
}

function menu(title: string, pages: readonly SitePage[], path: string): string {
  const current = pages.some((page) => isCurrent(page, path)) ? ' class="current"' : "";
  const links = pages.map((page) => `<li>${pageLink(page, path)}</li>`).join("\n");
  return `<details name="site-menu"><summary${current}>${escape(title)}</summary><ul>${links}</ul></details>`;
}

function pageLink(page: SitePage, path: string): string {
  const current = isCurrent(page, path) ? ' aria-current="page"' : "";
  return `<a href="${escape(page.path)}"${current}>${escape(page.title)}</a>`;
}

function isCurrent(page: SitePage, path: string): boolean {
  return page.path.replace(/\/$/, "/index") === path;
}

/** A municipality's own declaration of accessibility, a notebook, takes the place of the template. */
const OWN_STATEMENT = "/notebooks/barrierefreiheit";

/** Pages that every site has and no navigation needs. */
function footPages(pages: readonly SitePage[]): string {
  const statement = pages.some(({path}) => path === OWN_STATEMENT) ? OWN_STATEMENT : "/barrierefreiheit";
  return `<a href="/lesezeichen">Lesezeichen</a> · <a href="${statement}">Erklärung zur Barrierefreiheit</a>`;
}

function footer(build: BuildInfo, pages: readonly SitePage[], path: string): string {
  const {municipality, data_version, software, sources} = build;
  return `<div class="site-footer">
${embedLine(build, path)}
<p>Datenstand <code>${escape(data_version)}</code> · ${escape(software.name)} ${escape(software.version)}${
    municipality.fictional ? " · Fiktive Daten einer erfundenen Stadt" : ""
  }</p>
<p>${footPages(pages)}</p>
${sources.length ? `<p>Quellen:</p>\n<ul>${sources.map(source).join("\n")}</ul>` : ""}
</div>`;
}

/** What stands below a page that another page embeds; without scripts the link leads to the page as it is without choices. */
function embedLine({municipality, scope}: BuildInfo, path: string): string {
  const page = escape(path.replace(/\/index$/, "/"));
  const kind = municipality.fictional ? " (fiktive Daten)" : "";
  const internal = scope === "internal" ? "<strong>Nur für den internen Gebrauch.</strong> " : "";
  const link = `<a href="${page}" target="_blank" rel="noopener">Ganze Seite mit Quellen, Rechenweg und Daten</a>`;
  return `<p class="embed-line">${internal}${escape(municipality.name)}${kind} · ${link}</p>`;
}

function source({title, office, licence, attribution, url}: Source): string {
  const name = url ? `<a href="${escape(url)}" rel="external">${escape(title)}</a>` : escape(title);
  const parts = [name, escape(office), escape(licence), attribution === office ? "" : escape(attribution)];
  return `<li>${parts.filter(Boolean).join(" · ")}</li>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
