import type {BuildInfo, Source} from "../../src/model/build-info.js";
import {fontFaces} from "./fonts.js";
import type {SiteInfo, SitePage} from "./site-info.js";

/** The German frame around every page, as HTML: Framework asks for it page by page. */
export interface PageFrame {
  readonly head: string;
  readonly header: string;
  readonly footer: string;
}

/** @param path - the page's path from the site's root, for instance "/status-dynamik/index" */
export function pageFrame({build, pages}: SiteInfo, path: string): PageFrame {
  const base = "../".repeat(path.split("/").length - 2) || "./";
  return {
    head: `<link rel="icon" href="/icon.svg" type="image/svg+xml">\n<style>${fontFaces(base)}</style>\n<script>${THEME_SCRIPT}</script>`,
    header: [banner(build), navigation(build, pages, path)].filter(Boolean).join("\n"),
    footer: footer(build)
  };
}

/** Sets the theme chosen before, ahead of the first paint; the button in the header changes it. */
const THEME_SCRIPT = `(() => {
  const root = document.documentElement, key = "quartierslabor-theme";
  const set = (theme) => (root.dataset.theme = theme);
  const dark = () => (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  try { const theme = localStorage.getItem(key); if (theme === "dark" || theme === "light") set(theme); } catch {}
  addEventListener("click", (event) => {
    const button = event.target.closest?.(".site-theme");
    if (!button) return;
    const theme = dark() ? "light" : "dark";
    set(theme);
    try { localStorage.setItem(key, theme); } catch {}
  });
})();`;

function banner({municipality, scope}: BuildInfo): string {
  const notes = [
    municipality.fictional &&
      `<p class="site-banner site-banner-fictional" role="note"><strong>Fiktive Daten.</strong> ` +
        `${escape(municipality.name)} gibt es nicht; alle Gebiete und Zahlen sind erfunden.</p>`,
    scope === "internal" &&
      `<p class="site-banner site-banner-internal" role="note"><strong>Nur für den internen Gebrauch.</strong> ` +
        `Diese Seiten enthalten Angaben, die nicht veröffentlicht werden dürfen.</p>`
  ];
  return notes.filter(Boolean).join("\n");
}

function navigation({municipality}: BuildInfo, pages: readonly SitePage[], path: string): string {
  const links = pages.map((page) => {
    const current = page.path.replace(/\/$/, "/index") === path ? ' aria-current="page"' : "";
    return `<a href="${escape(page.path)}"${current}>${escape(page.title)}</a>`;
  });
  return `<div class="site-header">
<a class="site-brand" href="/"><strong>Quartierslabor</strong> <span aria-hidden="true">·</span> ${escape(municipality.name)}</a>
<nav class="site-nav" aria-label="Seiten">${links.join("\n")}</nav>
<button class="site-theme" type="button" aria-label="Hell oder dunkel darstellen" title="Hell oder dunkel darstellen">◐</button>
</div>`;
}

function footer(build: BuildInfo): string {
  const {municipality, data_version, software, sources} = build;
  return `<div class="site-footer">
<p>Datenstand <code>${escape(data_version)}</code> · ${escape(software.name)} ${escape(software.version)}${
    municipality.fictional ? " · Fiktive Daten einer erfundenen Stadt" : ""
  }</p>
${sources.length ? `<p>Quellen:</p>\n<ul>${sources.map(source).join("\n")}</ul>` : ""}
</div>`;
}

function source({title, office, licence, attribution, url}: Source): string {
  const name = url ? `<a href="${escape(url)}" rel="external">${escape(title)}</a>` : escape(title);
  const parts = [name, escape(office), escape(licence), attribution === office ? "" : escape(attribution)];
  return `<li>${parts.filter(Boolean).join(" · ")}</li>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
